import type { Call, Reply } from '../act/command.ts'
import { button, buttons, type Card, card, form, input, note, notice, source, text } from '../cards/kit.ts'
import type { Asker } from '../domain/people.ts'
import { isSame, may } from '../domain/permissions.ts'
import { Refused } from '../domain/refused.ts'
import type { ReportEvent } from '../domain/report.ts'
import { placesOf, shortOf } from '../domain/reporting/subject.ts'
import { type Submission, submissionsOf } from '../domain/reporting/submission.ts'
import { contentWords, periodWords, stateWords, undoneMark } from '../domain/reporting/words.ts'
import { move } from '../store/reports.ts'
import { expectChange } from '../store/sql.ts'
import { byOf, groundOf, unitName } from './context.ts'
import { outcomeCard, outcomeLetters, reportRefresh, withEvent } from './decide.ts'
import { formKey } from './form.ts'
import { othersThan } from './queue.ts'

/** Another member of the office than who sent it and who confirmed it. */
export const mayUndo = (asker: Asker, { by, decided }: Submission): boolean =>
  may(asker, 'undo', { sentBy: by.openId }) && !isSame(asker, decided.by.openId)

/** 撤销确认 of one submission: asks for a reason, then the earlier confirmed figure counts again. */
export async function undone(call: Call<{ form: string; reason?: string; asked?: boolean }>): Promise<Reply> {
  const { args, asker, world } = call
  const ground = await groundOf(world, args.form)
  const [submission] = submissionsOf(
    world.plan,
    ground.facts.reports.filter(({ form: of }) => of === args.form),
  )
  if (!submission) throw refused('没有找到这次填报。')
  const name = `${shortOf(submission.subject)}（${periodWords(submission.period)}）`
  if (submission.state !== 'confirmed')
    throw refused(`${name}现在是${stateWords[submission.state]}，没有可撤销的确认。`)
  if (!mayUndo(asker, submission)) {
    const others = await othersThan(world, asker.openId, submission.by.openId, submission.decided.by.openId)
    const who = others.length > 0 ? `可由${others.join('、')}办理` : '办公室还没有其他人可以办理，请先在名册中增加一位'
    throw refused(`撤销确认须由填报人和确认人以外的办公室人员办理，${who}。`)
  }
  const reason = (args.reason ?? '').trim()
  if (reason === '') {
    return {
      card: reasonForm(submission, unitName(world, submission.unit), args.asked ? '请写明原因' : undefined),
      inPlace: args.asked,
    }
  }

  const event: ReportEvent = { at: world.now, state: 'returned', by: byOf(asker), reason: undoneMark + reason }
  const after = {
    ...ground,
    facts: { ...ground.facts, reports: withEvent(ground.facts.reports, submission.reports, event) },
  }
  const shown = await outcomeCard(call, after, args.form)
  return {
    card: shown?.card ?? notice('已撤销确认', name),
    cardKey: formKey(args.form),
    toast: { type: 'success', content: `已撤销确认：${name}` },
    effects: submission.reports.flatMap(({ id }) => {
      const [change, history] = move(id, 'confirmed', event)
      return [...expectChange(change), history]
    }),
    audit: [`${name}：${reason}`],
    letters: await outcomeLetters(call, after, args.form),
    refresh: [reportRefresh(call, after, args.form)],
  }
}

const refused = (sentence: string) => new Refused('不能撤销确认', sentence)

function reasonForm({ form: id, subject, period, reports, decided }: Submission, unit: string, problem?: string): Card {
  return card(
    `撤销确认：${shortOf(subject)}`,
    'orange',
    text(`${unit}　${periodWords(period)}　${contentWords(subject, reports)}，由${decided.by.name}确认。`),
    form(
      `undo_${id.slice(0, 8)}`,
      [input({ name: 'reason', label: '撤销原因', required: true, multiline: true, maxLength: 300, problem })],
      button('撤销确认', { do: 'undo', form: id, asked: true }, 'danger'),
    ),
    note('撤销后这一数不再计入，此前确认过的数重新计入；记录里全部留下。'),
    source(...placesOf(subject)),
  )
}

/** So many confirmed submissions are offered. */
export const mostListed = 8

/** Which confirmed submission is meant: the newest of a subject. */
export function undoList(found: Submission[], nameOf: (unit: string) => string): Card {
  if (found.length === 0) return notice('撤销确认', '没有已确认的填报可以撤销。')
  return card(
    '撤销哪一条确认？',
    'blue',
    text('最近确认的：'),
    buttons(
      ...found.slice(0, mostListed).map(({ form: id, subject, period, reports, unit }) => {
        const label = `${shortOf(subject)} ${periodWords(period)} ${contentWords(subject, reports)}`.slice(0, 60)
        return button(subject.kind === 'task' ? `${nameOf(unit)} ${label}` : label, { do: 'undo', form: id })
      }),
    ),
  )
}
