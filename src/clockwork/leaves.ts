import { mailTo } from '../act/letters.ts'
import { type App, nowIn } from '../act/world.ts'
import { notice } from '../cards/kit.ts'
import { addDays } from '../domain/day.ts'
import { unitById } from '../domain/look.ts'
import { at, dayOf } from '../domain/time.ts'
import { record } from '../store/audit.ts'
import { endLeave, type Leave, openLeaves } from '../store/leaves.ts'
import { post } from '../store/outbox.ts'
import { dismiss } from '../store/people.ts'
import { Conflict, expectChange } from '../store/sql.ts'

/** Ends the leaves whose last day is over, and returns how many; a deputy enrolled for one ends with it. */
export async function endLeavesDue(app: App): Promise<number> {
  const today = dayOf(nowIn(app))
  const over = (await openLeaves(app.db)).filter(({ lastDay }) => lastDay < today)
  for (const leave of over) await end(app, leave)
  return over.length
}

async function end(app: App, { id, openId, unit, deputy, added }: Leave): Promise<void> {
  const now = nowIn(app)
  const name = unitById(app.plan, unit)?.name ?? unit
  const card = notice('代填到期', `${name}的填报自今天起恢复由原联络员负责。`)
  try {
    await app.db.batch([
      ...expectChange(endLeave(id, now)),
      ...(added ? [dismiss(deputy, unit, 'liaison', now)] : []),
      record({ at: now, byOpenId: '', byName: '知标', act: '代填到期', detail: `${name} ${deputy}` }),
      ...[openId, deputy].flatMap((to) => post(mailTo({ to: { openId: to }, card }), now)),
    ])
  } catch (error) {
    // Another tick was first.
    if (!(error instanceof Conflict)) throw error
  }
}

/** When the next leave ends: the beginning of the day after its last. */
export async function nextLeaveEnd(app: App): Promise<string | null> {
  const days = (await openLeaves(app.db)).map(({ lastDay }) => lastDay).sort()
  return days[0] === undefined ? null : at(app.plan.timeZone, addDays(days[0], 1), '00:00')
}
