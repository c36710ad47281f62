import { shortName } from '../domain/look.ts'
import type { Asker } from '../domain/people.ts'
import type { Plan } from '../domain/plan.ts'
import { allSubjects, reportersOf, type Subject, subjectsOfUnit } from '../domain/reporting/subject.ts'

/**
 * A line of the help with the names of things there are, the asker's own where they have some, so that every example works
 * as it stands: `指标名` any indicator, `事项名` what this person reports (or somebody does), `代填名` a unit and what it
 * reports, `单位名` a unit they do not speak for, `基数例` a baseline in the indicator's own unit, `月底例` the end of the
 * last month, `分解名` an indicator a paper handed down to the parts.
 */
export function withExamples(words: string, plan: Plan, asker: Pick<Asker, 'units'>, today: string): string {
  const subject = ownSubject(plan, asker)
  const reporter = subject && reportersOf(plan, subject)[0]
  const other = plan.units.find(({ id }) => !asker.units.includes(id) && subjectsOfUnit(plan, id).length > 0)
  const examples: Record<string, string | undefined> = {
    指标名: ownIndicator(plan, asker)?.short,
    事项名: subject && spoken(subject),
    代填名: subject && reporter && `${shortName(plan, reporter)} ${spoken(subject)}`,
    单位名: other?.short,
    基数例: baselineExample(plan),
    分解名: plan.indicators.find(({ no }) => isHandedDown(plan, no))?.short,
    月底例: `${Number(monthBefore(today).slice(5))}月底`,
  }
  return Object.entries(examples).reduce((all, [name, example]) => all.replaceAll(name, example ?? name), words)
}

/** An indicator the person's own unit leads; else the plan's first, so that an example can be asked. */
function ownIndicator(plan: Plan, { units }: Pick<Asker, 'units'>) {
  return plan.indicators.find(({ leads }) => leads.some((unit) => units.includes(unit))) ?? plan.indicators[0]
}

/** What the person's unit reports first; else the first that any unit reports. */
const ownSubject = (plan: Plan, { units }: Pick<Asker, 'units'>): Subject | undefined =>
  units.flatMap((unit) => subjectsOfUnit(plan, unit))[0] ??
  allSubjects(plan).find((subject) => reportersOf(plan, subject).length > 0)

const isHandedDown = (plan: Plan, no: number): boolean =>
  plan.goals.some(({ indicators, shares = [] }) => indicators.includes(no) && shares.some(({ unit }) => unit !== null))

/** As it is typed: an indicator by its name, a task by its number. */
const spoken = (subject: Subject): string => (subject.kind === 'task' ? `任务${subject.no}` : subject.first.short)

/** A level of the year before the plan begins, in the unit it is reported in. */
function baselineExample(plan: Plan): string | undefined {
  const level = plan.indicators.find(({ measure }) => measure === 'stock') ?? plan.indicators[0]
  return level && `${level.short} 10${level.reportUnit} ${Number(plan.start.slice(0, 4)) - 1}年底 统计公报`
}

/** `2024-03` of a day in April. */
function monthBefore(day: string): string {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
