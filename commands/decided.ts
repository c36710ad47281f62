import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { type Button, button, buttons, list, note, text } from '../src/cards/kit.ts'
import { pageOf, turns } from '../src/cards/nav.ts'
import { lastEvent } from '../src/domain/counting.ts'
import { shortName } from '../src/domain/look.ts'
import { shortOf } from '../src/domain/reporting/subject.ts'
import { type Submission, submissionsOf } from '../src/domain/reporting/submission.ts'
import { clipped, contentWords, periodWords, stateWords } from '../src/domain/reporting/words.ts'
import { dayOf } from '../src/domain/time.ts'
import { unitName } from '../src/reporting/context.ts'
import { mayUndo } from '../src/reporting/undo.ts'
import { decidedOn } from '../src/store/reports.ts'

const perPage = 20

/** 今天审核的: what the office decided today; what another member confirmed can be undone from here. */
export const decidedToday = command({
  name: 'decided',
  words: [
    '今天审核的',
    '今日审核',
    '今天审核了什么',
    '今天审了什么',
    '今天确认了什么',
    '今天审核了哪些',
    '今天确认了哪些',
  ],
  help: '今天确认和退回了什么；别人确认的可以撤销',
  section: 'review',
  right: 'decide',
  place: 'aside',
  does: '查看审核记录',
  args: z.object({ page: z.coerce.number().int().min(0).optional() }),
  async run({ args: { page = 0 }, asker, world }) {
    const today = dayOf(world.now)
    const decided = await decidedOn(world.db, today)
    const all = submissionsOf(
      world.plan,
      decided.filter((report) => lastEvent(report).at.startsWith(today)),
    ).toReversed()
    const { at, pages, shown } = pageOf(all, page, perPage)
    const line = ({ subject, period, reports, state, decided, unit }: Submission) =>
      `${stateWords[state]}（${decided.by.name}）　${shortName(world.plan, unit)}　${shortOf(subject)}　${periodWords(period)}　${contentWords(subject, reports, 30)}`
    const undo = (one: Submission): Button[] =>
      one.state === 'confirmed' && mayUndo(asker, one)
        ? [
            button(`撤销 ${clipped(`${shortOf(one.subject)} ${unitName(world, one.unit)}`, 40)}`, {
              do: 'undo',
              form: one.form,
            }),
          ]
        : []
    return {
      card: {
        title: '今天审核的',
        tone: 'blue',
        blocks: [
          text(
            all.length === 0
              ? '今天还没有审核过。'
              : `今天审核了${all.length}件${pages > 1 ? `，第${at + 1}页，共${pages}页` : ''}：`,
          ),
          list(...shown.map((one) => [clipped(line(one), 160)])),
          buttons(...shown.flatMap(undo)),
          buttons(
            ...turns({ at, pages }, (to) => ({ do: 'decided', page: to })),
            button('回到待审核', { do: 'pending' }),
          ),
          note('自己确认的，由办公室其他人撤销。'),
        ],
      },
    }
  },
})
