import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { type Sql, sql } from '../../src/store/sql.ts'
import { checkDigests } from './check-digests.ts'
import { checkReports } from './check-reports.ts'
import type { Done } from './people.ts'
import type { Seen } from './witness.ts'

/** What a run came to; everything in `wrong` is a broken promise. */
export type Findings = {
  questions: number
  taken: number
  answered: number
  dead: number
  submissions: number
  acknowledged: number
  reports: number
  confirmations: number
  digests: number
  wrong: string[]
}

export async function check(db: Sql, emulator: Emulator, done: Done, seen: Seen): Promise<Findings> {
  const reports = await checkReports(db, done)
  const digests = await checkDigests(db, emulator, done.groups, seen)
  const answers = await checkAnswers(db, emulator, done.questions, seen)
  return {
    questions: done.questions.length,
    taken: done.questions.filter((question) => seen.taken.has(question)).length,
    answered: answers.answered,
    dead: seen.dead.size,
    submissions: done.submissions.length,
    acknowledged: new Set(done.submissions.filter(({ acknowledged }) => acknowledged).map(({ form }) => form)).size,
    reports: reports.count,
    confirmations: new Set(done.confirmed).size,
    digests: digests.count,
    wrong: [...answers.wrong, ...outOfOrder(emulator, seen), ...reports.wrong, ...digests.wrong],
  }
}

/** Every question the bot took has one answer in its chat, or a letter the office can see. */
async function checkAnswers(db: Sql, emulator: Emulator, questions: readonly string[], { taken, dead }: Seen) {
  const given = new Set(dead.values())
  const wrong: string[] = []
  let answered = 0
  for (const question of questions) {
    const count = answersTo(emulator, question).length
    if (count === 1) answered++
    else if (count > 1) wrong.push(`question ${question} answered ${count} times`)
    else if (!given.has(question) && taken.has(question))
      wrong.push(`question ${question} not answered: ${await traceOf(db, question)}`)
  }
  return { answered, wrong }
}

/** Cards that reply to a question; a private thing asked in a group counts by its line there. */
function answersTo(emulator: Emulator, question: string) {
  const chatId = emulator.message(question)?.chatId ?? ''
  return emulator.messages(chatId).filter(({ parentId, sender }) => parentId === question && sender.kind === 'app')
}

/** What became of a question inside the bot. */
async function traceOf(db: Sql, question: string): Promise<string> {
  const event = await db.all(
    sql`select seq, state, attempts, received_at, error from inbox where message_id = ${question}`,
  )
  const letters = await db.all(
    sql`select id, state, attempts, next_at, first_try_at, sent_at, error from outbox where target = ${question}`,
  )
  return JSON.stringify({ event, letters })
}

/** Of two questions of a chat that came in the order they were asked, the first is answered first. */
function outOfOrder(emulator: Emulator, { arrivals }: Seen): string[] {
  const rows = [...arrivals.values()].sort((a, b) => a.lane.localeCompare(b.lane) || a.seq - b.seq)
  const answered = rows.flatMap((row) => {
    const [reply] = answersTo(emulator, row.message)
    return reply ? [{ ...row, reply: reply.seq }] : []
  })
  return answered.slice(1).flatMap((row, index) => {
    const before = answered[index]
    if (!before || before.lane !== row.lane || before.created > row.created || before.reply < row.reply) return []
    return [`${row.message} was answered before ${before.message}`]
  })
}
