import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { burdenCard, lateCard } from '../src/cards/late.ts'
import { addDays } from '../src/domain/day.ts'
import { shortName } from '../src/domain/look.ts'
import { may } from '../src/domain/permissions.ts'
import { neverReported } from '../src/domain/reporting/never.ts'
import { allOf, countOwed, onlyOwed, owedByUnits } from '../src/domain/reporting/owed.ts'
import { groundOf, unitName } from '../src/reporting/context.ts'
import { neverOf } from '../src/reporting/owed.ts'
import { wholeRoster } from '../src/store/people.ts'
import { remindersSince } from '../src/store/reminders.ts'

/**
 * 谁没报: of all units to whoever may see all, of their own to a liaison; in a group counts only, unless the office
 * switched the names of the overdue on (docs/rules.md 4, Due).
 */
export const late = command({
  name: 'late',
  words: ['谁没报', '谁没填', '未报', '没报的'],
  help: '应报、到期、逾期还没报的',
  right: 'seeLate',
  does: '看谁没报',
  place: 'anywhere',
  args: z.object({ page: z.coerce.number().int().optional() }),
  async run({ args: { page = 0 }, asker, where, world }) {
    const ground = await groundOf(world)
    const all = owedByUnits(ground.rules, ground.facts)
    const ownOnly = !where.group && !may(asker, 'seeLate')
    const seen = ownOnly ? all.filter(({ unit }) => may(asker, 'seeLate', { unit })) : all
    const namesInGroup = world.settings.namesInGroups && !where.external
    const named = !where.group ? seen : namesInGroup ? onlyOwed(seen, 'overdue') : null
    const roster = await wholeRoster(world.db)
    const units = named?.map(({ unit, owed }) => ({
      name: shortName(world.plan, unit),
      owed,
      liaisons: where.group
        ? null
        : roster.filter((row) => row.role === 'liaison' && row.unit === unit).map(({ name }) => name),
    }))
    return {
      card: lateCard({
        counts: countOwed(allOf(seen)),
        never: ownOnly ? neverOf(asker.units, ground) : neverReported(world.plan, ground.facts),
        since: ground.rules.since,
        units: units?.sort((a, b) => worst(b.owed) - worst(a.owed)) ?? null,
        unitCount: seen.length,
        ownOnly,
        page,
        mayRemind: !where.group && may(asker, 'remind'),
        mayTell: !where.group && may(asker, 'tell'),
      }),
    }
  },
})

const worst = (owed: readonly { late: number }[]): number => Math.max(...owed.map(({ late: days }) => days))

const burdenDays = 30

/** 提醒次数: how often each unit was asked. */
export const burden = command({
  name: 'burden',
  words: ['提醒次数', '减负'],
  help: '近30天各单位被提醒了几次',
  section: 'review',
  right: 'remind',
  place: 'aside',
  does: '看提醒次数',
  args: z.object({}),
  async run({ world }) {
    const sent = await remindersSince(world.db, addDays(world.now.slice(0, 10), -burdenDays))
    const counts = new Map<string, number>()
    for (const unit of sent.flatMap(({ units }) => units.split(','))) counts.set(unit, (counts.get(unit) ?? 0) + 1)
    const units = [...counts].map(([unit, count]) => ({ name: unitName(world, unit), count }))
    return { card: burdenCard({ days: burdenDays, units: units.sort((a, b) => b.count - a.count) }) }
  },
})
