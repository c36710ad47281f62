import { plainNumbers } from '../numbers/plain.ts'
import { addedWords } from './cells.ts'
import { type Role, roleOf } from './headings.ts'
import { bareLabel } from './labels.ts'
import { periodSaid, type SaidPeriod, spanIn, withoutPeriod } from './said-period.ts'

const stem = new RegExp(
  `(本|当|每)?[年月季期]?度?(${addedWords})数?量?|(当|本)([月期季]|季度)|[期季月年]末|累计|[合小总]计|截至|实有|现有`,
  'g',
)
const scope = /^(全市|我市|本市|全局|我局|本局|我县|全县|市局|局)/

/** What the words of a label say beside the name in them. */
export type Told = {
  name: string
  qualifier: string
  measure: string
  role: Role
  said: string
  period: SaidPeriod | null
}

const [ofYear, ofPart] = [
  '(?:(?:20)?\\d\\d年度?)?',
  '(?:第?[一二三四1-4]季度|[上下]半年|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:\\d{1,2}日)?)?',
]
/** 2024年3月, 截至一季度末 before a name. */
const opening = new RegExp(`^(?:截至|截止|至)?(${ofYear}${ofPart})[末底]?(?:，|,)?`)

/** A name, and what stands around it: unit and kind of figure in brackets, 当月新增 before it, a period. */
export function toldIn(cell: string): Told {
  const told: Told = { name: '', qualifier: '', measure: '', role: 'unknown', said: '', period: null }
  const hear = (words: string) => {
    const role = roleOf(words)
    if (told.role === 'unknown' && (role === 'new' || role === 'level')) told.role = role
    told.said += words
  }
  // 前三季度: what has come together since the first of several.
  const span = spanIn(cell)
  if (span !== null) {
    told.role = 'level'
    told.said += span
  }
  const text = span === null ? cell : plainNumbers(cell).replace(/\s+/g, '').replace(span, '')
  const [opens = '', period = ''] = opening.exec(text) ?? []
  if (period !== '') {
    told.period = periodSaid(opens)
    hear(opens)
  }
  let name = (period === '' ? text : text.slice(opens.length)).replace(
    /[(（[【]([^()（）[\]【】]{1,30})[)）\]】]/g,
    (whole, inside: string) => {
      const kept: string[] = []
      for (const piece of inside.split(/[,，;；]/)) {
        const words = piece.trim().replace(/^(计量)?单位[:：]?/, '')
        if (/^([万亿]?[元件人个家户项笔起宗处所名位]|%)$/.test(words)) told.measure = words
        else if (words.replace(stem, '').replace(/数|量/g, '') === '') hear(words)
        else if (periodSaid(words) && withoutPeriod(words).replace(/末|底/, '') === '') {
          told.period = periodSaid(words)
          hear(words)
        } else if (!/^20\d\d年?口径$/.test(words)) kept.push(words)
      }
      if (kept.length === 0) return ''
      told.qualifier += kept.join('')
      return whole.length > 20 ? whole : ''
    },
  )
  const [head = '', ...tail] = name.split(/[,，]\s*(?=[^,，]{0,12}$)/)
  const last = tail.join('')
  if (last !== '' && withoutPeriod(last).replace(stem, '').replace(/末|底/, '') === '') {
    told.period = periodSaid(last)
    hear(last)
    name = head
  }
  name = name.replace(stem, (words) => {
    hear(words)
    return ''
  })
  if (/总[数量]$/.test(name)) hear('总数')
  return { ...told, name: bareLabel(name).replace(scope, '') }
}
