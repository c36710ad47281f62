import * as z from 'zod'
import { type Call, command, type Mail, type Reply, type World } from '../src/act/command.ts'
import { type Card, notice } from '../src/cards/kit.ts'
import { needsOf, once, startsNeeded, unsetGoals } from '../src/cards/needs.ts'
import { lateToldCard, notedCard, noteForm, toldCard } from '../src/cards/tell.ts'
import { officeOf, shortName } from '../src/domain/look.ts'
import type { RosterRow } from '../src/domain/people.ts'
import { may } from '../src/domain/permissions.ts'
import { Refused } from '../src/domain/refused.ts'
import { lateOf, owedByUnits } from '../src/domain/reporting/owed.ts'
import { shift } from '../src/domain/time.ts'
import { standingNow } from '../src/reporting/board.ts'
import { groundOf } from '../src/reporting/context.ts'
import { holders } from '../src/store/cards.ts'
import { wholeRoster } from '../src/store/people.ts'
import { toldIn } from '../src/understand/telling.ts'

/** The same is asked of the office once a day. */
const quietSeconds = 86400
/** So long a note fits a card and is read. */
const longest = 500

const args = z.object({
  /** An indicator whose start value is missing. */
  no: z.coerce.number().int().optional(),
  /** A unit without a liaison. */
  unit: z.string().optional(),
  /** Who is overdue, from 谁没报. */
  about: z.enum(['late']).optional(),
  /** What somebody wants the office to know. */
  words: z.string().trim().max(longest, `最多${longest}字`).optional(),
  /** The sentence that asked for it: it fills the form, a person sends it. */
  spoken: z.string().optional(),
})
type Args = z.output<typeof args>

/** 告诉办公室: what somebody has to say to it, or what keeps goals from being judged, goes to each of its members. */
export const tell = command({
  name: 'tell',
  words: ['告诉办公室'],
  help: '有话带给办公室，写在后面，例如“告诉办公室 佐证材料下周补交”',
  section: 'people',
  right: 'note',
  place: 'aside',
  does: '把话带给办公室',
  offered: ({ role }) => role !== 'admin',
  args,
  fromText: (rest) => ({ words: rest }),
  async run(call) {
    const { words, spoken, no, unit, about } = call.args
    if (words) return noted(call, words)
    const isRequest = about !== undefined || no !== undefined || unit !== undefined || call.event.clicked
    if (!isRequest) return { card: noteForm(toldIn(spoken ?? '') ?? '') }
    if (!may(call.asker, 'tell')) throw new Refused('不能提请办公室办理', '请直接写“告诉办公室”和要说的话。')
    return about === 'late' ? overdue(call) : needed(call)
  },
  form: async ({ args: { words } }, problems) => ({ card: noteForm(String(words ?? ''), problems.words) }),
})

/** The note itself, to every member of the office, with who says it. */
async function noted({ asker, world }: Call<Args>, words: string): Promise<Reply> {
  const { plan, db } = world
  const office = officeIn(world, await wholeRoster(db))
  if ('card' in office) return office
  const units = asker.units.map((id) => shortName(plan, id)).join('、')
  return handed(world, office, `“${words}”`, notedCard(asker.name, units, words))
}

/** What keeps goals from being judged: of one indicator, of one unit, or all of it. */
async function needed(call: Call<Args>): Promise<Reply> {
  const {
    args: { no, unit },
    asker,
    world,
  } = call
  const { plan, db } = world
  const [{ goals, day }, roster] = await Promise.all([standingNow(world), wholeRoster(db)])
  const manned = new Set(roster.filter(({ role }) => role === 'liaison').map((row) => row.unit))
  const waiting = goals.map((state) => ({
    state,
    needs: needsOf(plan, state, manned)
      .filter((need) => no === undefined || (need.kind === 'baseline' && need.no === no))
      .filter((need) => unit === undefined || (need.kind === 'liaison' && need.unit === unit)),
  }))
  const unset = no === undefined && unit === undefined ? unsetGoals(plan, goals, day) : []
  const all = [...once(waiting), ...startsNeeded(unset)]
  if (all.length === 0) return { card: notice('不用办了', '这件事已经办好，没有要告诉的。') }
  return asked(call, roster, {
    cardKey: `tell:${no ?? ''}:${unit ?? ''}`,
    before: `这件事一天内已经告诉过${officeOf(plan)}，不再重复。`,
    what: `共${all.length}件`,
    card: toldCard(asker.name, all),
  })
}

/** Who is overdue with what, as 谁没报 tells it, so that the office reminds them. */
async function overdue(call: Call<Args>): Promise<Reply> {
  const { asker, world } = call
  const { plan } = world
  const ground = await groundOf(world)
  const late = lateOf(owedByUnits(ground.rules, ground.facts))
  if (late.length === 0) return { card: notice('没有逾期的', '现在没有逾期未报的，不用催。') }
  const units = late.map(({ unit, count }) => `${shortName(plan, unit)}${count}项`)
  return asked(call, await wholeRoster(world.db), {
    cardKey: 'tell:late',
    before: `一天内已经请${officeOf(plan)}催办过，不再重复。`,
    what: `逾期未报的${late.length}个单位`,
    card: lateToldCard(asker.name, units),
  })
}

type Request = {
  cardKey: string
  what: string
  card: Card /** Said where it was asked within a day. */
  before: string
}

/** Something the office is asked to do, once a day. */
async function asked(
  { world }: Call<Args>,
  roster: readonly RosterRow[],
  { cardKey, before, what, card }: Request,
): Promise<Reply> {
  const { db, now } = world
  const office = officeIn(world, roster)
  if ('card' in office) return office
  if ((await holders(db, cardKey, shift(now, -quietSeconds))).length > 0)
    return { card: notice('今天已经告诉过', before), inPlace: false }
  return handed(world, office, what, card, cardKey)
}

/** Each member of the office once; where there is none, the answer that says so. */
function officeIn({ plan }: World, roster: readonly RosterRow[]): RosterRow[] | { card: Card } {
  const members = [...new Map(roster.filter(({ role }) => role === 'admin').map((row) => [row.openId, row])).values()]
  const office = officeOf(plan)
  return members.length > 0 ? members : { card: notice('还没有办公室的人', `名册里还没有${office}的人，请先登记。`) }
}

function handed({ plan }: World, members: RosterRow[], what: string, card: Card, cardKey?: string): Reply {
  const letters = members.map(
    ({ openId }): Mail => ({ to: { openId }, card, ...(cardKey !== undefined && { cardKey }) }),
  )
  const names = members.map(({ name }) => name).join('、')
  return {
    card: notice('已告诉办公室', `已私聊告诉${officeOf(plan)}${names}，${what}。`),
    letters,
    toast: { type: 'success', content: '已告诉办公室' },
    inPlace: cardKey === undefined,
  }
}
