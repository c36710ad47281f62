import { clauseAt, groupById, indicatorByNo, sectionByNo, taskByNo, unitById } from '../domain/look.ts'
import type { Clause, Group, Indicator, Person, Plan, Task, Unit } from '../domain/plan.ts'
import type { Query, Ref } from '../domain/query.ts'
import { clauseHeading, goalOfIndicator, sectionMark } from './book.ts'

type SectionItem = { no: number; sub: number | null; title: string; mark: string }

/** Something of the plan that a question can be about. `with`: indicators of the same goal asked about together. */
export type Row =
  | { kind: 'indicator'; id: string; item: Indicator; with: Indicator[] }
  | { kind: 'task'; id: string; item: Task }
  | { kind: 'unit'; id: string; item: Unit }
  | { kind: 'group'; id: string; item: Group }
  | { kind: 'person'; id: string; item: Person }
  | { kind: 'category'; id: string; item: Plan['categories'][number] }
  | { kind: 'section'; id: string; item: SectionItem }
  | { kind: 'clause'; id: string; item: Clause }
  | { kind: 'plan'; id: string; item: Plan }
export type Kind = Row['kind']
export type RowOf<K extends Kind> = Extract<Row, { kind: K }>

const indicator = (item: Indicator): Row => ({ kind: 'indicator', id: String(item.no), item, with: [item] })
const task = (item: Task): Row => ({ kind: 'task', id: String(item.no), item })
const unit = (item: Unit): Row => ({ kind: 'unit', id: item.id, item })
const person = (item: Person): Row => ({ kind: 'person', id: item.name, item })

function section(plan: Plan, no: number, sub: number | null): Row | undefined {
  const found = sectionByNo(plan, no)
  const part = found?.subsections.find((one) => one.no === sub)
  if (!found || (sub !== null && !part)) return undefined
  const mark = sectionMark(found)
  const item = { no, sub, title: part?.title ?? found.title, mark: part ? `${mark}${part.no}` : mark }
  return { kind: 'section', id: sub === null ? String(no) : `${no}.${sub}`, item }
}

/** The row a reference names, or undefined where the plan has none. */
export function rowOf(plan: Plan, { kind, id }: Ref): Row | undefined {
  switch (kind) {
    case 'indicator': {
      const item = indicatorByNo(plan, Number(id))
      return item && indicator(item)
    }
    case 'task': {
      const item = taskByNo(plan, Number(id))
      return item && task(item)
    }
    case 'unit': {
      const item = unitById(plan, id)
      return item && unit(item)
    }
    case 'group': {
      const item = groupById(plan, id)
      return item && { kind, id, item }
    }
    case 'person': {
      const item = plan.people.find(({ name }) => name === id)
      return item && person(item)
    }
    case 'category': {
      const item = plan.categories.find(({ name }) => name === id)
      return item && { kind, id, item }
    }
    case 'section': {
      const [no, sub] = id.split('.').map(Number)
      return section(plan, no ?? 0, sub ?? null)
    }
    case 'clause': {
      const item = clauseAt(plan, id)
      return item && { kind, id, item }
    }
  }
}

/** All rows a subject ranges over, in the plan's order. */
export function rowsOf(plan: Plan, of: Query['of']): Row[] {
  const all: Partial<Record<Query['of'], () => Row[]>> = {
    matter: () => [...plan.indicators.map(indicator), ...plan.tasks.map(task)],
    indicator: () => plan.indicators.map(indicator),
    task: () => plan.tasks.map(task),
    unit: () => plan.units.map(unit),
    group: () => plan.groups.map((item) => ({ kind: 'group', id: item.id, item })),
    person: () => plan.people.map(person),
    category: () => plan.categories.map((item) => ({ kind: 'category', id: item.name, item })),
    section: () => plan.sections.flatMap(({ no }) => section(plan, no, null) ?? []),
    clause: () => plan.clauses.map((item) => ({ kind: 'clause', id: item.place, item })),
    plan: () => [{ kind: 'plan', id: plan.id, item: plan }],
  }
  return all[of]?.() ?? []
}

export const indicatorRow = indicator
/** A goal as a row: its first indicator with all that share it. */
export const goalRow = ([first, ...rest]: readonly Indicator[]): Row[] =>
  first ? [{ kind: 'indicator', id: String(first.no), item: first, with: [first, ...rest] }] : []
export const taskRow = task
export const unitRow = unit
export const personRow = person

/** Rows of one goal that stand side by side become one: their target is one. */
export function byGoal(plan: Plan, rows: readonly Row[]): Row[] {
  const merged: Row[] = []
  for (const row of rows) {
    const last = merged.find(
      (one) =>
        one.kind === 'indicator' &&
        row.kind === 'indicator' &&
        goalOfIndicator(plan, one.item) === goalOfIndicator(plan, row.item),
    )
    if (last?.kind === 'indicator' && row.kind === 'indicator') last.with = [...last.with, row.item]
    else merged.push(row.kind === 'indicator' ? { ...row } : row)
  }
  return merged
}

/** `指标6、7 …` of one goal, `任务3 …`, the name of a unit, `（二）…` of a section. */
export function titleOf(plan: Plan, row: Row): string {
  switch (row.kind) {
    case 'indicator':
      return `指标${row.with.map(({ no }) => no).join('、')} ${row.with.map(({ short }) => short).join(' + ')}`
    case 'task':
      return `任务${row.item.no} ${row.item.short}`
    case 'unit':
      return row.item.name
    case 'group':
    case 'person':
      return row.item.name
    case 'category':
      return `“${row.item.name}”类`
    case 'section':
      return `${row.item.mark}${row.item.title}`
    case 'clause':
      return clauseHeading(row.item)
    case 'plan':
      return plan.short
  }
}

/** What rows of a kind are counted as: 23项指标, 4个单位. */
export function countWords(kind: Kind, count: number): string {
  const words: Record<Kind, string> = {
    indicator: '项指标',
    task: '项任务',
    unit: '个单位',
    group: '个单位群体',
    person: '人',
    category: '类',
    section: '个部分',
    clause: '处正文',
    plan: '份方案',
  }
  return `${count}${words[kind]}`
}

export const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind} ${id}`
