import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { needsOf } from '../src/cards/needs.ts'
import { goalName } from '../src/cards/state-words.ts'
import { type Told, toldCard } from '../src/cards/tell.ts'
import { officeOf } from '../src/domain/look.ts'
import { shift } from '../src/domain/time.ts'
import { standingNow } from '../src/reporting/board.ts'
import { holders } from '../src/store/cards.ts'
import { wholeRoster } from '../src/store/people.ts'

/** The same is asked of the office once a day. */
const quietSeconds = 86400

/** 告诉办公室: what keeps goals from being judged goes to every member of the office, with the way to do it. */
export const tell = command({
  name: 'tell',
  words: ['告诉办公室'],
  help: null,
  right: 'tell',
  place: 'aside',
  does: '提请办公室办理',
  args: z.object({
    /** An indicator whose start value is missing. */
    no: z.coerce.number().int().optional(),
    /** A unit without a liaison. */
    unit: z.string().optional(),
  }),
  async run({ args: { no, unit }, asker, world }) {
    const { plan, db, now } = world
    const [{ goals }, roster] = await Promise.all([standingNow(world), wholeRoster(db)])
    const manned = new Set(roster.filter(({ role }) => role === 'liaison').map((row) => row.unit))
    const all = goals.flatMap((state): Told[] =>
      needsOf(plan, state, manned)
        .filter((need) => no === undefined || (need.kind === 'baseline' && need.no === no))
        .filter((need) => unit === undefined || (need.kind === 'liaison' && need.unit === unit))
        .map(({ words }) => ({ name: goalName(state), words })),
    )
    const office = officeOf(plan)
    if (all.length === 0) return { card: notice('不用办了', '这件事已经办好，没有要告诉的。') }
    const members = [...new Map(roster.filter(({ role }) => role === 'admin').map((row) => [row.openId, row])).values()]
    if (members.length === 0) return { card: notice('还没有办公室的人', `名册里还没有${office}的人，请先登记。`) }
    const cardKey = `tell:${no ?? ''}:${unit ?? ''}`
    if ((await holders(db, cardKey, shift(now, -quietSeconds))).length > 0)
      return { card: notice('今天已经告诉过', `这件事一天内已经告诉过${office}，不再重复。`), inPlace: false }
    return {
      card: notice(
        '已告诉办公室',
        `已私聊告诉${office}${members.map(({ name }) => name).join('、')}，共${all.length}件。`,
      ),
      letters: members.map(({ openId }) => ({ to: { openId }, card: toldCard(asker.name, all), cardKey })),
      toast: { type: 'success', content: '已告诉办公室' },
      inPlace: false,
    }
  },
})
