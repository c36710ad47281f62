import type { Call, World } from '../act/command.ts'
import { historyOf } from '../domain/reporting/history.ts'
import { numbersOf } from '../domain/reporting/standing.ts'
import type { Subject } from '../domain/reporting/subject.ts'
import { type Submission, submissionsOf } from '../domain/reporting/submission.ts'
import { lastReports, versionsOf } from '../store/reports.ts'

/** A page of what was ever sent in about a subject, newest first: confirmed versions, and all of a unit that `sees`. */
export async function versionsShown(
  { db, plan }: World,
  subject: Subject,
  sees: (unit: string) => boolean,
  page: { skip: number; most: number },
): Promise<{ shown: Submission[]; total: number }> {
  const everywhere = sees('')
  const seen = everywhere ? null : plan.units.map(({ id }) => id).filter(sees)
  const { reports, total } = await versionsOf(db, { kind: subject.kind, numbers: numbersOf(subject), seen }, page)
  const own = ({ unit }: { unit: string }) => everywhere || sees(unit)
  return { shown: historyOf(plan, { reports, baselines: [] }, subject, own), total }
}

const mostRecent = 3
/** Of so many reports, some of them withdrawn, the most recent are taken. */
const lookedAt = 60

/** The last submissions of the asker and their units that a file may be evidence of, newest first. */
export async function recentOf({ asker, world }: Call<unknown>): Promise<Submission[]> {
  const last = await lastReports(world.db, asker.openId, asker.units, lookedAt)
  return submissionsOf(world.plan, last)
    .filter(({ state }) => state !== 'withdrawn')
    .slice(-mostRecent)
    .toReversed()
}
