import type { Heading, Role } from './headings.ts'
import type { SaidPeriod } from './said-period.ts'

/** What a row or column of somebody's table is about; several where the words fit more than one. */
export type Label = {
  kind: 'indicator' | 'task'
  nos: number[]
  /** Rows whose name is like it, for where none of `nos` is the sender's. */
  near: readonly number[]
  /** The words mean the whole of it; else the sender is asked whether they do. */
  sure: boolean
  /** Unit of measure in it: 件 of “商标（件）”. */
  measure: string
  of: 'numerator' | 'denominator' | null
  /** What it says of the figure beside it: 当月新增 is new, 季末 a level. */
  role: Role
  said: string
  period: SaidPeriod | null
  /** 其中: a part of the row above, where that is of the same indicator. */
  part: boolean
  /** How near the words are to a name of it: 3 a name, 2 in its text or all of it in its name, 1 like it. */
  rank: number
  /** It names nothing by itself (受理案件数) and may as well be a heading. */
  weak: boolean
  /** By what it is about, not by a name. */
  described: boolean
  /** It names what the plan does not have: why nothing of its row is used. */
  unknown?: string
}

/** A label that says nothing yet. */
export const none = {
  near: [],
  sure: true,
  measure: '',
  of: null,
  role: 'unknown',
  said: '',
  period: null,
  part: false,
  rank: 1,
  weak: false,
  described: false,
} as const

/** What may be one of some indicators, and is asked; null where the sender reports none of them. */
export function perhaps(nos: readonly number[], isOwn: (no: number) => boolean): Label | null {
  const own = nos.filter(isOwn)
  return own.length === 0 ? null : { ...none, kind: 'indicator', nos: own, sure: false }
}

/** A label that names one row and says nothing else. */
export const plainLabel = (kind: Label['kind'], no: number): Label => ({ ...none, kind, nos: [no], rank: 3 })

/** What a label says of the figure beside it, as a heading's words. */
export const toldBy = ({ role, said }: Label, heading: Heading): Heading =>
  role !== 'unknown' && (heading.role === 'value' || heading.role === 'unknown')
    ? { ...heading, role, text: `${heading.text}${said}` }
    : heading

/** All of something: 总数, 全体. */
export const saysAll = /总(人?数|量)|全部|全体/

/** Read back to the sender where a row was found by what it is about. */
export const describedWords = (text: string): string => `“${text.slice(0, 16)}”按内容认作这一项`
