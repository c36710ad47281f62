import { plainNumbers } from '../numbers/plain.ts'
import type { Plan } from '../plan.ts'

/** What a row or column of somebody's table is about; several where the words fit more than one. */
export type Label = {
  kind: 'indicator' | 'task'
  nos: number[] /** Unit of measure in it: 件 of “商标（件）”. */
  measure: string
  of: 'numerator' | 'denominator' | null
  certain: boolean
}

export type Labels = {
  indicators: Map<string, number[]>
  tasks: Map<string, number[]>
  texts: { no: number; text: string }[]
  ratios: number[]
}

/** A name as it is compared: without numbering, brackets, marks and white space. */
export const bareLabel = (text: string): string =>
  plainNumbers(text)
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^(指标|任务)?[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．:：]+/, '')
    .replace(/[《》“”"'（）()[\]【】、，,。；;:：·.—-]/g, '')

/** Every name of the plan's indicators and tasks, for reading many tables. */
export function labelsOf(plan: Plan): Labels {
  const indicators = new Map<string, number[]>()
  const tasks = new Map<string, number[]>()
  const add = (map: Map<string, number[]>, name: string, no: number) => {
    const key = bareLabel(name)
    if (key.length >= 2) map.set(key, [...new Set([...(map.get(key) ?? []), no])])
  }
  for (const { no, name, short, aliases } of plan.indicators) {
    for (const one of [name, short, ...aliases, name.replace(/[（(].*$/, '')]) add(indicators, one, no)
    for (const end of ['数量', '数', '人数', '个数']) {
      if (!short.endsWith('数') && !short.endsWith('数量')) add(indicators, short + end, no)
    }
  }
  for (const { no, short, aliases, text } of plan.tasks)
    for (const one of [short, text, ...aliases]) add(tasks, one, no)
  const texts = plan.tasks.map(({ no, text }) => ({ no, text: bareLabel(text) }))
  return {
    indicators,
    tasks,
    texts,
    ratios: plan.indicators.flatMap(({ no, measure }) => (measure === 'ratio' ? [no] : [])),
  }
}

const unitInBrackets = /[(（[【]\s*(?:计量)?(?:单位\s*[:：]?)?\s*([^()（）[\]【】]{1,6})\s*[)）\]】]\s*$/
const ratioPart = /(受理|立案|接收|办结|结案|查办|查处)(案件)?(数量|数|件数|量)?$/

/** What a cell names; null where it names nothing of the plan. */
export function labelIn(labels: Labels, cell: string): Label | null {
  const text = cell.trim()
  if (text.length < 2 || /^[\d.,%-]+$/.test(text)) return null
  const numbered = /^(指标|任务)\s*第?(\d{1,3})[项号]?(?=$|[\s:：.、，,　])/.exec(plainNumbers(text))
  const [, kindWord, number] = numbered ?? []
  const measure = unitInBrackets.exec(text)?.[1] ?? ''
  if (kindWord !== undefined) {
    const kind = kindWord === '任务' ? ('task' as const) : ('indicator' as const)
    const rest = bareLabel(text.slice(numbered?.[0].length ?? 0).replace(unitInBrackets, ''))
    const named = rest === '' ? null : (kind === 'task' ? labels.tasks : labels.indicators).get(rest)
    const no = Number(number)
    // A number and a name that disagree are two readings.
    const nos = named && !named.includes(no) ? [no, ...named] : [no]
    return { kind, nos, measure, of: ratioOf(text), certain: nos.length === 1 }
  }
  for (const said of [text, text.replace(unitInBrackets, '')]) {
    const key = bareLabel(said)
    const ratio = ratioOf(said)
    const bare = ratio ? key.replace(ratioPart, '') : key
    const indicators = labels.indicators.get(key) ?? (ratio ? ratioNos(labels, bare) : undefined)
    if (indicators) return { kind: 'indicator', nos: indicators, measure, of: ratio, certain: indicators.length === 1 }
    const tasks = labels.tasks.get(key) ?? tasksByText(labels, key)
    if (tasks) return { kind: 'task', nos: tasks, measure: '', of: null, certain: tasks.length === 1 }
  }
  return null
}

const ratioOf = (text: string): Label['of'] => {
  const [, verb] = ratioPart.exec(bareLabel(text)) ?? []
  if (verb === undefined) return null
  return /受理|立案|接收/.test(verb) ? 'denominator' : 'numerator'
}

/** 案件受理数: of the ratios those with that name. */
function ratioNos({ indicators, ratios }: Labels, bare: string): number[] | undefined {
  // A bare 受理数 heads a column; it names no row by itself.
  const named = indicators.get(bare) ?? indicators.get(bare.replace(/(案件)?本期$/, '')) ?? []
  const fit = named.filter((no) => ratios.includes(no))
  return fit.length > 0 ? fit : undefined
}

const enoughText = 10

/** A task copied with its text, whole or the beginning of it. */
function tasksByText({ texts }: Labels, key: string): number[] | undefined {
  if (key.length < enoughText) return undefined
  const found = texts.filter(({ text }) => text.includes(key) || (text.length >= enoughText && key.includes(text)))
  return found.length > 0 ? found.map(({ no }) => no) : undefined
}
