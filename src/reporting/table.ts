import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Call, Reply } from '../act/command.ts'
import { button, buttons, card, notice, text } from '../cards/kit.ts'
import { sentCard } from '../cards/owed-page.ts'
import { tableDraftCard } from '../cards/table-draft.ts'
import type { Asker } from '../domain/people.ts'
import { may } from '../domain/permissions.ts'
import { sha256Of } from '../domain/reporting/evidence-file.ts'
import { allOf, owedByUnits } from '../domain/reporting/owed.ts'
import { shortOf } from '../domain/reporting/subject.ts'
import { periodWords, stateWords } from '../domain/reporting/words.ts'
import { saidWords } from '../domain/tables/address.ts'
import { besideIn } from '../domain/tables/beside.ts'
import { draftOf, type TableDraft } from '../domain/tables/draft.ts'
import type { Grid } from '../domain/tables/grid.ts'
import type { Sender } from '../domain/tables/sender.ts'
import { shift } from '../domain/time.ts'
import { keepDraft, newestOf, useDraft } from '../store/drafts.ts'
import { keepEvidence } from '../store/evidence.ts'
import { formsOpenTo } from '../store/forms.ts'
import type { Statement } from '../store/sql.ts'
import { filledOnly } from '../tables/blank.ts'
import { pastedGrid, readGrids } from '../tables/read.ts'
import { rowsLike } from '../understand/rows-like.ts'
import { type Ground, groundOf } from './context.ts'
import { heldDraft, markOf, readOrFault } from './drafts.ts'
import { type Item, keptMany } from './keep-many.ts'
import { owedByAsker } from './owed-page.ts'
import { rightFor } from './rights.ts'
import { staleForm } from './stale.ts'
import { recentOf } from './versions.ts'

const bodySchema = z.object({
  name: z.string(),
  /** Pasted as text instead of sent as a file. */
  pasted: z.boolean(),
  messageId: z.string(),
  fileKey: z.string(),
  sha256: z.string(),
  size: z.number(),
  answers: z.record(z.string(), z.string()),
  page: z.number(),
  /** What its sender said of it. */
  beside: z.string().default(''),
})
type Body = z.infer<typeof bodySchema>

export type SentTable = { name: string; fileKey: string; bytes: Uint8Array; pasted: boolean; beside?: string }

/** A table somebody sent or pasted → a draft of what it would report; null where nothing of the plan is in it. */
export async function tableSent(call: Call<unknown>, sent: SentTable): Promise<Reply | null> {
  const { asker, event, world } = call
  const { name, fileKey, bytes, pasted } = sent
  const said = sent.beside ? null : await newestOf(world.db, asker.openId, 'said', shift(world.now, -besideSeconds))
  const beside = sent.beside || (said?.body ?? '')
  const ground = await groundOf(world)
  const body: Body = {
    name,
    pasted,
    messageId: event.messageId,
    fileKey,
    sha256: sha256Of(bytes),
    size: bytes.byteLength,
    answers: {},
    page: 0,
    beside,
  }
  const read = readDraft(call, ground, body, bytes)
  if ('fault' in read ? pasted : isEmpty(read, pasted ? bytes : null)) return null
  await world.evidence.keep(body.sha256, bytes)
  const draft = { id: randomUUID(), kind: 'table' as const, openId: asker.openId, openedAt: world.now }
  const effects = [
    keepDraft({ ...draft, body: JSON.stringify(body) }),
    keepEvidence(evidenceFrom(call, body, null)),
    // Words hold for one table.
    ...(said ? [useDraft(said.id, world.now)] : []),
  ]
  if ('fault' in read) return { card: unreadable(draft.id, name, read.fault), effects }
  return { card: shownDraft(call, draft.id, body, read), effects }
}

/** Nothing of the plan is in it; of pasted words more is asked, because most are no table, and one line fills a form. */
function isEmpty({ items, questions, same, left }: TableDraft, pasted: Uint8Array | null): boolean {
  if (pasted !== null && !new TextDecoder().decode(pasted).trim().includes('\n')) return items.length < 2
  return items.length + questions.length + same.length + (pasted === null ? left.length : 0) === 0
}

const evidenceFrom = ({ asker, world }: Call<unknown>, body: Body, form: string | null) => ({
  form,
  messageId: body.messageId,
  // One file may prove many reports: each has its own row, and a message keeps a key once.
  fileKey: form === null ? body.fileKey : `${body.fileKey}#${form}`,
  name: body.name,
  kind: 'file' as const,
  size: body.size,
  sha256: body.sha256,
  byOpenId: asker.openId,
  byName: asker.name,
  at: world.now,
  afterConfirmation: false,
})

function readDraft(
  call: Call<unknown>,
  ground: Ground,
  { name, pasted, answers, beside }: Body,
  bytes: Uint8Array,
): TableDraft | { fault: string } {
  const { world } = call
  return readOrFault(() => {
    const grids = pasted ? pastedGrids(bytes) : filledOnly(readGrids(bytes, name))
    const sender = {
      plan: world.plan,
      facts: ground.facts,
      today: ground.today,
      like: rowsLike(world.lexicon()),
      ...reporterOf(call, ground),
    }
    return draftOf(sender, grids, pasted ? '' : name, answers, beside)
  })
}

/** For whom somebody's table reports: for their own units, or of the office for any unit the table names. */
function reporterOf(call: Call<unknown>, ground: Ground): Pick<Sender, 'units' | 'owed' | 'behalf'> {
  const { asker, world } = call
  if (!forOthers(asker)) return { units: asker.units, owed: owedByAsker(call, ground) }
  const owed = allOf(owedByUnits(ground.rules, ground.facts))
  return { units: world.plan.units.map(({ id }) => id), owed, behalf: true }
}

/** The office, where it reports for no unit of its own. */
const forOthers = (asker: Asker): boolean => asker.units.length === 0 && may(asker, 'onBehalf')

/** Whether a table somebody sends may be read as figures. */
export const mayReportByTable = (asker: Asker): boolean => asker.units.length > 0 || forOthers(asker)

const pastedGrids = (bytes: Uint8Array): Grid[] => {
  const grid = pastedGrid(new TextDecoder().decode(bytes))
  return grid ? [grid] : []
}

const unreadable = (draft: string, name: string, why: string) =>
  card(
    '没有读成表格',
    'orange',
    text(`${name}：${why}。`),
    buttons(
      button('作为证明材料', { do: 'table', draft, go: 'evidence' }, 'primary'),
      button('取消', { do: 'table', draft, go: 'cancel' }),
    ),
  )

const shownOf = ({ items, same, left, questions }: TableDraft): string =>
  markOf([
    items.map(({ about, line, cells, doubts, entry: { flags } }) => [about.unit, line, cells, doubts, flags]),
    same,
    left,
    questions,
  ])

const shownDraft = (
  { asker }: Call<unknown>,
  draft: string,
  body: Body,
  read: TableDraft,
  changed: string | null = null,
) =>
  tableDraftCard({
    draft,
    name: body.name,
    read,
    page: body.page,
    shown: shownOf(read),
    changed,
    byOffice: forOthers(asker),
  })

export type TableUse = {
  draft: string
  go: 'page' | 'answer' | 'submit' | 'cancel' | 'evidence'
  page?: number
  question?: string
  answer?: string
  shown?: string
}

/** A button of a draft. 提交这些 stores exactly what its pages show: all of it, or, where anything changed, nothing. */
export async function usedTable(call: Call<TableUse>): Promise<Reply> {
  const { args, world } = call
  const [held, ground] = await Promise.all([heldDraft<Body>(call, 'table', bodySchema, '草稿'), groundOf(world)])
  if ('answer' in held) return held.answer
  const { body: before, used } = held
  if (args.go === 'evidence') return { ...(await asEvidence(call, before)), effects: used }
  const bytes = await world.evidence.read(before.sha256)
  if (!bytes) return staleForm
  const body: Body = {
    ...before,
    page: args.go === 'page' ? (args.page ?? 0) : before.page,
    answers:
      args.go === 'answer' && args.question !== undefined
        ? { ...before.answers, [args.question]: args.answer ?? 'skip' }
        : before.answers,
  }
  const read = readDraft(call, ground, body, bytes)
  if ('fault' in read) return { card: unreadable(held.id, body.name, read.fault) }
  const again = (changed: string | null): Reply => ({
    card: shownDraft(call, held.id, body, read, changed),
    effects: [held.keep(body)],
  })
  if (args.go !== 'submit') return again(null)
  if (args.shown !== shownOf(read)) {
    return {
      ...again('这期间情况有变，什么也没有提交；下面是现在的，请再看一遍。'),
      toast: { type: 'warning', content: '有变化，没有提交' },
    }
  }
  return stored(call, ground, body, read, used)
}

const besideSeconds = 10 * 60

/**
 * 这是三月份的表, said after a table: its draft is read with it; where none waits, the one that comes next is. Null where
 * something else is said, or by somebody who reports nothing.
 */
export async function saidOfTable(call: Call<unknown>, words: string): Promise<Reply | null> {
  const { asker, world } = call
  const said = besideIn(words)
  if (said === null || !mayReportByTable(asker)) return null
  const draft = await newestOf(world.db, asker.openId, 'table', shift(world.now, -besideSeconds))
  if (!draft) {
    const [of, unit] = [said.period ? saidWords(said.period) : '', said.measure]
    const told = [...(of === '' ? [] : [`报告期按${of}`]), ...(unit === '' ? [] : [`单位按${unit}`])].join('，')
    return {
      card: notice('草稿', `好的，请把表发来：10分钟内的下一张，表里没写的，${told}读。表里写了的，以表为准。`),
      effects: [keepDraft({ id: randomUUID(), kind: 'said', openId: asker.openId, openedAt: world.now, body: words })],
    }
  }
  const body: Body = { ...bodySchema.parse(JSON.parse(draft.body)), beside: words, page: 0 }
  const [bytes, ground] = await Promise.all([world.evidence.read(body.sha256), groundOf(world)])
  const read = bytes ? readDraft(call, ground, body, bytes) : { fault: '' }
  if ('fault' in read) return null
  return {
    card: shownDraft(call, draft.id, body, read),
    effects: [keepDraft({ ...draft, body: JSON.stringify(body) })],
  }
}

async function stored(
  call: Call<unknown>,
  ground: Ground,
  body: Body,
  { items }: TableDraft,
  used: Statement[],
): Promise<Reply> {
  const { asker, world } = call
  const kept = items.flatMap(({ about, entry }): Item[] => {
    const right = rightFor(world, asker, about.subject, about.unit)
    return right ? [{ form: randomUUID(), about, entry, right }] : []
  })
  if (kept.length !== items.length || kept.length === 0) return staleForm
  const files = kept.map(({ form }) => evidenceFrom(call, body, form))
  const withFiles = { ...ground, files: [...ground.files, ...files.map((file) => ({ ...file, id: 0 }))] }
  const { lines, after, effects, ...told } = await keptMany(call, withFiles, kept)
  return {
    card: sentCard({ title: `已提交：${body.name}`, lines, left: owedByAsker(call, after).length, files: [body.name] }),
    toast: { type: 'success', content: `已提交${lines.length}项，等待审核` },
    effects: [...used, ...effects, ...files.map(keepEvidence)],
    ...told,
  }
}

const openSeconds = 30 * 60

/** 作为证明材料: joins the one form that is open, else the sender says to which report it belongs. */
async function asEvidence(call: Call<unknown>, { name, messageId, fileKey }: Body): Promise<Reply> {
  const { asker, world } = call
  const open = await formsOpenTo(world.db, asker.openId, shift(world.now, -openSeconds))
  const own = await recentOf(call)
  const value = (form: string) => ({ do: 'attach', message: messageId, key: fileKey, form })
  const choices = [
    ...open
      .slice(0, 3)
      .map(({ id, kind, no }) => button(`打开着的${kind === 'task' ? '任务' : '指标'}${no}表`, value(id))),
    ...own.map(({ form, subject, period, state }) =>
      button(`${shortOf(subject)} ${periodWords(period)}（${stateWords[state]}）`, value(form)),
    ),
  ]
  if (choices.length === 0)
    return { card: notice('收到文件', `${name}已保存。您还没有填报，请先发送“填报”打开表，再发一次文件。`) }
  return { card: card('收到文件', 'blue', text(`${name}已保存。是哪一次填报的佐证？`), buttons(...choices)) }
}
