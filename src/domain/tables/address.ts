import { reportable } from '../due.ts'
import { unitById, unitByName } from '../look.ts'
import { cutTo, kindLabel, type Period, parsePeriod, periodId } from '../period.ts'
import type { PeriodKind, Plan } from '../plan.ts'
import { periodKindOf, reportersOf, type Subject, subjectOf } from '../reporting/subject.ts'
import type { PlacedCell, Question, Reading } from './reading.ts'
import type { SaidPeriod } from './said-period.ts'
import { ownUnitsOf, type Sender } from './sender.ts'

/** What a cell is a report of; `said` is to be read back to the sender. */
export type Where = { subject: Subject; unit: string; period: Period; said: string[] }

/** So many are asked with a button each. */
const mostUnits = 6

/** Unit and period of a cell; or why they are not certain. Asks where the sender can tell. */
export function addressed(
  sender: Sender,
  cell: PlacedCell,
  answers: Reading['answers'],
  questions: Question[],
): Where | { why: string } {
  const { plan, units } = sender
  const subject = subjectOf(plan, cell.kind, cell.no)
  if (!subject) return { why: '方案里没有这一项' }
  const own = ownUnitsOf(sender, subject)
  const written = cell.unit.split(/[、，,;；/\s]+/).flatMap((name) => unitByName(plan, name)?.id ?? [])
  if (written.length > 0 && !written.some((unit) => units.includes(unit))) {
    return { why: `写的是${unitById(plan, written[0] ?? '')?.name ?? cell.unit}，不是您单位` }
  }
  // Of joint leads either may report; where counties have figures of theirs, nobody's is not the city's unasked.
  const leads = subject.kind === 'indicator' ? own.filter((unit) => reportersOf(plan, subject).includes(unit)) : []
  if (written.length === 0 && leads.length > 0 && own.length > leads.length && answers.whole !== 'yes') {
    if (answers.whole !== undefined) return { why: '按您的回答没有用' }
    const options = [
      { value: 'yes', label: '是全市的' },
      { value: 'skip', label: '不是' },
    ]
    questions.push({ id: 'whole', asks: '表里没有写单位，这些是全市的数吗？', options })
    return { why: '要先回答是不是全市的数' }
  }
  const open = leads.length > 0 ? leads.slice(0, 1) : own
  const fit = written.length > 0 ? own.filter((unit) => written.includes(unit)) : open
  const [unit, ...others] = fit
  if (unit === undefined) return { why: '不由您单位填报' }
  const chosen = others.length === 0 ? unit : answers.unit
  if (chosen === undefined || !fit.includes(chosen)) {
    if (chosen === 'skip') return { why: '按您的回答没有用' }
    if (fit.length > mostUnits) return { why: '表里没有写是哪个单位的' }
    questions.push({
      id: 'unit',
      asks: '表里没有写单位，这些是哪个单位的？',
      options: [
        ...fit.map((id) => ({ value: id, label: unitById(plan, id)?.name ?? id })),
        { value: 'skip', label: '不用' },
      ],
    })
    return { why: '要先回答是哪个单位' }
  }
  const period = periodFor(sender, subject, chosen, cell.period, answers, questions)
  return 'why' in period ? period : { subject, unit: chosen, ...period }
}

/** The form's own period a cell is of. */
function periodFor(
  sender: Sender,
  subject: Subject,
  unit: string,
  said: SaidPeriod | null,
  answers: Reading['answers'],
  questions: Question[],
): { period: Period; said: string[] } | { why: string } {
  const { plan, today } = sender
  const kind = periodKindOf(plan, subject)
  const all = reportable(plan, kind, today)
  if (said === null || (said.loose && (kind !== 'year' || said.span !== undefined))) {
    return chosenPeriod(sender, subject, unit, said?.year ?? null, answers, questions)
  }
  const days = said.year === null ? null : daysOf(plan, said.kind, said.year, said.no)
  const period = all.findLast((one) =>
    days ? one.first === days.first && one.last === days.last : one.kind === said.kind && numberOf(one) === said.no,
  )
  if (period) return { period, said: said.year === null ? [`表里没写年份，记${period.label}`] : [] }
  if (said.kind === 'month' && kind !== 'month') {
    const ends = all.findLast(
      ({ last }) => Number(last.slice(5, 7)) === said.no && (said.year === null || last.startsWith(String(said.year))),
    )
    // A month's table of tasks may hold the month alone: the quarter it ends is offered.
    if (ends && subject.kind === 'task') return chosenPeriod(sender, subject, unit, said.year, answers, questions, ends)
    if (ends && isLevel(subject)) {
      return { period: ends, said: [`${said.no}月的表，记在${ends.label}`] }
    }
  }
  return { why: `这一项按${kindLabel[kind]}报，表里写的是${saidWords(said)}` }
}

/** Where the table names no period: the only one owed, else the sender is asked. */
function chosenPeriod(
  { plan, today, owed }: Sender,
  subject: Subject,
  unit: string,
  year: number | null,
  answers: Reading['answers'],
  questions: Question[],
  likely: Period | null = null,
): { period: Period; said: string[] } | { why: string } {
  const kind = periodKindOf(plan, subject)
  const isOfYear = ({ last }: Period) => year === null || last.startsWith(String(year))
  const all = reportable(plan, kind, today).filter(isOfYear)
  const due = owed
    .filter((one) => one.unit === unit && one.subject.kind === subject.kind && one.subject.no === subject.no)
    .map(({ period }) => period)
    .filter(isOfYear)
  const id = `p:${kind}`
  const chosen = all.find((period) => period.id === answers[id])
  if (chosen) return { period: chosen, said: [] }
  if (answers[id] !== undefined) return { why: '按您的回答没有用' }
  const usual = due.length > 0 ? due : all.slice(-2)
  const offered = likely ? [likely, ...usual.filter((one) => one.id !== likely.id)] : usual
  if (offered.length === 0) return { why: `表里没有写报告期，${year}年也没有可以报的一期` }
  const options = offered.slice(0, 6).map((period) => ({ value: period.id, label: period.label }))
  const skip = { value: 'skip', label: '不用' }
  questions.push({ id, asks: `按${kindLabel[kind]}报的数，表里没有写报告期，是哪一期？`, options: [...options, skip] })
  return { why: '要先回答是哪一期' }
}

const isLevel = (subject: Subject): boolean =>
  subject.kind === 'indicator' && (subject.first.measure === 'stock' || subject.first.measure === 'growth')

/** The days of a period within the plan: what the year 2022 has of a plan that began in July is its second half. */
function daysOf(plan: Plan, kind: PeriodKind, year: number, no: number): Period | null {
  const period = parsePeriod(periodId(kind, year, no))
  return period ? cutTo(plan, period) : null
}

/** 2 of `2024Q2`: of several years the newest of a number is meant where no year is said. */
const numberOf = ({ id }: Period): number => Number(/^\d{4}(?:-|Q|H)(\d+)$/.exec(id)?.[1] ?? 1)

/** 2024年第1季度. */
export const saidWords = ({ kind, year, no }: SaidPeriod): string => {
  const of = year === null ? '' : `${year}年`
  if (kind === 'month') return `${of}${no}月`
  if (kind === 'quarter') return `${of}第${no}季度`
  return kind === 'half' ? `${of}${no === 1 ? '上' : '下'}半年` : `${of}全年`
}
