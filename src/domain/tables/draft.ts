import { unitByName } from '../look.ts'
import type { Plan } from '../plan.ts'
import type { Report } from '../report.ts'
import { subjectOf } from '../reporting/subject.ts'
import { addressed } from './address.ts'
import { besideIn } from './beside.ts'
import { isWholeName } from './cells.ts'
import type { Grid } from './grid.ts'
import { type DraftItem, type Group, judgedOf } from './judge.ts'
import { labelsOf, perHead } from './labels.ts'
import { layoutOf } from './layout.ts'
import type { Layout, Question, Reading } from './reading.ts'
import { ownUnitsOf, type Sender } from './sender.ts'

export type TableDraft = {
  items: DraftItem[]
  /** Cells that hold what is reported already. */
  same: { cells: string[]; what: string }[]
  left: { cells: string[]; why: string }[]
  questions: Question[]
  notes: string[]
}

/** Sheets of a file, the sender's answers → what they would report, and what was not understood. Nothing is stored. */
export function draftOf(
  sender: Sender,
  grids: readonly Grid[],
  fileName: string,
  answers: Reading['answers'],
  beside = '',
): TableDraft {
  const reading = readingOf(sender, fileName, answers, beside)
  const layouts = grids.map((grid) =>
    isOfParts(reading, grids, grid) ? partLayout(reading, grid) : layoutOf(reading, grid),
  )
  const named = ({ sheet, at }: { sheet: string; at: string }) => (grids.length > 1 ? `${sheet}!${at}` : at)
  const draft: TableDraft = {
    items: [],
    same: [],
    left: layouts.flatMap(({ unplaced }) => unplaced).map((cell) => ({ cells: [named(cell)], why: cell.why })),
    questions: layouts.flatMap(({ questions }) => questions),
    notes: layouts.flatMap(({ notes }) => notes),
  }
  const groups = new Map<string, Group>()
  for (const cell of layouts.flatMap(({ placed }) => placed)) {
    const where = addressed(sender, cell, answers, draft.questions)
    if ('why' in where) draft.left.push({ cells: [named(cell)], why: where.why })
    else {
      const key = [cell.kind, where.subject.no, where.unit, where.period.id].join(' ')
      const group = groups.get(key) ?? { ...where, cells: [] }
      groups.set(key, { ...group, cells: [...group.cells, { ...cell, name: named(cell) }] })
    }
  }
  // Oldest first: what a table says of the months before counts for those after.
  const inOrder = [...groups.values()].sort((a, b) => (a.period.last < b.period.last ? -1 : 1))
  let known = sender
  for (const group of inOrder) {
    const judged = judgedOf(known, group, answers, draft.questions)
    const cells = group.cells.map(({ name }) => name)
    if ('why' in judged) draft.left.push({ cells, why: judged.why })
    else if ('same' in judged) draft.same.push({ cells, what: judged.same })
    else {
      draft.items.push(judged)
      known = { ...known, facts: { ...known.facts, reports: [...known.facts.reports, ...asReports(judged)] } }
    }
  }
  askIfOld(sender, answers, draft)
  return { ...draft, left: byReason(draft.left), questions: unique(draft.questions) }
}

/** Beside a sheet of the whole and sheets of units, one of the others is a part too. */
const isOfParts = (reading: Reading, grids: readonly Grid[], { name }: Grid): boolean =>
  /^其[他它余]/.test(name) &&
  grids.some((grid) => reading.isWhole(grid.name)) &&
  grids.some((grid) => reading.isUnit(grid.name))

function partLayout(reading: Reading, grid: Grid): Layout {
  const { placed, unplaced } = layoutOf(reading, grid)
  const why = '是其中一部分，只用全市的'
  const left = [...placed, ...unplaced].map(({ sheet, at, text }) => ({ sheet, at, text, why }))
  return { placed: [], unplaced: left, questions: [], notes: [] }
}

/** A draft's figures as if they counted: what the same table says of later periods is compared with them. */
function asReports({ about, entry }: DraftItem): Report[] {
  const { subject, unit, today } = about
  if (subject.kind === 'task') return []
  const by = { openId: '', name: '' }
  // After everything that was sent in before: a draft is what its sender says now.
  const at = `${today}T23:59:59`
  const common = {
    id: 0,
    form: '',
    unit,
    period: entry.period.id,
    by,
    at,
    note: '',
    correction: '',
    byOffice: false,
  }
  return entry.figures.map(({ part, value, numerator, denominator }) => ({
    ...common,
    kind: subject.share ? ('share' as const) : ('indicator' as const),
    no: part.no,
    value,
    numerator,
    denominator,
    flags: [],
    events: [{ at, state: 'confirmed' as const, by, reason: '' }],
  }))
}

/** Where all figures are of periods before those owed, perhaps last period's file was sent again: it is asked first. */
function askIfOld({ owed }: Sender, answers: Reading['answers'], draft: TableDraft): void {
  const newer = draft.items.map(({ about: { subject, unit }, entry }) => {
    const due = owed.filter(
      (one) => one.unit === unit && one.subject.kind === subject.kind && one.subject.no === subject.no,
    )
    const isOwed = due.some(({ period }) => period.id === entry.period.id)
    return isOwed ? undefined : due.find(({ period }) => period.first > entry.period.last)?.period
  })
  const [first] = draft.items
  const [now] = newer
  if (!first || !now || newer.includes(undefined) || answers.old === 'yes') return
  const { label } = first.entry.period
  if (answers.old === undefined) {
    draft.questions.push({
      id: 'old',
      asks: `表里的数是${label}的，现在应报的是${now.label}。是要补报${label}吗？`,
      options: [
        { value: 'yes', label: `是，补报${label}` },
        { value: 'skip', label: '不是，发错了' },
      ],
    })
  }
  const why = answers.old === undefined ? '要先回答是不是发错了表' : '按您的回答没有用'
  draft.left.push({ cells: draft.items.flatMap(({ cells }) => cells), why })
  draft.items = []
}

/** What is known before a table is read. */
export function readingOf(sender: Sender, fileName: string, answers: Reading['answers'], beside: string): Reading {
  const { plan, units } = sender
  const rhythms = new Map(plan.indicators.map(({ no, period }) => [no, period]))
  const named = plan.units.map((unit) => ({
    own: units.includes(unit.id),
    names: [unit.name, unit.short, ...unit.written, ...unit.aliases],
  }))
  const longest = (names: readonly string[]) =>
    names.filter(({ length }) => length >= 3).sort((a, b) => b.length - a.length)
  const all = new Set(
    [...named, ...plan.groups.map(({ name, aliases }) => ({ names: [name, ...aliases] }))].flatMap(
      ({ names }) => names,
    ),
  )
  const isOwn: Reading['isOwn'] = (kind, no) => {
    const subject = subjectOf(plan, kind, no)
    return subject !== undefined && ownUnitsOf(sender, subject).length > 0
  }
  return {
    labels: labelsOf(plan, (kind, words) => (sender.like?.(kind, words) ?? []).filter(({ no }) => isOwn(kind, no))),
    levels: new Set(
      plan.indicators.flatMap(({ no, measure }) => (measure === 'stock' || measure === 'growth' ? [no] : [])),
    ),
    ratios: new Set(plan.indicators.flatMap(({ no, measure }) => (measure === 'ratio' ? [no] : []))),
    byHead: new Set(plan.indicators.flatMap(({ no, name }) => (perHead.test(name) ? [no] : []))),
    rhythmOf: (no) => rhythms.get(no),
    nameOf: (kind, no) => nameOf(plan, kind, no),
    isOwn,
    isCounty: (text) => unitByName(plan, text)?.kind === 'county',
    isOwnUnit: (text) => units.includes(unitByName(plan, text)?.id ?? ''),
    unitOf: (no) => plan.indicators.find((one) => one.no === no)?.reportUnit ?? '',
    isUnit: (text) => all.has(text.trim()),
    isWhole: (text) => isWholeName(text) || text.replace(/\s+/g, '') === plan.city,
    unitNames: [
      ...longest(named.flatMap(({ own, names }) => (own ? names : []))),
      ...longest(named.flatMap(({ own, names }) => (own ? [] : names))),
    ],
    answers,
    beside: besideIn(beside),
    fileName: fileName.replace(/\.[^.]*$/, ''),
  }
}

const nameOf = (plan: Plan, kind: 'indicator' | 'task', no: number): string => {
  const one = kind === 'task' ? plan.tasks.find((task) => task.no === no) : plan.indicators.find((row) => row.no === no)
  return `${kind === 'task' ? '任务' : '指标'}${no} ${one?.short ?? ''}`
}

/** Cells left for the same reason are named together. */
function byReason(left: TableDraft['left']): TableDraft['left'] {
  const reasons = new Map<string, string[]>()
  for (const { cells, why } of left) reasons.set(why, [...(reasons.get(why) ?? []), ...cells])
  return [...reasons].map(([why, cells]) => ({ why, cells }))
}

const unique = (questions: readonly Question[]): Question[] => [
  ...new Map(questions.map((question) => [question.id, question])).values(),
]
