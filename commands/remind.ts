import { z } from 'zod'
import { list, note, notice, text } from '../src/cards/kit.ts'
import { unitByName } from '../src/domain/look.ts'
import { groundOf, unitName } from '../src/reporting/context.ts'
import { mayRemindNow, nudged, nudges } from '../src/reporting/remind-step.ts'
import { remindersSince } from '../src/store/reminders.ts'
import { command } from '../src/talk/command.ts'

const fewNames = 5

const unmannedWords = (names: readonly string[]): string =>
  names.length > fewNames
    ? `还没有联络员的${names.length}个单位没有提醒到：${names.slice(0, fewNames).join('、')}等，见“名册”。`
    : `还没有联络员：${names.join('、')}。`

/** 催一下: a private reminder to everybody who owes something, within the allowance of one per person and day. */
export const remind = command({
  name: 'remind',
  words: ['催一下', '催报', '催办'],
  help: '私聊提醒未报的联络员，每人每天至多一次',
  right: 'remind',
  place: 'aside',
  does: '催报',
  args: z.object({ unit: z.string().optional() }),
  fromText: (rest, { plan }) => ({ unit: unitByName(plan, rest)?.id ?? rest }),
  async run({ args: { unit }, world }) {
    const { remindFrom, remindTo } = world.settings
    if (!mayRemindNow(world)) {
      return { card: notice('现在不催报', `只在工作日${remindFrom}至${remindTo}提醒，请到时再发“催一下”。`) }
    }
    const ground = await groundOf(world)
    const { all, unmanned } = await nudges(world, ground)
    const wanted = all.filter(({ owed }) => unit === undefined || owed.some((one) => one.unit === unit))
    const done = await remindersSince(world.db, ground.today)
    const due = wanted.filter(({ openId }) => !done.some((one) => one.openId === openId))
    const sent = due.map((nudge) => nudged(world, nudge, 'office'))
    const none = unmanned.filter((id) => unit === undefined || id === unit).map((id) => unitName(world, id))
    const names = due.map(({ name, owed }) => {
      const units = [...new Set(owed.map((one) => unitName(world, one.unit)))].join('、')
      return [`${name}（${units}）：${owed.length}项`]
    })
    return {
      card: {
        title: '催一下',
        tone: 'blue',
        blocks: [
          text(
            due.length > 0
              ? `已私聊提醒${due.length}人：`
              : wanted.length > 0
                ? '没有新的提醒。'
                : '没有应报未报的联络员。',
          ),
          ...(names.length > 0 ? [list(...names)] : []),
          ...(wanted.length > due.length ? [text(`今天已提醒过的${wanted.length - due.length}人不再提醒。`)] : []),
          ...(none.length > 0 ? [text(unmannedWords(none))] : []),
          note('每人每天至多一次，和到期提醒合并计算。'),
        ],
      },
      effects: sent.flatMap(({ claim }) => claim),
      letters: sent.map(({ mail }) => mail),
    }
  },
})
