import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { namedAlone, subjectArgs } from '../src/domain/reporting/find.ts'
import { groundOf } from '../src/reporting/context.ts'
import { openedFor } from '../src/reporting/open-form.ts'
import { notReporting, reporting } from '../src/reporting/rights.ts'

/** 更正: the form again, for a period that is confirmed, with a reason. */
export const correct = command({
  name: 'correct',
  words: ['更正', '改数', '改报'],
  help: '已确认的数报错了，例如“更正 事项名”，写明原因',
  section: 'report',
  right: reporting,
  place: 'aside',
  refuse: notReporting,
  args: z.object({
    ...subjectArgs,
    unit: z.string().optional(),
    period: z.string().optional(),
    value: z.string().optional(),
    /** The whole sentence that says what was wrong and what is right. */
    spoken: z.string().max(2000).optional(),
  }),
  fromText: (rest) => namedAlone(rest),
  async run(call) {
    const { about, indicator, task, unit, period, value, spoken } = call.args
    const kind = indicator !== undefined ? 'indicator' : task !== undefined ? 'task' : call.args.kind
    const no = indicator ?? task ?? call.args.no
    if (about === undefined && no === undefined) {
      return { card: notice('更正', '要更正哪一项？请发送“更正 指标名”或“更正 任务号”。') }
    }
    const typed = { ...(period !== undefined && { period }), ...(value !== undefined && { value }) }
    const sentence = spoken === undefined ? undefined : { spoken }
    return openedFor(call, await groundOf(call.world), { about, kind, no, unit, typed, sentence, correcting: true })
  },
})
