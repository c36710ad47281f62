import { randomUUID } from 'node:crypto'
import type { Call, Reply, Toast } from '../act/command.ts'
import { reportForm } from '../cards/report-form.ts'
import type { About, Typed } from '../domain/reporting/check.ts'
import { periodChoices, rhythmOf } from '../domain/reporting/period-choice.ts'
import { factsFor, subjectFor } from '../domain/reporting/shares.ts'
import { confirmedWords, isCorrection, standingOf } from '../domain/reporting/standing-words.ts'
import type { Subject } from '../domain/reporting/subject.ts'
import { openForm } from '../store/forms.ts'
import { topicAbout } from '../understand/topic.ts'
import { type Ground, unitName } from './context.ts'

export const formKey = (form: string): string => `form:${form}`

export const aboutOf = (
  { asker, world: { plan } }: Call<unknown>,
  { facts, today }: Ground,
  subject: Subject,
  unit: string,
): About => {
  const own = subjectFor(plan, subject, unit)
  return { plan, facts: factsFor(facts, own, unit), subject: own, unit, today, behalf: !asker.units.includes(unit) }
}

export type FormState = {
  typed: Typed
  problems?: Record<string, string>
  doubts?: string[]
  said?: string[]
  sure?: string | null
  correcting?: boolean
  byOffice: boolean
}

/** A new form as a card of its own, with what a sentence or a correction fills in. */
export function openedForm(
  call: Call<unknown>,
  ground: Ground,
  subject: Subject,
  unit: string,
  state: FormState,
): Reply {
  const id = randomUUID()
  const about = aboutOf(call, ground, subject, unit)
  const { kind, no } = subject
  const { period = '' } = state.typed
  const correcting = state.correcting === true || isCorrection(about, period)
  const { asker, world } = call
  return {
    card: formCard(call, about, id, { ...state, correcting, typed: { ...state.typed, period } }),
    cardKey: formKey(id),
    topic: topicAbout(subject),
    effects: [openForm({ id, openId: asker.openId, kind, no, unit, openedAt: world.now })],
    inPlace: false,
  }
}

/** The same form again, in its place: what was typed is kept. */
export function formAgain(call: Call<unknown>, about: About, id: string, state: FormState, toast: Toast): Reply {
  return { card: formCard(call, about, id, state), cardKey: formKey(id), topic: topicAbout(about.subject), toast }
}

function formCard({ world }: Call<unknown>, about: About, id: string, state: FormState) {
  const { typed, problems = {}, doubts = [], said = [], sure = null, correcting = false, byOffice } = state
  const confirmed = correcting || problems.reason !== undefined ? confirmedWords(about, typed.period ?? '') : null
  return reportForm({
    id,
    subject: about.subject,
    unit: unitName(world, about.unit),
    byOffice,
    standing: [...standingOf(about), ...(confirmed ? [confirmed] : [])],
    choices: periodChoices(about),
    rhythm: rhythmOf(about),
    typed,
    problems,
    said,
    doubts,
    sure,
    correcting,
  })
}
