import { Converter } from 'opencc-js/t2cn'

const simplified = Converter({ from: 't', to: 'cn' })

/** Questions are short; what is longer is read only this far. */
const readable = 1000

/**
 * What was said as it is read: mentions and emoji gone, traditional characters simplified, full-width forms plain,
 * one space between Latin words and none between Chinese characters. Line ends become full stops.
 */
export function normalise(text: string): string {
  const plainText = text
    .slice(0, readable)
    .replace(/<at[^>]*>.*?<\/at>/g, ' ')
    .replace(/@(_user_\d+|_all|知标(机器人|助手)?|zhibiao|bot)/gi, ' ')
    .replace(/@\S+\s/g, ' ')
    .replace(/[①-⑳]/g, (sign) => `第${(sign.codePointAt(0) ?? 0) - 0x245f}条`)
    .normalize('NFKC')
    .replace(/\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Default_Ignorable_Code_Point}/gu, ' ')
    .replace(/\[[\p{Script=Han}]{1,3}\]/gu, ' ')
  return (
    simplified(plainText)
      .toLowerCase()
      .replace(/[\r\n]+/g, '。')
      .replace(/\s+/g, ' ')
      // 任务15 3个: two numbers, not 153.
      .replace(/((?:任务|指标)第?\d{1,3}) (?=\d)/g, '$1,')
      .replace(/(?<![a-z]) | (?![a-z])/g, '')
      .replace(/[~～]+/g, '')
      .trim()
  )
}

export const brackets = /[()[\]{}<>《》〈〉「」『』“”"'‘’·`*_#|—]/g

/** A name as it is looked for in text: as above, and without brackets and quotation marks. */
export const bare = (text: string): string => normalise(text).replace(brackets, '')
