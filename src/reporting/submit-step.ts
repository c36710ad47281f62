import type { Call, Reply } from '../act/command.ts'
import { reportCard } from '../cards/report.ts'
import { Refused } from '../domain/refused.ts'
import { check, type Entry, type Typed } from '../domain/reporting/check.ts'
import { subjectOf } from '../domain/reporting/subject.ts'
import { submissionsOf } from '../domain/reporting/submission.ts'
import { formById, type ShownForm } from '../store/forms.ts'
import { reportsOfForm } from '../store/reports.ts'
import { filesOf, type Ground, groundOf, unitName } from './context.ts'
import { aboutOf, formAgain, formKey } from './form-step.ts'
import { kept } from './keep-step.ts'
import { refusal, rightFor } from './rights.ts'
import { staleForm } from './stale.ts'

export type Sent = { form: string; typed: Typed; sure: string | null; correcting: boolean }

/**
 * A form that was sent in: checked, asked about once more where that is due, kept as pending. What it is for comes from
 * the form's row, not from the button; one form makes at most one report.
 */
export async function submitted(call: Call<unknown>, sent: Sent): Promise<Reply> {
  const { asker, world } = call
  const [form, ground] = await Promise.all([formById(world.db, sent.form), groundOf(world)])
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
