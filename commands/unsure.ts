import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { findRowCard, type Pick, taughtCard, teachCard, unsureCard } from '../src/cards/taught.ts'
import { officeOf, unitById, unitByName } from '../src/domain/look.ts'
import type { Plan } from '../src/domain/plan.ts'
import { Refused } from '../src/domain/refused.ts'
import { findSubjects } from '../src/domain/reporting/find.ts'
import { subjectOf, titleOf } from '../src/domain/reporting/subject.ts'
import { type Taught, taughtKinds, type Unsure } from '../src/domain/taught.ts'
import { expectChange } from '../src/store/sql.ts'
import { allTaught, dropUnsure, takeBackTaught, teach, unsureById, unsureSentences } from '../src/store/taught.ts'
import { language } from '../src/understand/language.ts'
import { bare } from '../src/understand/normalise.ts'
import { read } from '../src/understand/read.ts'
import type { ReadContext, Reading } from '../src/understand/reading.ts'
import { nearestRows, sentenceKey, unexplainedIn, unfit, withTaught } from '../src/understand/taught.ts'

const sentencesShown = 5
const namesShown = 10

const unsureArgs = z.object({
  id: z.coerce.number().int().optional(),
  kind: z.enum(taughtKinds).optional(),
  ref: z.string().max(60).optional(),
  other: z.boolean().optional(),
  outside: z.boolean().optional(),
  ignore: z.boolean().optional(),
  save: z.boolean().optional(),
  row: z.string().max(200).optional(),
  words: z.string().max(200).optional(),
})
type UnsureCall = Call<z.output<typeof unsureArgs>>

/** 没听懂: sentences the bot was unsure of; the office says what they are about, and the bot knows at once. */
export const unsure = command({
  name: 'unsure',
  words: ['没听懂', '没听懂的'],
  help: '我没把握的句子，请您教我说的是哪一项',
  section: 'settings',
  right: 'teach',
  place: 'private',
  audit: '教说法',
  does: '看没听懂的句子',
  refuse: ({ world }) => {
    throw new Refused(
      '没听懂',
      '请换个说法再问一次，或发“帮助”看能问什么。',
      `整理没听懂的句子由${officeOf(world.plan)}办理。`,
    )
  },
  args: unsureArgs,
  async run(call): Promise<Reply> {
    const { id, kind, ref, other, outside, ignore } = call.args
    const { db, plan, now } = call.world
    const one = id === undefined ? undefined : await unsureById(db, id)
    if (!one) return listed(call, null, undefined)
    if (ignore) {
      const reply = await listed(call, `“${one.sentence}”已忽略。`, one)
      return { ...reply, effects: [dropUnsure(one.id)], toast: { type: 'success', content: '已忽略' } }
    }
    if (outside) {
      const reply = await listed(call, `“${one.sentence}”以后都答不是本机器人的事。`, one)
      return {
        ...reply,
        effects: [dropUnsure(one.id), teach({ words: one.key, kind: 'outside', ref: '', at: now })],
        audit: [`“${one.sentence}”不是我们的事`],
        toast: { type: 'success', content: '已记下' },
      }
    }
    const pick = kind && ref !== undefined ? pickOf(plan, kind, ref) : null
    if (pick) return taughtBy(call, one, pick)
    const { row } = call.args
    if (other) return { card: findRowCard(one, row ?? '', row === undefined ? null : picksNamed(plan, row)) }
    return listed(call, null, undefined)
  },
})

/** A row was picked: its new name is kept where it is plain which words name it, else asked for. */
async function taughtBy(call: UnsureCall, one: Unsure, pick: Pick): Promise<Reply> {
  const { save, words } = call.args
  const context = await contextOf(call)
  const unexplained = unexplainedIn(read(one.sentence, context))
  // A sentence that is nothing but the unknown word leaves no question which word it is.
  const plain = words === undefined && sentenceKey(one.sentence) === unexplained
  const name = (words ?? unexplained).trim()
  if (!save && !plain) return { card: teachCard(one, pick, name, undefined) }
  const problem = unfit(name, one.sentence, context)
  if (problem !== null) {
    const toast = { type: 'warning', content: '有需要改的地方，已标出' } as const
    return { card: teachCard(one, pick, name, problem), toast }
  }
  const lesson = { words: bare(name), kind: pick.kind, ref: pick.ref }
  const lexicon = withTaught(call.world.lexicon(), [...(await allTaught(call.world.db)), lesson])
  const works = about(read(one.sentence, { ...context, lexicon }), lesson)
  const done = `记住了：“${lesson.words}”指${pick.label}。${works ? '' : '这句话的问法还读不准，原句留着。'}`
  return {
    ...(await listed(call, done, works ? one : undefined)),
    effects: [teach({ ...lesson, at: call.world.now }), ...(works ? [dropUnsure(one.id)] : [])],
    audit: [`“${lesson.words}”指${pick.label}`],
    toast: { type: 'success', content: '已记住' },
  }
}

/** Whether a sentence is now read as about the row. */
const about = ({ queries, sensed }: Reading, { kind, ref }: { kind: string; ref: string }): boolean =>
  queries.some(({ rows, where, of }) => of !== 'talk' && (rows !== 'all' || where.length > 0)) &&
  sensed.meant.some(({ refs }) => refs.some((one) => one.ref.kind === kind && one.ref.id === ref))

async function contextOf({ asker, world }: Call<unknown>): Promise<ReadContext> {
  const lexicon = withTaught(world.lexicon(), await allTaught(world.db))
  return { lexicon, language, asker: { ...asker, units: asker.homes }, topic: null, now: world.now, group: false }
}

async function listed(call: Call<unknown>, done: string | null, but: Unsure | undefined): Promise<Reply> {
  const { plan, db, settings } = call.world
  const context = await contextOf(call)
  const left = (await unsureSentences(db)).filter(({ id }) => id !== but?.id)
  const shown = left.slice(0, sentencesShown).map((one) => ({
    unsure: one,
    nearest: nearestRows(read(one.sentence, context), context).flatMap(({ kind, id }) => {
      const known = taughtKinds.find((each) => each === kind)
      return (known && pickOf(plan, known, id)) ?? []
    }),
  }))
  return { card: unsureCard(shown, left.length, { done, keeps: settings.keepUnsure }) }
}

/** A row as a button names it; null where the plan has none. */
function pickOf(plan: Plan, kind: Pick['kind'], ref: string): Pick | null {
  if (kind === 'unit') {
    const unit = unitById(plan, ref)
    return unit ? { label: `单位 ${unit.short}`, kind, ref } : null
  }
  const subject = subjectOf(plan, kind, Number(ref))
  return subject ? { label: titleOf(subject), kind, ref: String(Number(ref)) } : null
}

function picksNamed(plan: Plan, said: string): Pick[] {
  const unit = unitByName(plan, said)
  if (unit) return [{ label: `单位 ${unit.short}`, kind: 'unit', ref: unit.id }]
  if (said.trim() === '') return []
  const found = findSubjects(plan, said).slice(0, 5)
  return found.map((subject) => ({
    label: titleOf(subject),
    kind: subject.kind,
    ref: String(subject.no),
  }))
}

/** 教过的说法: what the office taught in this deployment, each to be taken back. */
export const taught = command({
  name: 'taught',
  words: ['教过的说法'],
  help: '教过我的说法，可以收回',
  section: 'settings',
  right: 'teach',
  place: 'private',
  audit: '教说法',
  does: '看教过的说法',
  args: z.object({
    takeBack: z.coerce.number().int().optional(),
    page: z.coerce.number().int().positive().optional(),
  }),
  async run({ args: { takeBack, page = 1 }, world: { db, plan } }): Promise<Reply> {
    const all = await allTaught(db)
    const gone = all.find(({ id }) => id === takeBack)
    const left = all.filter((one) => one !== gone)
    const shown = left.slice((page - 1) * namesShown, page * namesShown)
    const more = left.length > page * namesShown ? page + 1 : null
    const card = taughtCard(
      shown.map((one) => ({ taught: one, label: labelOf(plan, one) })),
      left.length,
      more,
    )
    if (!gone) return { card }
    return {
      card,
      effects: expectChange(takeBackTaught(gone.id)),
      audit: [`收回“${gone.words}”（${labelOf(plan, gone)}）`],
      toast: { type: 'success', content: '已收回' },
    }
  },
})

const labelOf = (plan: Plan, { kind, ref }: Taught): string =>
  kind === 'outside' ? '不是我们的事' : `指${pickOf(plan, kind, ref)?.label ?? '方案里已没有的一项'}`
