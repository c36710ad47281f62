import { z } from 'zod'
import { scoreboardCard, scoreboardOffCard } from '../src/cards/scoreboard.ts'
import { unitById } from '../src/domain/look.ts'
import { may } from '../src/domain/permissions.ts'
import { scoreboard as scoresOf } from '../src/domain/scoreboard.ts'
import { standingNow } from '../src/reporting/board.ts'
import { command } from '../src/talk/command.ts'

/** 完成情况榜: units by what they have reached; only where the office has switched it on, and never in a group. */
export const scoreboard = command({
  name: 'scoreboard',
  words: ['完成情况榜', '榜单', '单位排名', '排行榜', '红黑榜'],
  help: null,
  privately: true,
  args: z.object({}),
  async run({ asker, world }) {
    if (!world.settings.scoreboard) return { card: scoreboardOffCard(may(asker, 'settings')) }
    const { day, goals } = await standingNow(world)
    const { plan } = world
    const named = scoresOf(plan, goals).map((score) => ({
      ...score,
      name: unitById(plan, score.unit)?.short ?? score.unit,
    }))
    return { card: scoreboardCard(named, day) }
  },
})
