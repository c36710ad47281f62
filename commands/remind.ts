import * as z from 'zod'
import { command, type Reply, type World } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { type RemindView, remindCard, remindedCard, type Spared, type Whom } from '../src/cards/remind.ts'
import { shortName, unitByName } from '../src/domain/look.ts'
import { groundOf, unitName } from '../src/reporting/context.ts'
import { mayRemindNow, type Nudge, nudged, nudges } from '../src/reporting/remind.ts'
import { remindersSince } from '../src/store/reminders.ts'

/** 催一下: shows whom it would remind of what; a press reminds them privately, each at most once a day. */
export const remind = command({
  name: 'remind',
  words: ['催一下', '催报', '催办'],
  help: '先看要提醒谁，再私聊提醒，每人每天至多一次',
  section: 'review',
  right: 'remind',
  place: 'aside',
  does: '催报',
  args: z.object({
    unit: z.string().max(64).optional(),
    send: z.enum(['all', 'overdue', 'chosen']).optional(),
    seen: z.string().max(10_000).optional(),
    units: z.string().max(4000).optional(),
  }),
  fromText: (rest, { plan }) => ({ unit: unitByName(plan, rest)?.id ?? rest }),
  run: ({ args, world }) => remindNow(world, args),
})

type RemindArgs = {
  /** Only what this unit owes; its id. */
  unit?: string | undefined
  /** Whom the press asks; without it nobody is asked and the list is shown. */
  send?: Whom | undefined
  /** What the pressed card showed: where the list is another by now, nothing is sent and it is shown anew. */
  seen?: string | undefined
  /** Ids of the chosen units, joined by commas. */
  units?: string | undefined
}

/** 催一下: the list first; a press sends it, within the allowance of one message per person and day. */
async function remindNow(world: World, { unit, send, seen, units = '' }: RemindArgs): Promise<Reply> {
  const { remindFrom, remindTo } = world.settings
  if (!mayRemindNow(world)) {
    return { card: notice('现在不催报', `只在工作日${remindFrom}至${remindTo}提醒，请到时再发“催一下”。`) }
  }
  if (unit !== undefined && !world.plan.units.some(({ id }) => id === unit)) {
    return { card: notice('催一下', `没有找到单位“${unit}”，请写单位名，例如“催一下 ${world.plan.units[0]?.name}”。`) }
  }
  const ground = await groundOf(world)
  const { all, unmanned, away } = await nudges(world, ground)
  const wanted = all.filter(({ owed }) => unit === undefined || owed.some((one) => one.unit === unit))
  const done = new Set((await remindersSince(world.db, ground.today)).map(({ openId }) => openId))
  const open = wanted.filter(({ openId }) => !done.has(openId))
  const spared: Spared[] = [
    { why: '今天已提醒过', names: wanted.filter(({ openId }) => done.has(openId)).map(({ name }) => name) },
    { why: '请假中，由同单位的人报', names: unit === undefined ? away : [] },
    {
      why: '还没有联络员，见“名册”',
      names: unmanned.filter((id) => unit === undefined || id === unit).map((id) => unitName(world, id)),
    },
  ]
  const view = viewOf(world, open, spared)
  const now = seenOf(ground.today, open)
  if (send === undefined || seen !== now) {
    return { card: remindCard(view, { seen: now, unit, changed: send !== undefined }) }
  }
  const chosen = units.split(',').filter((id) => id !== '')
  if (send === 'chosen' && chosen.length === 0) {
    return { card: remindCard(view, { seen: now, unit, changed: false, problem: '请至少选一个单位' }) }
  }
  const isAsked = ({ owed }: Nudge): boolean =>
    send === 'all' ||
    owed.some(({ state, unit: id }) => (send === 'overdue' ? state === 'overdue' : chosen.includes(id)))
  const asked = open.filter(isAsked)
  const others = open.filter((nudge) => !isAsked(nudge)).map(({ name }) => name)
  const sent = asked.map((nudge) => nudged(world, nudge, 'office'))
  const why = send === 'overdue' ? '没有逾期的' : '没有选其单位'
  return {
    card: remindedCard(viewOf(world, asked, [...spared, { why, names: others }])),
    toast: { type: asked.length > 0 ? 'success' : 'info', content: `已提醒${asked.length}人` },
    effects: sent.flatMap(({ claim }) => claim),
    letters: sent.map(({ mail }) => mail),
  }
}

/** The list in a word: its day, and who would be asked about how much and how much of it late. */
const seenOf = (today: string, open: readonly Nudge[]): string => {
  const late = open.flatMap(({ owed }) => owed).filter(({ state }) => state === 'overdue').length
  return [today, ...open.map(({ openId, owed }) => `${openId.slice(-6)}:${owed.length}`), late].join(' ')
}

/** By unit, the longest late first: what it owes and which of its people are asked. */
function viewOf(world: World, asked: readonly Nudge[], spared: Spared[]): RemindView {
  const ids = [...new Set(asked.flatMap(({ owed }) => owed.map(({ unit }) => unit)))]
  const units = ids.map((id) => {
    const theirs = asked.filter(({ owed }) => owed.some(({ unit }) => unit === id))
    const owed = (theirs[0]?.owed ?? []).filter(({ unit }) => unit === id)
    return { id, name: shortName(world.plan, id), owed, liaisons: theirs.map(({ name }) => name) }
  })
  const worst = (id: string): number =>
    Math.max(0, ...(units.find((one) => one.id === id)?.owed ?? []).map(({ late }) => late))
  return { units: units.toSorted((a, b) => worst(b.id) - worst(a.id)), people: asked.length, spared }
}
