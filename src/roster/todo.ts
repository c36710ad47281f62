import type { World } from '../act/command.ts'
import type { Card } from '../cards/kit.ts'
import { requestWords } from '../cards/requests.ts'
import { type DeadView, todoCard } from '../cards/todo.ts'
import { subjectsOfUnit } from '../domain/reporting/subject.ts'
import { pendingOf } from '../domain/reporting/submission.ts'
import { timeWords } from '../domain/reporting/words.ts'
import { unitName } from '../reporting/context.ts'
import { chatById } from '../store/chats.ts'
import { readFacts } from '../store/facts.ts'
import { type DeadLetter, deadLetters } from '../store/outbox.ts'
import { nameOnRoster, wholeRoster } from '../store/people.ts'
import { allOpenRequests } from '../store/requests.ts'

const mostDead = 1000
const longest = 80

/** What waits for the office, but for what is being dealt with right now. */
export async function todoCardOf(
  world: World,
  { page = 0, but = {} }: { page?: number; but?: { request?: string; letter?: number } } = {},
): Promise<Card> {
  const { db, plan } = world
  const [requests, dead, roster, facts] = await Promise.all([
    allOpenRequests(db),
    deadLetters(db, mostDead),
    wholeRoster(db),
    readFacts(db),
  ])
  const reporting = plan.units.filter(({ id }) => subjectsOfUnit(plan, id).length > 0)
  const manned = new Set(roster.filter(({ role }) => role === 'liaison').map(({ unit }) => unit))
  const reported = new Set(facts.reports.map(({ unit }) => unit))
  return todoCard({
    requests: requests
      .filter(({ id }) => id !== but.request)
      .map((request) => ({
        id: request.id,
        words: requestWords(request, unitName(world, request.unit)),
        at: timeWords(request.at),
      })),
    dead: await Promise.all(dead.filter(({ id }) => id !== but.letter).map((letter) => deadView(world, letter))),
    pending: pendingOf(plan, facts.reports).length,
    unmanned: reporting.filter(({ id }) => !manned.has(id)).map(({ short }) => short),
    silent: reporting.filter(({ id }) => manned.has(id) && !reported.has(id)).map(({ short }) => short),
    page,
  })
}

/** A message that was not delivered, as the office sees it. */
export async function deadView({ db }: World, { id, lane, words, error, createdAt }: DeadLetter): Promise<DeadView> {
  const receiver = async () => (await nameOnRoster(db, lane)) ?? ((await chatById(db, lane))?.name || '未知接收者')
  const line = words.replace(/\s+/g, ' ')
  return {
    id,
    to: lane.startsWith('card:') ? '已发出的卡片（更新）' : await receiver(),
    words: line.length > longest ? `${line.slice(0, longest)}…` : line,
    error: error.slice(0, longest),
    at: timeWords(createdAt),
  }
}
