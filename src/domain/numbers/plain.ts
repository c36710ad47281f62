/** Characters that mean another one where a number is read; each stands for exactly one. */
const pairs: readonly (readonly [from: string, to: string])[] = [
  ['壹贰叁肆伍陆柒捌玖拾佰仟', '一二三四五六七八九十百千'],
  ['貳參陸萬億兩〇○◯', '二三六万亿两零零零'],
  ['−﹣–﹢～〜￥', '---+~~¥'],
  ['\u3000\u00a0\u2009\u202f\t', '     '],
]

const usual = new Map(
  pairs.flatMap(([from, to]) => [...from].map((character, at): [string, string] => [character, to[at] ?? character])),
)

/**
 * Text as the reader of numbers sees it: one character for each of the original's, so that a place in one is the same
 * place in the other. Full-width forms become the usual ones, formal and traditional numerals the simple ones. The
 * full-width comma stays: between digits it may separate two numbers.
 */
export const plainNumbers = (text: string): string => text.split('').map(plainCharacter).join('')

function plainCharacter(character: string): string {
  const known = usual.get(character)
  if (known !== undefined || character === '，') return known ?? character
  const code = character.charCodeAt(0)
  return code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character
}
