import type { Call, Reply, World } from '../act/command.ts'
import { notice } from '../cards/kit.ts'
import { returnForm, someWaiting } from '../cards/queue.ts'
import { shortOf, subjectOf } from '../domain/reporting/subject.ts'
import { pendingOf, type Submission, submissionsOf } from '../domain/reporting/submission.ts'
import { contentWords, periodWords, stateWords } from '../domain/reporting/words.ts'
import { type Ground, unitName } from './context.ts'
import { itemOf } from './queue.ts'

/** Which reports: of a unit, of a row, or of a unit on a row; what somebody said is to become of them. */
export type Some = {
  unit?: string | undefined
  kind?: 'indicator' | 'task' | undefined
  no?: number | undefined
  decision?: 'confirm' | 'return' | undefined
  reason?: string | undefined
}

const mostItems = 5

/** Of these what waits, each with its buttons; where nothing does, what was sent in last and how it stands. */
export async function someOf(call: Call<Some>, ground: Ground): Promise<Reply> {
  const { args, asker, world } = call
  const subject = args.kind && args.no !== undefined ? subjectOf(world.plan, args.kind, args.no) : undefined
  const isMeant = (one: Submission) =>
    (args.unit === undefined || one.unit === args.unit) &&
    (subject === undefined || (one.subject.kind === subject.kind && one.subject.no === subject.no))
  const about = [args.unit && unitName(world, args.unit), subject && shortOf(subject)].filter(Boolean).join(' ')
  const waiting = pendingOf(world.plan, ground.facts.reports).filter(isMeant)
  if (waiting.length === 0) {
    const last = submissionsOf(world.plan, ground.facts.reports).filter(isMeant).slice(-3).reverse()
    const lines = last.map((one) => lineOf(one, unitName(world, one.unit)))
    return { card: notice('待审核', `${about}没有待审核的填报。`, ...(lines.length > 0 ? lines : ['还没有报过。'])) }
  }
  const items = await Promise.all(waiting.slice(0, mostItems).map((one) => itemOf(world, ground, one, asker.openId)))
  const [only, ...others] = items
  const isReturned = args.decision === 'return' && only && others.length === 0 && only.others === null
  return { card: isReturned ? returnForm(only, undefined, args.reason) : someWaiting(about, items, waiting.length) }
}

/** What waits for review, as those who may see it and decide nothing read it. */
export function waitingLines(world: World, { facts }: Ground): string[] {
  const all = pendingOf(world.plan, facts.reports)
  if (all.length === 0) return ['现在没有待审核的填报。']
  const more = all.length > mostLines ? `，列最早的${mostLines}件` : ''
  return [
    `待审核${all.length}件${more}：`,
    ...all.slice(0, mostLines).map((one) => lineOf(one, unitName(world, one.unit))),
  ]
}

const mostLines = 10

const lineOf = ({ subject, period, reports, state, decided }: Submission, unit: string): string =>
  `${unit}：${shortOf(subject)}（${periodWords(period)}）${contentWords(subject, reports, 60)}，${stateWords[state]}${decided.reason === '' ? '' : `（${decided.reason}）`}`
