import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { button, buttons, card, notice, text } from '../src/cards/kit.ts'
import { stateOf } from '../src/domain/counting.ts'
import { may } from '../src/domain/permissions.ts'
import { Refused } from '../src/domain/refused.ts'
import type { ReportEvent } from '../src/domain/report.ts'
import { shortOf } from '../src/domain/reporting/subject.ts'
import { pendingOf, submissionsOf } from '../src/domain/reporting/submission.ts'
import { periodWords, stateWords } from '../src/domain/reporting/words.ts'
import { byOf, groundOf } from '../src/reporting/context.ts'
import { outcomeCard, reportRefresh, withEvent } from '../src/reporting/decide.ts'
import { formKey } from '../src/reporting/form.ts'
import { tellReviewers } from '../src/reporting/queue.ts'
import { concernedUnits } from '../src/reporting/visible.ts'
import { move } from '../src/store/reports.ts'
import { expectChange } from '../src/store/sql.ts'

/** 撤回: while a report waits for review its sender may take it back. */
export const withdraw = command({
  name: 'withdraw',
  words: ['撤回', '撤回填报'],
  help: '收回还没审核的填报',
  section: 'report',
  right: 'withdraw',
  place: 'aside',
  does: '撤回填报',
  args: z.object({ form: z.string().optional() }),
  run: (call) => (call.args.form === undefined ? withdrawable(call) : withdrawn(call, call.args.form)),
})

/** What of theirs still waits, each to be taken back. */
async function withdrawable(call: Call<unknown>): Promise<Reply> {
  const { asker, world } = call
  const { facts } = await groundOf(world)
  const own = pendingOf(world.plan, facts.reports).filter(({ by }) => by.openId === asker.openId)
  if (own.length === 0) {
    return { card: notice('没有可撤回的', '您没有待审核的填报。已确认的要改，请发送“更正 指标名”。') }
  }
  const confirm = { title: '撤回这次填报？', text: '撤回后不再审核，记录里仍会留下。' }
  return {
    card: card(
      '撤回哪一条？',
      'blue',
      text(`您有${own.length}件待审核的填报：`),
      buttons(
        ...own.slice(-10).map(({ form, subject, period }) => ({
          ...button(`撤回 ${shortOf(subject)}（${periodWords(period)}）`, { do: 'withdraw', form }),
          confirm,
        })),
      ),
    ),
    inPlace: false,
  }
}

/** Takes a pending submission back; only who sent it may, and only while nobody has decided it. */
async function withdrawn(call: Call<unknown>, form: string): Promise<Reply> {
  const { asker, world } = call
  const ground = await groundOf(world, form)
  const all = ground.facts.reports.filter((report) => report.form === form)
  const [submission] = submissionsOf(world.plan, all)
  if (!submission) return { card: notice('没有找到', '这条填报已不存在。') }
  if (!may(asker, 'withdraw', { sentBy: submission.by.openId })) {
    const sees = may(asker, 'seePending', { units: concernedUnits(submission.subject, submission.unit) })
    const sentence = `只有填报人${sees ? submission.by.name : ''}可以撤回；要退回，请由办公室审核人办理。`
    throw new Refused('不能撤回', sentence)
  }
  const waiting = all.filter((report) => stateOf(report) === 'pending')
  if (waiting.length === 0) {
    const { state, decided } = submission
    const shown = await outcomeCard(call, ground, form)
    return {
      card: shown?.card ?? notice('没有找到', '这条填报已不存在。'),
      cardKey: formKey(form),
      toast: { type: 'info', content: `${decided.by.name}${stateWords[state]}，不能再撤回` },
    }
  }
  const event: ReportEvent = { at: world.now, state: 'withdrawn', by: byOf(asker), reason: '' }
  const after = { ...ground, facts: { ...ground.facts, reports: withEvent(ground.facts.reports, waiting, event) } }
  const told = await tellReviewers(world, after, false)
  const shown = await outcomeCard(call, after, form)
  return {
    card: shown?.card ?? notice('已撤回', ''),
    cardKey: formKey(form),
    toast: { type: 'success', content: '已撤回' },
    effects: waiting.flatMap(({ id }) => {
      const [change, history] = move(id, 'pending', event)
      return [...expectChange(change), history]
    }),
    refresh: [...told.refresh, reportRefresh(call, after, form)],
  }
}
