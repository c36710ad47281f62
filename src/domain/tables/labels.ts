import { plainNumbers } from '../numbers/plain.ts'
import type { Plan } from '../plan.ts'
import { fieldOf, isWhole } from './whole.ts'

/** What a row or column of somebody's table is about; several where the words fit more than one. */
export type Label = {
  kind: 'indicator' | 'task'
  nos: number[]
  /** Unit of measure in it: 件 of “商标（件）”. */
  measure: string
  of: 'numerator' | 'denominator' | null
  /** The words mean the whole of it; else the sender is asked whether they do. */
  sure: boolean
}

type Name = { nos: number[]; sure: boolean }

export type Labels = {
  indicators: Map<string, Name>
  tasks: Map<string, Name>
  texts: { no: number; text: string }[]
  ratios: number[]
  /** Cells read before: a name is repeated in many rows and sheets. */
  read: Map<string, Label | null>
}

/** A name as it is compared: without numbering, brackets, marks and white space. */
export const bareLabel = (text: string): string =>
  plainNumbers(text)
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/^(指标|任务)?[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．:：]+/, '')
    .replace(/[《》“”"'（）()[\]【】、，,。；;:：·.—-]/g, '')

const ends = ['数量', '数', '人数', '个数', '总数', '总量']

/** Every name of the plan's indicators and tasks, for reading many tables. */
export function labelsOf(plan: Plan): Labels {
  const indicators = new Map<string, Name>()
  const tasks = new Map<string, Name>()
  const add = (map: Map<string, Name>, name: string, no: number, sure: boolean) => {
    const key = bareLabel(name)
    const { nos = [], sure: was = true } = map.get(key) ?? {}
    // The first name of a thing is its own; an alias that is spelt like it changes nothing.
    if (key.length >= 2 && !nos.includes(no)) map.set(key, { nos: [...nos, no], sure: was && sure })
  }
  const field = fieldOf(plan.indicators.map(({ name }) => name))
  for (const { no, name, short, aliases } of plan.indicators) {
    for (const one of [name, short, name.replace(/[（(].*$/, '')]) add(indicators, one, no, true)
    for (const end of ends) if (!/数$|数量$/.test(short)) add(indicators, short + end, no, true)
    for (const one of aliases) add(indicators, one, no, isWhole(one, { name, short }, field))
  }
  for (const { no, short, aliases, text } of plan.tasks) {
    for (const one of [short, text]) add(tasks, one, no, true)
    for (const one of aliases) add(tasks, one, no, one.length >= 4 && (text.includes(one) || short.includes(one)))
  }
  return {
    indicators,
    tasks,
    texts: plan.tasks.map(({ no, text }) => ({ no, text: bareLabel(text) })),
    ratios: plan.indicators.flatMap(({ no, measure }) => (measure === 'ratio' ? [no] : [])),
    read: new Map(),
  }
}

const unitInBrackets = /[(（[【]\s*(?:计量)?(?:单位\s*[:：]?)?\s*([^()（）[\]【】]{1,6})\s*[)）\]】]\s*$/
const ratioPart = /(受理|立案|接收|办结|结案|查办|查处)(案件)?(数量|数|件数|量)?$/

/** What a cell names; null where it names nothing of the plan. `first`: which kind is meant where it names both. */
export function labelIn(labels: Labels, cell: string, first: Label['kind'] = 'indicator'): Label | null {
  const key = `${first} ${cell}`
  const known = labels.read.get(key)
  if (known !== undefined) return known
  const label = readLabel(labels, cell.trim(), first)
  labels.read.set(key, label)
  return label
}

function readLabel(labels: Labels, text: string, first: Label['kind']): Label | null {
  if (text.length < 2 || /^[\d.,%-]+$/.test(text)) return null
  const measure = unitInBrackets.exec(text)?.[1] ?? ''
  const numbered = /^(指标|任务)\s*第?(\d{1,3})[项号]?(?=$|[\s:：.、，,　])/.exec(plainNumbers(text))
  const [whole, kindWord, number] = numbered ?? []
  if (whole !== undefined && kindWord !== undefined) {
    const kind = kindWord === '任务' ? ('task' as const) : ('indicator' as const)
    const rest = bareLabel(text.slice(whole.length).replace(unitInBrackets, ''))
    const named = rest === '' ? undefined : (kind === 'task' ? labels.tasks : labels.indicators).get(rest)?.nos
    const no = Number(number)
    // A number and a name that disagree are two readings.
    const nos = named && !named.includes(no) ? [no, ...named] : [no]
    return { kind, nos, measure, of: ratioOf(text), sure: true }
  }
  for (const said of [text, text.replace(unitInBrackets, '')]) {
    const found = first === 'task' ? (taskIn(labels, said) ?? indicatorIn(labels, said)) : indicatorIn(labels, said)
    const label = found ?? taskIn(labels, said)
    if (label) return label.kind === 'indicator' ? { ...label, measure } : label
  }
  return null
}

function indicatorIn(labels: Labels, said: string): Label | undefined {
  const key = bareLabel(said)
  const of = ratioOf(said)
  const name = labels.indicators.get(key) ?? (of ? ratioNamed(labels, key.replace(ratioPart, '')) : undefined)
  return name && { kind: 'indicator', ...name, measure: '', of }
}

function taskIn(labels: Labels, said: string): Label | undefined {
  const key = bareLabel(said)
  const name = labels.tasks.get(key) ?? tasksByText(labels, key)
  return name && { kind: 'task', ...name, measure: '', of: null }
}

const ratioOf = (text: string): Label['of'] => {
  const [, verb] = ratioPart.exec(bareLabel(text)) ?? []
  if (verb === undefined) return null
  return /受理|立案|接收/.test(verb) ? 'denominator' : 'numerator'
}

/** 案件受理数: of the ratios those with that name. */
function ratioNamed({ indicators, ratios }: Labels, bare: string): Name | undefined {
  // A bare 受理数 heads a column; it names no row by itself.
  const named = indicators.get(bare) ?? indicators.get(bare.replace(/(案件)?本期$/, ''))
  const nos = (named?.nos ?? []).filter((no) => ratios.includes(no))
  return nos.length > 0 ? { nos, sure: true } : undefined
}

const enoughText = 10

/** A task copied with its text, whole or the beginning of it. */
function tasksByText({ texts }: Labels, key: string): Name | undefined {
  if (key.length < enoughText) return undefined
  const found = texts.filter(({ text }) => text.includes(key) || (text.length >= enoughText && key.includes(text)))
  return found.length > 0 ? { nos: found.map(({ no }) => no), sure: true } : undefined
}
