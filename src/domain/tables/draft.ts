import { decimal, figure, plainFigure } from '../decimal.ts'
import { reportable } from '../due.ts'
import { unitById, unitByName } from '../look.ts'
import { unitOf, unitsAgree } from '../numbers/unit.ts'
import type { Period } from '../period.ts'
import { kindLabel } from '../period.ts'
import type { Plan } from '../plan.ts'
import { type Facts, progressWords, type Report } from '../report.ts'
import { type About, check, type Entry, type Typed } from '../reporting/check.ts'
import type { Owed } from '../reporting/owed.ts'
import { beforeOf, liveFigures, reportsFor } from '../reporting/standing.ts'
import { periodKindOf, reportersOf, type Subject, shortOf, subjectOf, titleOf } from '../reporting/subject.ts'
import { clipped, contentWords, figureWords } from '../reporting/words.ts'
import type { Grid } from './grid.ts'
import type { SaidPeriod } from './headings.ts'
import { labelsOf } from './labels.ts'
import { layoutOf, type PlacedCell, type Question, type Reading, stateIn, type UnplacedCell } from './layout.ts'

/** One report as a table gives it, with the cells it comes from. */
export type DraftItem = { about: About; entry: Entry; cells: string[]; line: string; doubts: string[] }

export type TableDraft = {
  items: DraftItem[]
  /** Cells that hold what is reported already. */
  same: { cells: string[]; what: string }[]
  left: { cells: string[]; why: string }[]
  questions: Question[]
  notes: string[]
}

export type Sender = { plan: Plan; facts: Facts; today: string; units: readonly string[]; owed: readonly Owed[] }

/** Sheets of a file, the sender's answers → what they would report, and what was not understood. Nothing is stored. */
export function draftOf(
  sender: Sender,
  grids: readonly Grid[],
  fileName: string,
  answers: Reading['answers'],
): TableDraft {
  const { plan } = sender
  const isOwn: Reading['isOwn'] = (kind, no) => {
    const subject = subjectOf(plan, kind, no)
    return subject !== undefined && reportersOf(plan, subject).some((unit) => sender.units.includes(unit))
  }
  const reading: Reading = {
    labels: labelsOf(plan),
    levels: new Set(
      plan.indicators.flatMap(({ no, measure }) => (measure === 'stock' || measure === 'growth' ? [no] : [])),
    ),
    ratios: new Set(plan.indicators.flatMap(({ no, measure }) => (measure === 'ratio' ? [no] : []))),
    nameOf: (kind, no) => nameOf(plan, kind, no),
    isOwn,
    unitNames: plan.units
      .flatMap(({ name, short, aliases }) => [name, short, ...aliases])
      .filter((name) => name.length >= 3)
      .sort((a, b) => b.length - a.length),
    answers,
    fileName: fileName.replace(/\.[^.]*$/, ''),
  }
  const layouts = grids.map((grid) => layoutOf(reading, grid))
  const several = grids.length > 1
  const named = ({ sheet, at }: { sheet: string; at: string }) => (several ? `${sheet}!${at}` : at)
  const draft: TableDraft = {
    items: [],
    same: [],
    left: groupedByReason(
      layouts.flatMap(({ unplaced }) => unplaced),
      named,
    ),
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
  for (const group of groups.values()) judge(sender, group, answers, draft)
  return { ...draft, left: merged(draft.left), questions: uniqueQuestions(draft.questions) }
}

const nameOf = (plan: Plan, kind: 'indicator' | 'task', no: number): string => {
  const one = kind === 'task' ? plan.tasks.find((task) => task.no === no) : plan.indicators.find((row) => row.no === no)
  return `${kind === 'task' ? '任务' : '指标'}${no} ${one?.short ?? ''}`
}

type Where = { subject: Subject; unit: string; period: Period; said: string[] }
type Group = Where & { cells: (PlacedCell & { name: string })[] }

/** Unit and period of a cell; or why they are not certain. */
function addressed(
  sender: Sender,
  cell: PlacedCell,
  answers: Reading['answers'],
  questions: Question[],
): Where | { why: string } {
  const { plan, units } = sender
  const subject = subjectOf(plan, cell.kind, cell.no)
  if (!subject) return { why: '方案里没有这一项' }
  const own = reportersOf(plan, subject).filter((unit) => units.includes(unit))
  const written = cell.unit.split(/[、，,;；/\s]+/).flatMap((name) => unitByName(plan, name)?.id ?? [])
  if (written.length > 0 && !written.some((unit) => units.includes(unit))) {
    return { why: `写的是${unitById(plan, written[0] ?? '')?.name ?? cell.unit}，不是您单位` }
  }
  const fit = written.length > 0 ? own.filter((unit) => written.includes(unit)) : own
  const [unit, ...others] = fit
  if (unit === undefined) return { why: '不由您单位填报' }
  const chosen = others.length === 0 ? unit : answers.unit
  if (chosen === undefined || !fit.includes(chosen)) {
    if (chosen === 'skip') return { why: '按您的回答没有用' }
    questions.push({
      id: 'unit',
      asks: '表里没有写单位，这些是哪个单位的？',
      options: fit.map((id) => ({ value: id, label: unitById(plan, id)?.name ?? id })),
    })
    return { why: '要先回答是哪个单位' }
  }
  const period = periodFor(sender, subject, chosen, cell.period, answers, questions)
  return 'why' in period ? period : { subject, unit: chosen, ...period }
}

/** The form's own period a cell is of. */
function periodFor(
  { plan, today, owed }: Sender,
  subject: Subject,
  unit: string,
  said: SaidPeriod | null,
  answers: Reading['answers'],
  questions: Question[],
): { period: Period; said: string[] } | { why: string } {
  const kind = periodKindOf(plan, subject)
  const all = reportable(plan, kind, today)
  if (said === null) {
    const due = owed.filter(
      (one) => one.unit === unit && one.subject.kind === subject.kind && one.subject.no === subject.no,
    )
    const [only, ...more] = due
    if (only && more.length === 0) return { period: only.period, said: [`表里没写报告期，记${only.period.label}`] }
    const id = `p:${kind}`
    const chosen = all.find((period) => period.id === answers[id])
    if (chosen) return { period: chosen, said: [] }
    if (answers[id] === 'skip') return { why: '按您的回答没有用' }
    const offered = due.length > 0 ? due.map(({ period }) => period) : all.slice(-2)
    const options = offered.slice(0, 6).map((period) => ({ value: period.id, label: period.label }))
    questions.push({ id, asks: `按${kindLabel[kind]}报的数，表里没有写报告期，是哪一期？`, options })
    return { why: '要先回答是哪一期' }
  }
  const period = all.findLast((one) => fits(one, said))
  if (period) return { period, said: [] }
  if (said.kind === 'month' && kind !== 'month') {
    const ends = all.findLast(
      ({ last }) => Number(last.slice(5, 7)) === said.no && (said.year === null || last.startsWith(String(said.year))),
    )
    if (ends && (subject.kind === 'task' || isLevel(subject))) {
      return { period: ends, said: [`${said.no}月的表，记在${ends.label}`] }
    }
  }
  return { why: `这一项按${kindLabel[kind]}报，表里写的是${saidWords(said)}` }
}

const isLevel = (subject: Subject): boolean =>
  subject.kind === 'indicator' && (subject.first.measure === 'stock' || subject.first.measure === 'growth')

/** `2024Q1` is what 2024年第1季度 says; without a year the newest of that number. */
function fits({ id, kind }: Period, said: SaidPeriod): boolean {
  const [, year = '', no = '1'] = /^(\d{4})(?:-|Q|H)?(\d+)?$/.exec(id) ?? []
  return kind === said.kind && Number(no) === said.no && (said.year === null || Number(year) === said.year)
}

const saidWords = ({ kind, year, no }: SaidPeriod): string => {
  const of = year === null ? '' : `${year}年`
  if (kind === 'month') return `${of}${no}月`
  if (kind === 'quarter') return `${of}第${no}季度`
  return kind === 'half' ? `${of}${no === 1 ? '上' : '下'}半年` : `${of}全年`
}

/** What the cells of one report come to: a report, one that is there already, or a reason why not. */
function judge(sender: Sender, group: Group, answers: Reading['answers'], draft: TableDraft): void {
  const judged = judgedOf(sender, group, answers, draft.questions)
  const cells = group.cells.map(({ name }) => name)
  if ('why' in judged) draft.left.push({ cells, why: judged.why })
  else if ('same' in judged) draft.same.push({ cells, what: judged.same })
  else draft.items.push(judged)
}

type Judged = DraftItem | { why: string } | { same: string }

function judgedOf(sender: Sender, group: Group, answers: Reading['answers'], questions: Question[]): Judged {
  const { plan, facts, today } = sender
  const { subject, unit, period, cells } = group
  const about: About = { plan, facts, subject, unit, today }
  const fields = new Map<string, PlacedCell & { name: string }>()
  for (const cell of cells) {
    const key = `${cell.field} ${cell.no}`
    const other = fields.get(key)
    if (other && other.text !== cell.text) return { why: `${shortOf(subject)}（${period.label}）出现两次，数不一样` }
    fields.set(key, cell)
  }
  const typed: Record<string, string> = { period: period.id }
  for (const cell of fields.values()) typed[formName(subject, cell)] = written(plan, cell)
  if (subject.kind === 'task') {
    const state = stateOfTask(sender, group, typed, answers, questions)
    if ('why' in state) return { why: state.why }
    typed.state = state.state
  }
  const there = reportsFor(facts, subject, unit, period.id, 'confirmed')
  const waiting = reportsFor(facts, subject, unit, period.id, 'pending')
  const checked = check(about, { ...typed, ...(there.length > 0 && { reason: '-' }) })
  if ('problems' in checked) return { why: Object.values(checked.problems).join('；') }
  const { entry } = checked
  const names = cells.map(({ name }) => name)
  const what = `${titleOf(subject)}（${period.label}）`
  if (isSame(entry, [...there, ...waiting])) return { same: what }
  if (entry.correction !== '') {
    const now = contentWords(subject, there.slice(-2), 40)
    return { why: `${what}已确认${now}；要改请发“更正 ${shortOf(subject)}”并写明原因` }
  }
  const doubts = [...entry.doubts, ...group.said, ...new Set(cells.flatMap(({ said }) => said))]
  return { about, entry, cells: names, line: lineOf(about, entry, what), doubts }
}

function formName(subject: Subject, { field, no }: PlacedCell): string {
  return field === 'value' && subject.kind === 'indicator' && subject.parts.length > 1 ? `value_${no}` : field
}

/** A figure with the unit the table says for it, where it has none itself. */
function written(plan: Plan, { kind, no, text, measure, loose }: PlacedCell): string {
  const part = kind === 'indicator' ? plan.indicators.find((one) => one.no === no) : undefined
  if (!part || !/\d$/.test(text)) return text
  const { base } = unitOf(part.reportUnit)
  const agrees = (one: string) => one !== '' && unitsAgree(unitOf(one).base, base)
  if (measure !== '' && measure !== '%' && measure !== '万' && measure !== '亿') return text + measure
  if (measure === '万' || measure === '亿') return text + measure
  return text + (loose.find(agrees) ?? '')
}

function stateOfTask(
  sender: Sender,
  { subject, unit, cells }: Group,
  typed: Typed,
  answers: Reading['answers'],
  questions: Question[],
): { state: string } | { why: string } {
  const said = typed.state ?? ''
  const state = stateIn(said)
  if (state !== null) return { state }
  if (said !== '') return { why: `“${clipped(said, 20)}”不是状态，请写${progressWords.join('、')}` }
  const last = sender.facts.reports.findLast((one) => one.kind === 'task' && one.no === subject.no && one.unit === unit)
  const id = `s:${cells[0]?.sheet ?? ''}`
  const answer = answers[id]
  if (answer === 'last' && last?.kind === 'task') return { state: last.progress }
  if (progressWords.some((word) => word === answer)) return { state: answer ?? '' }
  if (answer !== undefined) return { why: '按您的回答没有用' }
  const options = progressWords.map((word) => ({ value: word, label: `都是${word}` }))
  questions.push({
    id,
    asks: '表里没有写任务的状态，这些任务现在是什么状态？',
    options: [{ value: 'last', label: '与上次相同' }, ...options, { value: 'skip', label: '不用' }],
  })
  return { why: '要先回答任务的状态' }
}

/** Whether exactly this waits or counts already. */
function isSame({ figures, task }: Entry, reports: readonly Report[]): boolean {
  if (task) {
    const last = reports.at(-1)
    return (
      last?.kind === 'task' && last.progress === task.progress && last.done === task.done && last.next === task.next
    )
  }
  const equal = (a: string | null, b: string | null) => (a === null || b === null ? a === b : decimal(a).eq(b))
  return figures.every(({ part, value, numerator, denominator }) =>
    reports.some(
      (one) =>
        one.kind === 'indicator' &&
        one.no === part.no &&
        equal(one.value, value) &&
        equal(one.numerator, numerator) &&
        equal(one.denominator, denominator),
    ),
  )
}

/** `指标3 地理标志数（2024年第1季度）：期末累计62件（2023年第4季度58件，+4）` */
function lineOf(about: About, entry: Entry, what: string): string {
  const { plan, facts, subject } = about
  if (entry.task)
    return `${what}：${entry.task.progress}${entry.task.done === '' ? '' : `：${clipped(entry.task.done, 40)}`}`
  const live = liveFigures(plan, facts)
  const parts = entry.figures.map(({ part, value, numerator, denominator }) => {
    const name = subject.kind === 'indicator' && subject.parts.length > 1 ? part.short : ''
    const unit = part.reportUnit
    if (value === null) return figureWords(part, { value, numerator, denominator })
    const before = beforeOf(part, live, facts, entry.period)
    const difference = before ? decimal(value).minus(before.value) : null
    const sign = difference?.gt(0) ? '+' : ''
    const change =
      before && difference
        ? `（${before.of}${figure(before.value)}${unit}，${difference.eq(0) ? '持平' : sign + plainFigure(difference)}）`
        : '（此前没有报过）'
    return `${name}${figure(value)}${unit}${change}`
  })
  return `${what}：${parts.join('、')}`
}

function groupedByReason(cells: readonly UnplacedCell[], named: (cell: UnplacedCell) => string): TableDraft['left'] {
  return cells.map((cell) => ({ cells: [named(cell)], why: cell.why }))
}

/** Cells left for the same reason are named together. */
function merged(left: TableDraft['left']): TableDraft['left'] {
  const byReason = new Map<string, string[]>()
  for (const { cells, why } of left) byReason.set(why, [...(byReason.get(why) ?? []), ...cells])
  return [...byReason].map(([why, cells]) => ({ why, cells }))
}

const uniqueQuestions = (questions: readonly Question[]): Question[] => [
  ...new Map(questions.map((question) => [question.id, question])).values(),
]
