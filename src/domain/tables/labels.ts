import { plainNumbers } from '../numbers/plain.ts'
import type { Plan } from '../plan.ts'
import { fieldOf, isWhole } from './whole.ts'

/** Rows of the plan a name means, and whether it means all of such a row or perhaps a part of it. */
export type Name = { nos: number[]; sure: boolean }

type Own = { no: number; name: string; short: string; forms: string[] }

/** Every name of the plan's indicators and tasks, for reading many tables. */
export type Labels = {
  indicators: Map<string, Name>
  tasks: Map<string, Name>
  /** The field the plan is about: 知识产权 in a plan about nothing else says nothing. */
  field: string
  /** An indicator's own names, as they are compared. */
  own: Own[]
  texts: { no: number; text: string; pairs: Set<string> }[]
  ratios: number[]
}

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

export function labelsOf(plan: Plan): Labels {
  const indicators = new Map<string, Name>()
  const tasks = new Map<string, Name>()
  const field = fieldOf(plan.indicators.map(({ name }) => name))
  const add = (map: Map<string, Name>, name: string, no: number, sure: boolean) => {
    const key = bareLabel(name)
    for (const form of new Set([key, withoutField(key, field)])) {
      const { nos = [], sure: was = true } = map.get(form) ?? {}
      // The first name of a thing is its own; an alias that is spelt like it changes nothing.
      if (form.length >= 2 && !nos.includes(no)) map.set(form, { nos: [...nos, no], sure: was && sure })
    }
  }
  for (const { no, name, short, aliases } of plan.indicators) {
    for (const one of [name, short, withoutNotes(name)]) add(indicators, one, no, true)
    for (const end of ends) if (!/[数量额]$/.test(short)) add(indicators, short + end, no, true)
    for (const one of aliases) add(indicators, one, no, isWhole(one, { name, short }, field))
  }
  for (const { no, short, aliases, text } of plan.tasks) {
    for (const one of [short, text]) add(tasks, one, no, true)
    for (const one of aliases) add(tasks, one, no, one.length >= 4 && (text.includes(one) || short.includes(one)))
  }
  return {
    indicators,
    tasks,
    field,
    own: plan.indicators.map(({ no, name, short }) => {
      const forms = [withoutNotes(name), short].map((one) => withoutField(bareLabel(one), field))
      return { no, name, short, forms }
    }),
    texts: plan.tasks.map(({ no, text, short, aliases }) => ({
      no,
      text: bareLabel(text),
      pairs: new Set([text, short, ...aliases].flatMap((one) => pairsOf(bareLabel(one)))),
    })),
    ratios: plan.indicators.flatMap(({ no, measure }) => (measure === 'ratio' ? [no] : [])),
  }
}

/** Without the plan's field; as it is where nothing would be left. */
export function withoutField(key: string, field: string): string {
  const rest = field === '' ? key : key.replaceAll(field, '')
  return rest.length >= 3 ? rest : key
}

/** Neighbouring characters, two by two. */
export const pairsOf = (text: string): string[] => [...text].slice(1).map((mark, at) => `${text[at]}${mark}`)
