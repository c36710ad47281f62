import { periodSaid, type Role, roleOf, type SaidPeriod } from './headings.ts'
import { bareLabel } from './labels.ts'
import { withoutPeriod } from './said-period.ts'

const stem =
  /(本|当|每)?[年月季期]?度?(净增|新增|新建|新认定|新登记)数?量?|(当|本)([月期季]|季度)|[期季月年]末|累计|[合小总]计|截至|实有/g
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

/** A name, and what stands around it: unit and kind of figure in brackets, 当月新增 before it, a period. */
export function toldIn(text: string): Told {
  const told: Told = { name: '', qualifier: '', measure: '', role: 'unknown', said: '', period: null }
  const hear = (words: string) => {
    const role = roleOf(words)
    if (told.role === 'unknown' && (role === 'new' || role === 'level')) told.role = role
    told.said += words
  }
  let name = text.replace(/[(（[【]([^()（）[\]【】]{1,30})[)）\]】]/g, (whole, inside: string) => {
    const kept: string[] = []
    for (const piece of inside.split(/[,，;；]/)) {
      const words = piece.trim().replace(/^(计量)?单位[:：]?/, '')
      if (/^([万亿]?[元件人个家户项笔起宗处所]|%)$/.test(words)) told.measure = words
      else if (words.replace(stem, '').replace(/数|量/g, '') === '') hear(words)
      else if (periodSaid(words) && withoutPeriod(words).replace(/末|底/, '') === '') {
        told.period = periodSaid(words)
        hear(words)
      } else kept.push(words)
    }
    if (kept.length === 0) return ''
    told.qualifier += kept.join('')
    return whole.length > 20 ? whole : ''
  })
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
  return { ...told, name: bareLabel(name).replace(scope, '') }
}
