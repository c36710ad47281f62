import type { Block } from '../../domain/plan.ts'
import type { Piece } from './piece.ts'

const numerals = '[一二三四五六七八九十百]+'
const levels: { level: number; mark: RegExp }[] = [
  { level: 0, mark: new RegExp(`^(?:第(${numerals})[章部]分?|(${numerals})、)`) },
  { level: 1, mark: new RegExp(`^[（(](${numerals})[）)]`) },
  { level: 2, mark: /^(\d{1,2})[.．、](?!\d)/ },
  { level: 3, mark: /^[（(](\d{1,2})[）)]/ },
]
const dateAlone = /^[一二三四五六七八九十〇○\d]{4}年[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}日$/
const annexAlone = /^附件?\s*(\d*)[:：]?$/
const annexList = /^附件\s*[:：]|^附\s*[:：]/
const box = /^(专栏\s*\d*)/

/** A heading of the text with its printed number, and the place it opens. */
export type Heading = { place: string; number: string; title: string; level: number }

export type Document = {
  blocks: Block[]
  headings: Heading[]
  attachments: { no: number; place: string; title: string }[]
  tables: { place: string; rows: (string | null)[][] }[]
}

/** What a web page prints below a document. */
const siteFrame = /^(?:(?:主办|承办)[:：]|版权所有|网站标识码|【?(?:打印|关闭)(?:本页|窗口)?】?$|扫一扫|分享到)/

/** Gives every paragraph the place its own numbering puts it at; tables stand at their annex and get rows later. */
export function structure(pieces: readonly Piece[]): Document {
  const made: Document = { blocks: [], headings: [], attachments: [], tables: [] }
  const first = pieces.findIndex((piece) => 'text' in piece && levels[0]?.mark.test(piece.text))
  const notice = pieces.findIndex((piece) => 'text' in piece && /印发给你们|现印发|现将《/.test(piece.text))
  const dated = pieces.findIndex((piece, at) => at > notice && 'text' in piece && dateAlone.test(piece.text))
  let at: (string | undefined)[] = []
  let annex = ''
  let listing = false
  let signed = false
  for (const [index, piece] of pieces.entries()) {
    if ('text' in piece && index > first && siteFrame.test(piece.text)) {
      made.blocks.push({ place: '落款', text: piece.text })
      continue
    }
    // What follows the signature without a name of its own is a further annex: another file, another sheet.
    if (signed && annex === '' && ('rows' in piece || !(annexAlone.test(piece.text) || annexList.test(piece.text)))) {
      annex = `附件${made.attachments.length + 1}`
    }
    if ('rows' in piece) {
      const place = annex || (at.length > 0 ? `正文${at.join('')}` : '正文')
      made.tables.push({ place, rows: piece.rows })
      continue
    }
    const { text } = piece
    if (index < first && annex === '') {
      const inNotice = notice >= 0 && notice < first && index <= Math.max(dated < first ? dated : notice, notice)
      made.blocks.push({ place: inNotice ? '印发通知' : '正文前言', text })
      continue
    }
    const alone = annexAlone.exec(text)
    if (alone) {
      annex = `附件${alone[1] ?? ''}`
      listing = false
      made.blocks.push({ place: annex, text })
      continue
    }
    if (annexList.test(text) || (listing && /^\d+[.．、]/.test(text))) {
      listing = true
      made.blocks.push({ place: '附件目录', text })
      noteAttachment(made, text)
      continue
    }
    const inBox = box.exec(text)
    if (inBox) annex = (inBox[1] ?? '').replace(/\s+/g, '')
    else if (annex.startsWith('专栏') && levels.slice(0, 2).some(({ mark }) => mark.test(text))) annex = ''
    if (annex !== '') {
      made.blocks.push({ place: annex, text })
      const own = made.attachments.find(({ place }) => place === annex)
      if (!own && !annex.startsWith('专栏'))
        made.attachments.push({ no: made.attachments.length + 1, place: annex, title: text })
      continue
    }
    if (dateAlone.test(text) || (index > first && isSignature(text, pieces[index + 1]))) {
      made.blocks.push({ place: '落款', text })
      signed ||= dateAlone.test(text)
      continue
    }
    const opened = levels.find(({ mark }) => mark.test(text))
    if (opened) at = open(made, at, opened.level, opened.mark, text)
    made.blocks.push({ place: at.length === 0 ? '正文前言' : `正文${at.join('')}`, text })
  }
  return made
}

function open(
  made: Document,
  at: (string | undefined)[],
  level: number,
  mark: RegExp,
  text: string,
): (string | undefined)[] {
  const found = mark.exec(text)
  const number = found?.[1] ?? found?.[2] ?? ''
  const written = found?.[0] ?? ''
  const own = level === 0 ? (written.startsWith('第') ? written : number) : level === 2 ? number : `(${number})`
  const path = [...at.slice(0, level), ...Array<string>(Math.max(0, level - at.length)).fill(''), own]
  const title =
    text
      .slice(written.length)
      .split(/[。:：]/)[0]
      ?.trim() ?? ''
  made.headings.push({ place: `正文${path.join('')}`, number: written, title, level })
  return path
}

/** The issuer's name above the date that closes a document. */
const isSignature = (text: string, next: Piece | undefined): boolean =>
  text.length <= 30 && !/[，。；：、]/.test(text) && next !== undefined && 'text' in next && dateAlone.test(next.text)

function noteAttachment(made: Document, text: string): void {
  const title = text
    .replace(annexList, '')
    .replace(/^\d+[.．、]/, '')
    .trim()
  const [, no] = /(\d+)[.．、]/.exec(text) ?? []
  made.attachments.push({ no: made.attachments.length + 1, place: no ? `附件${no}` : '附件', title })
}

/** All that is printed at a place itself, its paragraphs joined. */
export const passage = (document: Document, place: string): string =>
  document.blocks.flatMap((block) => (block.place === place && 'text' in block ? [block.text] : [])).join('')
