import { chineseNo } from '../../domain/look.ts'
import { attribute, tokensOf } from '../../tables/xml.ts'

type Level = { start: number; format: string; text: string }

/** Word's automatic numbers: `一、` is not in the paragraph's text but follows from its list, its level and what came before. */
export class Numbering {
  private lists = new Map<string, Map<number, Level>>()
  private listOfStyle = new Map<string, { list: string; level: number }>()
  private counts = new Map<string, number[]>()
  private abstractOf = new Map<string, string>()

  constructor(numberingXml: string, stylesXml: string) {
    this.readLists(numberingXml)
    this.readStyles(stylesXml)
  }

  /** The number of the next paragraph of a list, '' where it has none. */
  next(style: string, list: string | undefined, level: number): string {
    const own = list === undefined ? this.listOfStyle.get(style) : { list, level }
    if (!own || own.list === '0') return ''
    const abstract = this.abstractOf.get(own.list) ?? own.list
    const levels = this.lists.get(abstract)
    const shape = levels?.get(own.level)
    if (!levels || !shape || shape.format === 'bullet' || shape.format === 'none') return ''
    const counts = this.counts.get(abstract) ?? []
    const count = (counts[own.level] ?? shape.start - 1) + 1
    const kept = [...Array.from({ length: own.level }, (_, at) => counts[at] ?? levels.get(at)?.start ?? 1), count]
    this.counts.set(abstract, kept)
    return shape.text.replace(/%(\d)/g, (_, place) => {
      const at = Number(place) - 1
      return written(kept[at] ?? 1, levels.get(at)?.format ?? 'decimal')
    })
  }

  private readLists(xml: string): void {
    let [abstract, number, level] = ['', '', 0]
    for (const token of tokensOf(xml)) {
      if (token.kind !== 'open') continue
      const value = attribute(token.attributes, 'val') ?? ''
      const shape = this.lists.get(abstract)?.get(level)
      if (token.name === 'abstractNum') {
        abstract = attribute(token.attributes, 'abstractNumId') ?? ''
        this.lists.set(abstract, new Map())
      } else if (token.name === 'lvl') {
        level = Number(attribute(token.attributes, 'ilvl') ?? 0)
        if (number === '') this.lists.get(abstract)?.set(level, { start: 1, format: 'decimal', text: '' })
      } else if (token.name === 'num') number = attribute(token.attributes, 'numId') ?? ''
      else if (token.name === 'abstractNumId') this.abstractOf.set(number, value)
      else if (number === '' && shape && token.name === 'start') shape.start = Number(value)
      else if (number === '' && shape && token.name === 'numFmt') shape.format = value
      else if (number === '' && shape && token.name === 'lvlText') shape.text = value
    }
  }

  private readStyles(xml: string): void {
    let [style, level] = ['', 0]
    for (const token of tokensOf(xml)) {
      if (token.kind !== 'open') continue
      const value = attribute(token.attributes, 'val') ?? ''
      if (token.name === 'style') [style, level] = [attribute(token.attributes, 'styleId') ?? '', 0]
      else if (token.name === 'ilvl') level = Number(value)
      else if (token.name === 'numId') this.listOfStyle.set(style, { list: value, level })
    }
  }
}

const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

function written(count: number, format: string): string {
  if (/chinese|japanese|ideograph|taiwanese/i.test(format)) return chineseNo(count)
  if (/EnclosedCircle/i.test(format)) return circled.charAt(count - 1)
  if (format === 'upperLetter' || format === 'lowerLetter') {
    const letter = String.fromCodePoint(64 + ((count - 1) % 26) + 1)
    return format === 'upperLetter' ? letter : letter.toLowerCase()
  }
  return String(count)
}
