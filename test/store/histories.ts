import fc from 'fast-check'
import { addDays } from '../../src/domain/day.ts'
import { periodsIn } from '../../src/domain/period.ts'
import type { Plan } from '../../src/domain/plan.ts'
import { progressWords, type Report, type ReportEvent } from '../../src/domain/report.ts'
import { allSubjects, periodKindOf, type Subject } from '../../src/domain/reporting/subject.ts'
import { replacedReason } from '../../src/domain/reporting/words.ts'
import { move, type NewReport, setBaseline, submit } from '../../src/store/reports.ts'
import type { Sql } from '../../src/store/sql.ts'
import { readFacts } from '../all-facts.ts'

const liaison = { openId: 'ou_liaison', name: '联络员' }
const office = { openId: 'ou_office', name: '办公室' }

/** One thing that happens: what, to what of several, after how many hours. */
export type Step = { act: number; pick: number; what: number; hours: number }

export const histories = fc.array(
  fc.record({
    act: fc.nat(99),
    pick: fc.nat(10_000),
    what: fc.nat(10_000),
    hours: fc.oneof(fc.constant(0), fc.nat(30), fc.nat(24 * 40)),
  }),
  { minLength: 20, maxLength: 80 },
)

/** Few things to report on, so that the same is reported, corrected and undone again and again. */
function chosen(plan: Plan): Subject[] {
  const all = allSubjects(plan)
  const goals = all.flatMap((one) => (one.kind === 'indicator' ? [one] : []))
  const [first, second, ...others] = goals.filter(({ parts }) => parts.length > 1)
  return [first, second, ...others, goals.find(({ first: { measure } }) => measure === 'ratio'), all.at(-1)].flatMap(
    (one) => one ?? [],
  )
}

const later = (at: string, hours: number): string => {
  const moved = new Date(Date.parse(at) + hours * 3_600_000 + 8 * 3_600_000)
  return `${moved.toISOString().slice(0, 19)}+08:00`
}

const stateOf = ({ events }: Report): ReportEvent['state'] => events.at(-1)?.state ?? 'pending'

/** Lets a history happen to a database, by the rules reports are kept by; returns the last instant. */
export async function happen(db: Sql, plan: Plan, steps: readonly Step[]): Promise<string> {
  const subjects = chosen(plan)
  const counties = plan.units.filter(({ kind }) => kind === 'county').slice(0, 2)
  let now = `${plan.start}T09:00:00+08:00`
  let forms = 0
  for (const { act, pick, what, hours } of steps) {
    now = later(now, hours)
    const { reports } = await readFacts(db)
    const step = (of: Report, state: ReportEvent['state'], reason = '') =>
      db.batch(move(of.id, stateOf(of), { at: now, state, by: office, reason }))
    const waiting = reports.filter((one) => stateOf(one) === 'pending')
    const confirmed = reports.filter((one) => stateOf(one) === 'confirmed')
    const [wait, sure] = [waiting[pick % (waiting.length || 1)], confirmed[pick % (confirmed.length || 1)]]
    if (act < 22 && wait) await step(wait, 'confirmed')
    else if (act < 30 && wait) await step(wait, 'returned', '请附依据')
    else if (act < 36 && wait) await step(wait, 'withdrawn')
    else if (act < 46 && sure) await step(sure, 'returned', '撤销确认：口径有误')
    else if (act < 50) {
      const { no } = plan.indicators[pick % plan.indicators.length] ?? { no: 1 }
      const date = addDays(plan.start, (what % 500) - 200)
      await db.batch([setBaseline({ no, date, value: String(what % 40), source: '公报', by: office, at: now })])
    } else {
      const subject = subjects[pick % subjects.length]
      if (!subject) continue
      const begun = periodsIn(periodKindOf(plan, subject), plan.start, plan.end).filter(
        ({ first }) => first <= now.slice(0, 10),
      )
      const period = begun.at(-1 - (what % Math.min(begun.length, 2)))?.id ?? ''
      const county = subject.kind === 'indicator' && act > 90 ? counties[what % 2]?.id : undefined
      const sent = sentIn(plan, subject, { form: `f${++forms}`, period, what, at: now, county })
      const replaced = waiting.filter((old) => sent.some((one) => isSameKey(one, old)))
      for (const old of replaced) await step(old, 'withdrawn', replacedReason)
      await db.batch(sent.flatMap(submit))
    }
  }
  return now
}

const isSameKey = (a: NewReport, b: Report): boolean =>
  a.kind === b.kind && a.no === b.no && a.period === b.period && (a.kind === 'indicator' || a.unit === b.unit)

type Sent = { form: string; period: string; what: number; at: string; county: string | undefined }

function sentIn(plan: Plan, subject: Subject, { form, period, what, at, county }: Sent): NewReport[] {
  const common = {
    form,
    period,
    by: liaison,
    at,
    note: what % 5 === 0 ? '无变化' : '',
    correction: '',
    byOffice: false,
    flags: [],
  }
  const unit = (leads: readonly string[]): string => county ?? leads[what % leads.length] ?? ''
  if (subject.kind === 'task') {
    const units = plan.units.slice(0, 3).map(({ id }) => id)
    const progress = progressWords[what % progressWords.length] ?? '未启动'
    return [{ ...common, kind: 'task', no: subject.no, unit: unit(units), progress, done: `第${what}步`, next: '' }]
  }
  // Of a shared goal sometimes one part alone.
  const parts = subject.parts.filter((_, index) => what % 3 > 0 || index === what % subject.parts.length)
  return parts.map(({ no, leads, measure }) => ({
    ...common,
    kind: county ? 'share' : 'indicator',
    no,
    unit: unit(leads),
    ...(measure === 'ratio'
      ? { value: null, numerator: String(what % 7), denominator: String((what % 7) + (what % 3)) }
      : { value: String(what % 60), numerator: null, denominator: null }),
  }))
}
