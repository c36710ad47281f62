import type { World } from '../act/command.ts'
import type { DueDays } from '../domain/due.ts'
import type { Judging } from '../domain/judging.ts'
import { unitById } from '../domain/look.ts'
import type { Asker } from '../domain/people.ts'
import type { By, Facts, Report } from '../domain/report.ts'
import type { OwedRules } from '../domain/reporting/owed.ts'
import type { Reviewing } from '../domain/reporting/review.ts'
import type { Settings } from '../domain/settings.ts'
import { dayOf } from '../domain/time.ts'
import { type Evidence, evidenceWaiting } from '../store/evidence.ts'
import { readFacts } from '../store/facts.ts'
import { reportsOfForm } from '../store/reports.ts'

/** Due days as the office set them, else the plan's defaults. */
export function dueDaysOf(settings: Settings, { dueDays }: { dueDays: DueDays }): DueDays {
  const { dueMonth, dueQuarter, dueHalf, dueYear } = settings
  return {
    month: dueMonth ?? dueDays.month,
    quarter: dueQuarter ?? dueDays.quarter,
    half: dueHalf ?? dueDays.half,
    year: dueYear ?? dueDays.year,
  }
}

/** What decides when silence costs. */
export const judgingOf = ({ plan, settings }: Pick<World, 'plan' | 'settings'>): Judging => ({
  since: settings.since,
  dueDays: dueDaysOf(settings, plan),
  owing: settings.owing,
})

export const rulesOf = ({ plan, settings, now }: Pick<World, 'plan' | 'settings' | 'now'>): OwedRules => ({
  plan,
  today: dayOf(now),
  ...judgingOf({ plan, settings }),
})

/** What every step of reporting decides on: the facts as they are, and the rules of today. */
export type Ground = {
  facts: Facts
  rules: OwedRules
  today: string
  /** Files of the forms that wait, and of the one that is worked on. */
  files: Evidence[]
}

/** What stands and what waits; of one form everything, also where it was replaced long ago. */
export async function groundOf(world: World, form?: string): Promise<Ground> {
  const [facts, files, own] = await Promise.all([
    readFacts(world.db),
    evidenceWaiting(world.db, form),
    form === undefined ? [] : reportsOfForm(world.db, form),
  ])
  return { facts: withReports(facts, own), files, rules: rulesOf(world), today: dayOf(world.now) }
}

function withReports(facts: Facts, own: readonly Report[]): Facts {
  const known = new Set(facts.reports.map(({ id }) => id))
  const more = own.filter(({ id }) => !known.has(id))
  return more.length === 0 ? facts : { ...facts, reports: [...facts.reports, ...more].sort((a, b) => a.id - b.id) }
}

/** What the reports of a queue are looked at with. */
export const reviewingOf = ({ plan }: Pick<World, 'plan'>, { files, rules }: Ground): Reviewing => ({
  plan,
  files,
  dueDays: rules.dueDays,
})

/** Names of the files of a form; those that came after its confirmation are marked. */
export const filesOf = ({ files }: Pick<Ground, 'files'>, form: string): string[] =>
  files.filter((file) => file.form === form).map((file) => file.name + (file.afterConfirmation ? '（补充）' : ''))

export const byOf = ({ openId, name }: Asker): By => ({ openId, name })

export const unitName = ({ plan }: Pick<World, 'plan'>, id: string): string => unitById(plan, id)?.name ?? id
