import type { Call, Reply } from '../act/command.ts'
import { button, buttons, card, note, notice, text } from '../cards/kit.ts'
import { partsOf } from '../domain/look.ts'
import { noSuchTime } from '../domain/no-such-time.ts'
import { may } from '../domain/permissions.ts'
import { textsOf } from '../domain/report.ts'
import type { Typed } from '../domain/reporting/check.ts'
import { correctedIn, newestReported } from '../domain/reporting/corrected.ts'
import { figureFields } from '../domain/reporting/fields.ts'
import { findSubjects } from '../domain/reporting/find.ts'
import { type Owed, owedOf } from '../domain/reporting/owed.ts'
import { defaultPeriod, guessedPeriod, periodNow } from '../domain/reporting/period-choice.ts'
import { filledFrom, type Sentence } from '../domain/reporting/sentence.ts'
import { reportersOf, type Subject, subjectOf, subjectsOfUnit, titleOf } from '../domain/reporting/subject.ts'
import { reportsOfForm } from '../store/reports.ts'
import { type Ground, unitName } from './context.ts'
import { aboutOf, openedForm } from './form.ts'
import { ownUnits, refusal, rightFor } from './rights.ts'

export type Wanted = {
  kind?: Subject['kind']
  no?: number
  /** A name as said, where kind and number are not known. */
  about?: string
  unit?: string
  typed: Typed
  /** A figure from a sentence, to be filled in where the form asks for it. */
  sentence?: Omit<Sentence, 'no'>
  correcting?: boolean
}

const mostButtons = 8

/** Opens the form somebody asked for, or asks which one or for which unit. */
export async function openedFor(call: Call<unknown>, ground: Ground, wanted: Wanted): Promise<Reply> {
  const { asker, world } = call
  const found = candidates(call, wanted)
  const own = found.filter((subject) => ownUnits(world, asker, subject).length > 0)
  const [subject, ...others] = own.length > 0 ? own : found
  if (!subject) return notFound(call, wanted.about ?? '')
  if (others.length > 0) return whichSubject([subject, ...others], wanted)

  const units = wanted.unit !== undefined ? [wanted.unit] : unitsFor(call, subject)
  const [unit, ...more] = units
  if (unit === undefined) throw refusal(world, asker, subject)
  if (more.length > 0) return whichUnit(call, subject, units, wanted)
  const right = rightFor(world, asker, subject, unit)
  if (!right) throw refusal(world, asker, subject)
  const { typed, sentence } = wanted
  const about = aboutOf(call, ground, subject, unit)
  const owed = owedOf(ground.rules, ground.facts, subject, unit)
  const corrected =
    wanted.correcting && sentence?.spoken !== undefined
      ? correctedIn(about, wanted.no ?? subject.no, sentence.spoken, typed.period)
      : null
  // Who takes back what was never reported only says it anew.
  const isNew = wanted.correcting === true && sentence?.spoken !== undefined && corrected === null
  const correcting = corrected ? corrected.correcting : wanted.correcting === true && !isNew
  const isStated = sentence?.amount !== undefined || isNew
  const usual = corrected
    ? corrected.usual
    : correcting
      ? newestReported(about)
      : isStated
        ? periodNow(about, wanted.no)
        : defaultPeriod(about, owed)
  const isGuessed = !wanted.correcting && isStated && typed.period === undefined
  const impossible = noSuchTime(sentence?.spoken ?? '', world.now)
  const meant = corrected ? { ...wanted, sentence: { ...sentence, spoken: corrected.right } } : wanted
  const filled = filledFrom(about, sentenceOf(subject, impossible === null ? meant : { ...meant, typed: {} }), usual)
  const isAsked = impossible !== null || (corrected !== null && corrected.period === null)
  const period = isAsked ? '' : filled.typed.period
  return openedForm(call, ground, subject, unit, {
    typed: {
      ...sentWhileRunning(subject, owed, period),
      ...onSubject(subject, typed),
      ...filled.typed,
      period: period ?? '',
    },
    said: [
      ...(impossible === null ? [] : [`没有${impossible}这个时间，请选报告期`]),
      ...(corrected?.said ?? []),
      ...(isGuessed && !isAsked ? guessedPeriod(about, filled.typed.period) : []),
      ...filled.said,
    ],
    correcting,
    byOffice: right === 'behalf',
  })
}

/** A period that is owed again is filled with what was sent in while it ran. */
function sentWhileRunning(subject: Subject, owed: readonly Owed[], period: string | undefined): Typed {
  const running = owed.find((one) => one.period.id === period)?.running ?? []
  return Object.fromEntries(
    figureFields(subject).flatMap(({ name, part, of }) => {
      const report = running.find(({ no }) => no === part.no)
      const value = report?.kind === 'indicator' ? report[of] : null
      return value === null || value === undefined ? [] : [[name, value]]
    }),
  )
}

/** What was said of which part; a period typed as a field counts like one that was said. */
const sentenceOf = (subject: Subject, { no = subject.no, sentence, typed }: Wanted): Sentence => ({
  no,
  ...(typed.period !== undefined && { period: typed.period }),
  ...sentence,
})

function candidates({ world: { plan } }: Call<unknown>, { kind, no, about = '' }: Wanted): Subject[] {
  if (kind === undefined || no === undefined) return findSubjects(plan, about)
  const subject = subjectOf(plan, kind, no)
  return subject ? [subject] : []
}

/** Units a form may be opened for: the asker's own, else for the office every unit that reports it. */
function unitsFor({ asker, world }: Call<unknown>, subject: Subject): string[] {
  const own = ownUnits(world, asker, subject)
  if (own.length > 0) return own
  return may(asker, 'onBehalf') ? reportersOf(world.plan, subject) : []
}

/** `value` of a shared goal goes to its first part, because the parts have fields of their own. */
function onSubject(subject: Subject, typed: Typed): Typed {
  const { value, ...rest } = typed
  if (value === undefined || subject.kind === 'task' || subject.parts.length === 1) return typed
  return { [`value_${subject.no}`]: value, ...rest }
}

/** What was said goes along with the button that tells what it was said of. */
const sentenceIn = ({ sentence = {} }: Wanted): Omit<Sentence, 'no'> =>
  Object.fromEntries(Object.entries(sentence).filter(([, value]) => value !== undefined))

function whichSubject(subjects: Subject[], wanted: Wanted): Reply {
  const { correcting, typed } = wanted
  const opens = (subject: Subject) => ({
    do: correcting ? 'correct' : 'report',
    kind: subject.kind,
    no: subject.no,
    ...typed,
    ...sentenceIn(wanted),
  })
  return {
    card: card(
      '要填哪一项？',
      'blue',
      text(`有${subjects.length}项相近，请选一项：`),
      buttons(...subjects.slice(0, mostButtons).map((subject) => button(titleOf(subject), opens(subject)))),
    ),
  }
}

function whichUnit({ world }: Call<unknown>, subject: Subject, units: string[], wanted: Wanted): Reply {
  const { correcting, typed } = wanted
  const opens = (unit: string) => ({
    do: correcting ? 'correct' : 'report',
    kind: subject.kind,
    no: subject.no,
    unit,
    ...typed,
    ...sentenceIn(wanted),
  })
  return {
    card: card(
      '为哪个单位填报？',
      'blue',
      text(`${titleOf(subject)}由${units.length}个单位填报，请选一个：`),
      buttons(...units.map((unit) => button(unitName({ plan: world.plan }, unit), opens(unit)))),
      note('办公室代单位录入的，会标明“办公室录入”。'),
    ),
  }
}

function notFound({ asker, world }: Call<unknown>, about: string): Reply {
  const own = [...new Set(asker.units.flatMap((unit) => subjectsOfUnit(world.plan, unit)))].slice(0, mostButtons)
  if (own.length === 0)
    return {
      card: notice('没有找到', `方案里没有找到“${about.slice(0, 30)}”，请换个说法，或写编号，例如“填报 指标3”。`),
    }
  return {
    card: card(
      '没有找到',
      'grey',
      text(`方案里没有找到“${about.slice(0, 30)}”。您单位可以填的有：`),
      buttons(...own.map((subject) => button(titleOf(subject), { do: 'report', kind: subject.kind, no: subject.no }))),
    ),
  }
}

/** The fields of an earlier submission, for those who may see it; nothing where there is none. */
export async function typedBefore({ asker, world }: Call<unknown>, form: string | undefined): Promise<Typed> {
  if (form === undefined) return {}
  const reports = await reportsOfForm(world.db, form)
  const [first] = reports
  if (!first || !may(asker, 'seePending', { unit: first.unit })) return {}
  const { period, note: remark } = first
  const common = { period, ...(remark === '' ? {} : { note: remark }) }
  if (first.kind === 'task') return { ...common, state: first.progress, ...textsOf(first) }
  const shared = partsOf(world.plan, first.no).length > 1
  const fields = reports.flatMap((report) => {
    if (report.kind !== 'indicator') return []
    const { no, value, numerator, denominator } = report
    return Object.entries({ [shared ? `value_${no}` : 'value']: value, numerator, denominator })
  })
  return {
    ...common,
    ...Object.fromEntries(fields.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))),
  }
}
