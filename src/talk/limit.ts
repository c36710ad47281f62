import type { Toast } from '../act/command.ts'
import { type Card, notice } from '../cards/kit.ts'
import type { Asker } from '../domain/people.ts'
import type { Incoming } from '../feishu/incoming.ts'
import { placeInMinute } from '../store/inbox.ts'
import type { Sql } from '../store/sql.ts'

/**
 * What one person may say, and what they may click, within a minute of the clock. High for the own organisation: an
 * office that checks the bot with a file of questions asks hundreds in a minute; this stops runaway scripts. Guests
 * nobody has enrolled have no such work, and nobody to answer for them: they get what a person can read.
 */
export const perMinute = { own: 600, guest: 30 }

const allowance = (external: boolean, { roles }: Asker): number =>
  external && roles.length === 0 ? perMinute.guest : perMinute.own

/** The one card before the silence. */
const slowDown: Card = notice('请稍等', '说得有点快，请稍等一分钟再问。')
const slowDownToast: Toast = { type: 'warning', content: '点得有点快，请稍等一分钟再点' }

/**
 * What somebody hears instead of an answer: one card, then silence; of clicks a toast every time; null when it is not
 * too fast. Counted from the inbox by when things were said, so that a second try decides as the first one did, and what
 * an outage held up does not count as haste. A form that is sent in is never refused.
 */
export async function tooFast(db: Sql, said: Incoming, external: boolean, asker: Asker): Promise<TooFast | null> {
  if (said.kind === 'click' && said.form) return null
  const [place, most] = [await placeInMinute(db, said), allowance(external, asker)]
  if (place <= most) return null
  if (said.kind === 'click') return { toast: slowDownToast }
  return place === most + 1 ? { reply: { card: slowDown }, aside: false } : 'silence'
}

/** Nothing is said, a click's toast alone, or one card. */
export type TooFast = 'silence' | { toast: Toast } | { reply: { card: Card }; aside: false }
