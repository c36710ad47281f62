import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { reportCard } from '../src/cards/report.ts'
import { Refused } from '../src/domain/refused.ts'
import { taskTextNames } from '../src/domain/report.ts'
import { check, type Entry, type Typed } from '../src/domain/reporting/check.ts'
import { namedAlone, subjectArgs } from '../src/domain/reporting/find.ts'
import { subjectOf } from '../src/domain/reporting/subject.ts'
import { submissionsOf } from '../src/domain/reporting/submission.ts'
import { filesOf, type Ground, groundOf, unitName } from '../src/reporting/context.ts'
import { aboutOf, formAgain, formKey } from '../src/reporting/form.ts'
import { kept } from '../src/reporting/keep.ts'
import { openedFor, typedBefore } from '../src/reporting/open-form.ts'
import { owedReply } from '../src/reporting/owed.ts'
import { notReporting, refusal, reporting, rightFor } from '../src/reporting/rights.ts'
import { staleForm } from '../src/reporting/stale.ts'
import { formById, type ShownForm } from '../src/store/forms.ts'
import { reportsOfForm } from '../src/store/reports.ts'

const words = z.union([z.string(), z.number()]).transform(String)

/** Typed fields by the names of docs/contract.md; numbers of a shared goal are `value_<no>`. */
const args = z
  .looseObject({
    /** A form that is sent in. */
    form: z.string().optional(),
    sure: z.string().optional(),
    correcting: z.boolean().optional(),
    /** What a form is opened for. */
    ...subjectArgs,
    unit: z.string().optional(),
    /** A figure as a sentence said it: new in the period, or a level. */
    amount: words.optional(),
    flow: z.boolean().optional(),
    /** The whole sentence a form is opened by: every figure in it goes to its field or is said to be left. */
    spoken: z.string().max(2000).optional(),
    period: words.optional(),
    /** The form of a returned or withdrawn report, to begin from. */
    again: z.string().optional(),
  })
  .transform((all) => ({
    ...all,
    typed: Object.fromEntries(
      Object.entries(all).flatMap(([name, value]) =>
        fieldName.test(name) && (typeof value === 'string' || typeof value === 'number') ? [[name, String(value)]] : [],
      ),
    ),
  }))

const fieldName = new RegExp(
  `^(period|value|value_\\d+|numerator|denominator|note|reason|state|${taskTextNames.join('|')})$`,
)

/** 填报: alone what the unit owes; with a name its form; with a form what was typed. */
export const report = command({
  name: 'report',
  words: ['填报', '上报', '报数'],
  help: '本单位该报什么；“填报 事项名”打开填报表',
  section: 'report',
  right: reporting,
  place: 'aside',
  refuse: notReporting,
  args,
  fromText: (rest) => namedAlone(rest),
  async run(call) {
    const { form, sure = null, correcting = false, kind, no, indicator, task, about, unit } = call.args
    if (form !== undefined) return submitted(call, { form, typed: call.args.typed, sure, correcting })
    const typed = { ...(await typedBefore(call, call.args.again)), ...call.args.typed }
    const ground = await groundOf(call.world)
    const named =
      indicator !== undefined
        ? { kind: 'indicator' as const, no: indicator }
        : task !== undefined
          ? { kind: 'task' as const, no: task }
          : kind !== undefined && no !== undefined
            ? { kind, no }
            : undefined
    if (named || about !== undefined)
      return openedFor(call, ground, {
        ...named,
        about,
        unit,
        typed,
        sentence: { amount: call.args.amount, flow: call.args.flow, spoken: call.args.spoken },
      })
    return owedReply(call, ground)
  },
})

type Sent = { form: string; typed: Typed; sure: string | null; correcting: boolean }

/**
 * A form that was sent in: checked, asked about once more where that is due, kept as pending. What it is for comes from
 * the form's row, not from the button; one form makes at most one report.
 */
async function submitted(call: Call<unknown>, sent: Sent): Promise<Reply> {
  const { asker, world } = call
  const [form, ground] = await Promise.all([formById(world.db, sent.form), groundOf(world, sent.form)])
  const subject = form && subjectOf(world.plan, form.kind, form.no)
  if (!form || !subject) return staleForm
  if (form.openId !== asker.openId) {
    throw new Refused('这张表不是发给您的', '请自己发送“填报”，打开您单位的表。')
  }
  if (form.usedAt !== null) return alreadySent(call, ground, form)
  const right = rightFor(world, asker, subject, form.unit)
  if (!right) throw refusal(world, asker, subject)

  const about = aboutOf(call, ground, subject, form.unit)
  const checked = check(about, sent.typed)
  const state = { typed: sent.typed, correcting: sent.correcting, byOffice: right === 'behalf' }
  if ('problems' in checked) {
    const { problems } = checked
    return formAgain(
      call,
      about,
      form.id,
      { ...state, problems },
      { type: 'warning', content: '有需要改的地方，已标出' },
    )
  }
  const { entry } = checked
  const asked = askedAbout(entry)
  if (entry.doubts.length > 0 && sent.sure !== asked) {
    // The reason of a correction is part of what is looked at twice: its field stays.
    const correcting = state.correcting || entry.correction !== ''
    const again = { ...state, correcting, doubts: entry.doubts, said: entry.said, sure: asked }
    return formAgain(call, about, form.id, again, { type: 'info', content: '请再核对一次' })
  }
  return kept(call, ground, about, form, entry, right)
}

/** What the second look was about; changed figures are looked at anew. */
const askedAbout = ({ period, figures }: Entry): string =>
  [period.id, ...figures.map(({ part, value }) => `${part.no}=${value}`)].join(' ')

/** A second submission of the same form changes nothing and shows what the first one made. */
async function alreadySent({ world }: Call<unknown>, ground: Ground, form: ShownForm): Promise<Reply> {
  const [submission] = submissionsOf(world.plan, await reportsOfForm(world.db, form.id))
  if (!submission) return staleForm
  return {
    card: reportCard({ submission, unit: unitName(world, form.unit), evidence: filesOf(ground, form.id) }),
    cardKey: formKey(form.id),
    toast: { type: 'info', content: '这张表已提交过，没有重复记入' },
  }
}
