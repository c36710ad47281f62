import { weekOf } from '../../src/domain/day.ts'
import type { Emulator } from '../../src/sandbox/emulator/index.ts'
import { type Sql, sql } from '../../src/store/sql.ts'
import type { Done } from './people.ts'

/** What a run came to; everything in `wrong` is a broken promise. */
export type Findings = {
  questions: number
  answered: number
  dead: number
  submissions: number
  acknowledged: number
  reports: number
  digests: number
  wrong: string[]
}

export async function check(db: Sql, emulator: Emulator, done: Done): Promise<Findings> {
  const wrong: string[] = []
  const dead = await db.all<{ target: string }>(sql`select target from outbox where state = 'dead'`)
  const deadTargets = new Set(dead.map(({ target }) => target))

  const answers = answersByQuestion(emulator, done.questions)
  let answered = 0
  for (const [question, count] of answers) {
    if (count === 1) answered++
    else if (count > 1) wrong.push(`question ${question} answered ${count} times`)
    else if (!deadTargets.has(question) && wasReceived(emulator, question))
      wrong.push(`question ${question} not answered: ${await traceOf(db, question)}`)
  }
  wrong.push(...(await outOfOrder(db, emulator)))

  const reports = await db.all<{ form: string; kind: string; no: number }>(sql`select form, kind, no from reports`)
  const kept = new Set(reports.map(({ form }) => form))
  for (const { form, acknowledged } of done.submissions) {
    if (acknowledged && !kept.has(form)) wrong.push(`form ${form} was acknowledged and is not in the ledger`)
  }
  const keys = reports.map(({ form, kind, no }) => `${form} ${kind} ${no}`)
  if (new Set(keys).size < keys.length) wrong.push('a form made a report twice')
  const undecided = await db.all<{ report: number; n: number }>(sql`
    select report, count(*) as n from report_events where state in ('confirmed', 'returned') group by report having n > 1`)
  if (undecided.length > 0) wrong.push(`${undecided.length} reports were decided twice`)

  let digests = 0
  for (const chatId of done.groups) {
    const weeks = emulator
      .messages(chatId)
      .filter(
        ({ card, sender }) =>
          sender.kind === 'app' &&
          /"周报 \d{4}年/.test(JSON.stringify(card ?? '')) &&
          !JSON.stringify(card).includes('临时'),
      )
      .map(({ createdMs }) => weekOf(new Date(createdMs + 8 * 3600_000).toISOString().slice(0, 10)).id)
    digests += weeks.length
    if (new Set(weeks).size < weeks.length) wrong.push(`group ${chatId} has two digests of one week`)
    const claims = await db.all<{ week: string }>(
      sql`select week from digests where chat_id = ${chatId} and state = 'sent'`,
    )
    const missing = claims.filter(({ week }) => !weeks.includes(week))
    if (missing.length > dead.length)
      wrong.push(`group ${chatId} misses the digest of ${missing.map(({ week }) => week).join()}`)
  }
  return {
    questions: done.questions.length,
    answered,
    dead: dead.length,
    submissions: done.submissions.length,
    acknowledged: done.submissions.filter(({ acknowledged }) => acknowledged).length,
    reports: reports.length,
    digests,
    wrong,
  }
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

/** Cards that reply to a question; a private thing asked in a group counts by its line there. */
function answersByQuestion(emulator: Emulator, questions: readonly string[]): Map<string, number> {
  const counts = new Map(questions.map((id) => [id, 0]))
  for (const id of questions) {
    const chatId = emulator.message(id)?.chatId ?? ''
    const replies = emulator.messages(chatId).filter(({ parentId, sender }) => parentId === id && sender.kind === 'app')
    counts.set(id, replies.length)
  }
  return counts
}

/** The platform gives up after four redeliveries; a question the bot never got cannot be answered. */
function wasReceived(emulator: Emulator, question: string): boolean {
  return emulator.deliveries().some(({ body, state }) => state === 'done' && body.includes(question))
}

/** Of two questions of a chat that came in the order they were asked, the first is answered first. */
async function outOfOrder(db: Sql, emulator: Emulator): Promise<string[]> {
  const rows = await db.all<{ lane: string; created: number; message: string }>(sql`
    select lane, created_ms as created, message_id as message from inbox where kind = 'message' order by lane, seq`)
  const answered = rows.flatMap((row) => {
    const chatId = emulator.message(row.message)?.chatId ?? ''
    const reply = emulator
      .messages(chatId)
      .find(({ parentId, sender }) => parentId === row.message && sender.kind === 'app')
    return reply ? [{ ...row, reply: reply.seq }] : []
  })
  return answered.slice(1).flatMap((row, index) => {
    const before = answered[index]
    if (!before || before.lane !== row.lane || before.created > row.created || before.reply < row.reply) return []
    return [`${row.message} was answered before ${before.message}`]
  })
}
