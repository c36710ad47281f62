import { plainNumbers } from '../numbers/plain.ts'
import { pairsOf } from '../pairs.ts'
import type { Plan } from '../plan.ts'
import { fieldOf, isWhole } from './whole.ts'

/** Rows of the plan a name means, and whether it means all of such a row or perhaps a part of it. */
export type Name = { nos: number[]; sure: boolean }

type Own = { no: number; name: string; short: string; forms: string[]; pairs: Set<string> }

/** Every name of the plan's indicators and tasks, for reading many tables. */
export type Labels = {
  indicators: Map<string, Name>
  /** The same without the words of number at their end: 交易笔数 and 交易量 are one. */
  cores: Map<string, Name>
  tasks: Map<string, Name>
  /** The field the plan is about: 知识产权 in a plan about nothing else says nothing. */
  field: string
  /** An indicator's own names, as they are compared. */
  own: Own[]
  texts: { no: number; text: string; pairs: Set<string> }[]
  ratios: number[]
  like: RowsLike
  /** Names of units: 市市场监管局 is nobody's 市市场监管局专业人员. */
  units: ReadonlySet<string>
}

/** The sender's rows that words describe, likeliest first, with how well they do: 1 says the same. */
export type RowsLike = (kind: 'indicator' | 'task', words: string) => { no: number; score: number }[]

/** A name as it is compared: without numbering, brackets, marks and white space. */
export const bareLabel = (text: string): string =>
  plainNumbers(text)
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^(指标|任务)?[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．:：]+/, '')
    .replace(/[《》“”"'（）()[\]【】、，,。；;:：·.—-]/g, '')
    .replace(/[及与]/g, '和')

const ends = ['数量', '数', '人数', '个数', '总数', '总量', '金额', '企业数']
const withoutNotes = (name: string): string => name.replace(/[（(].*$/, '')

/** A figure by head of people: those of the parts do not add up to the whole's. */
export const perHead = /万人|每[十百千万]*人|人均/

export function labelsOf(plan: Plan, like: RowsLike = () => []): Labels {
  const indicators = new Map<string, Name>()
  const cores = new Map<string, Name>()
  const tasks = new Map<string, Name>()
  const field = fieldOf(plan.indicators.map(({ name }) => name))
  const put = (map: Map<string, Name>, form: string, no: number, sure: boolean) => {
    const { nos = [], sure: was = true } = map.get(form) ?? {}
    // The first name of a thing is its own; an alias that is spelt like it changes nothing.
    if (form.length >= 2 && !nos.includes(no)) map.set(form, { nos: [...nos, no], sure: was && sure })
  }
  const add = (map: Map<string, Name>, name: string, no: number, sure: boolean) => {
    const key = bareLabel(name)
    for (const form of new Set([key, withoutField(key, field)])) put(map, form, no, sure)
    const core = coreOf(key, field)
    if (map === indicators && core.length >= 3) put(cores, core, no, sure)
  }
  for (const { no, name, short, aliases } of plan.indicators) {
    for (const one of [name, short, withoutNotes(name)]) add(indicators, one, no, true)
    for (const end of ends) if (!/[数量额]$/.test(short)) add(indicators, short + end, no, true)
    // 高价值专利 may be how many there are, where 每万人口 is asked for.
    const saysHead = (one: string) => !perHead.test(name) || perHead.test(one) || one === short
    for (const one of aliases) add(indicators, one, no, saysHead(one) && isWhole(one, { name, short }, field))
  }
  for (const { no, short, aliases, text } of plan.tasks) {
    for (const one of [short, text]) add(tasks, one, no, true)
    for (const one of aliases) add(tasks, one, no, one.length >= 4 && (text.includes(one) || short.includes(one)))
  }
  return {
    indicators,
    cores,
    tasks,
    field,
    own: plan.indicators.map(({ no, name, short, aliases }) => {
      const forms = [withoutNotes(name), short].map((one) => withoutField(bareLabel(one), field))
      const pairs = [name, short, ...aliases].flatMap((one) => pairsOf(withoutField(bareLabel(one), field)))
      return { no, name, short, forms, pairs: new Set(pairs) }
    }),
    texts: plan.tasks.map(({ no, text, short, aliases }) => ({
      no,
      text: bareLabel(text),
      pairs: new Set([text, short, ...aliases].flatMap((one) => pairsOf(bareLabel(one)))),
    })),
    like,
    units: new Set(plan.units.flatMap(({ name, short, written, aliases }) => [name, short, ...written, ...aliases])),
    ratios: plan.indicators.flatMap(({ no, measure }) => (measure === 'ratio' ? [no] : [])),
  }
}

/** Without the plan's field; as it is where nothing would be left. */
export function withoutField(key: string, field: string): string {
  const rest = field === '' ? key : key.replaceAll(field, '')
  return rest.length >= 3 ? rest : key
}

const number = /(总?(数量|数额|金额|总额|总量|总数|[笔件家户宗个人起次项名]数|[数量额]))$/

/** A name without the plan's field and without the word of number at its end. */
export const coreOf = (key: string, field: string): string => withoutField(key, field).replace(number, '')

/** 笔 of 交易笔数; '' where its end counts nothing. */
export const countedIn = (name: string): string => /([笔件家户宗个人起项名])数$/.exec(name)?.[1] ?? ''
