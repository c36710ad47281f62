import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import type { Call, Reply, Toast } from '../act/command.ts'
import { notice } from '../cards/kit.ts'
import { owedPage, sentCard } from '../cards/owed-page.ts'
import type { About, Entry, Typed } from '../domain/reporting/check.ts'
import { check } from '../domain/reporting/check.ts'
import { noChange } from '../domain/reporting/no-change.ts'
import { type Owed, owedBy } from '../domain/reporting/owed.ts'
import { isSameRow, pageFields, pagesOf, type Row, rowOf, runningFields } from '../domain/reporting/page.ts'
import { standingOf } from '../domain/reporting/standing-words.ts'
import { shortOf } from '../domain/reporting/subject.ts'
import { pendingOf } from '../domain/reporting/submission.ts'
import { periodWords } from '../domain/reporting/words.ts'
import { draftById, keepDraft, useDraft } from '../store/drafts.ts'
import { expectChange } from '../store/sql.ts'
import { type Ground, groundOf, unitName } from './context.ts'
import { markOf } from './drafts.ts'
import { aboutOf } from './form.ts'
import { type Item, keptMany } from './keep-many.ts'
import { rightFor } from './rights.ts'
import { staleForm } from './stale.ts'

/** What was owed when the page was opened, and what was typed into each row, by the names of the page's fields. */
const bodySchema = z.object({
  rows: z.array(
    z.object({
      kind: z.enum(['indicator', 'task']),
      no: z.number(),
      unit: z.string(),
      period: z.string(),
      missing: z.array(z.number()),
    }),
  ),
  typed: z.array(z.record(z.string(), z.string())),
})
type Body = z.infer<typeof bodySchema>

/** A row of the page as it stands now: still owed, and as typed. */
type Standing = { row: Row; owed: Owed; about: About; typed: Typed }

/** Under this name the newest page of a person is found. */
export const owedKey = (openId: string): string => `owed:${openId}`

/** Everything the asker's units owe, the longest overdue first. */
export const owedByAsker = ({ asker }: Call<unknown>, { rules, facts }: Ground): Owed[] =>
  asker.units
    .flatMap((unit) => owedBy(rules, facts, unit))
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1))

/** A new page of everything owed. */
export function openedPage(call: Call<unknown>, ground: Ground, owed: readonly Owed[]): Reply {
  const { asker, world } = call
  const rows = owed.map(rowOf)
  const draft = { id: randomUUID(), kind: 'page' as const, openId: asker.openId, openedAt: world.now }
  const body = { rows, typed: rows.map(() => ({})) }
  return {
    card: pageCard(call, ground, draft.id, body, { page: 0 }),
    cardKey: owedKey(asker.openId),
    effects: [keepDraft({ ...draft, body: JSON.stringify(body) })],
  }
}

export type PageUse = {
  draft: string
  go: 'page' | 'submit' | 'rest'
  page: number
  to?: number
  sure?: string
  typed: Typed
}

/** A button of the page: turns it, sends in what was typed, or closes the rest as unchanged; what was typed is kept. */
export async function usedPage(call: Call<unknown>, use: PageUse): Promise<Reply> {
  const { asker, world } = call
  const [draft, ground] = await Promise.all([draftById(world.db, use.draft), groundOf(world)])
  if (draft?.kind !== 'page' || draft.openId !== asker.openId) return staleForm
  if (draft.usedAt !== null) return sentBefore(call, ground)
  const before = bodySchema.parse(JSON.parse(draft.body))
  const body = withTyped(before, use)
  const kept = keepDraft({ ...draft, body: JSON.stringify(body) })
  const again = (how: Omit<Shown, 'page'>, page: number, toast?: Toast): Reply => ({
    card: pageCard(call, ground, draft.id, body, { ...how, page }),
    cardKey: owedKey(asker.openId),
    effects: [kept],
    toast,
  })
  if (use.go === 'page') return again({}, use.to ?? use.page)
  const standing = standingRows(call, ground, body)
  const read = readRows(call, standing, use.go)
  const [wrong] = read.wrong
  if (wrong) {
    const pages = pagesOf(body.rows)
    const page = pages.findIndex((rows) => rows.some((row) => isSameRow(row, wrong.row)))
    return again({ problems: read.wrong }, page, { type: 'warning', content: '有需要改的地方，已标出' })
  }
  if (read.items.length === 0) return again({}, use.page, { type: 'info', content: '还没有填写，什么也没有提交' })
  const doubts = read.items.flatMap(({ entry }) => entry.doubts)
  const sure = sureOf(read.items)
  if (doubts.length > 0 && use.sure !== sure) {
    const said = read.items.flatMap(({ entry }) => entry.said)
    return again({ doubts, said, asked: { sure, go: use.go } }, use.page, { type: 'info', content: '请再核对一次' })
  }
  const done = await keptMany(call, ground, read.items)
  const { lines, after, effects, ...told } = done
  return {
    card: sentCard({ title: '填报', lines, left: owedByAsker(call, after).length, files: [] }),
    toast: { type: 'success', content: `已提交${lines.length}项，等待审核` },
    effects: [kept, ...expectChange(useDraft(draft.id, world.now)), ...effects],
    ...told,
  }
}

/** The page's fields as typed now; what a page did not show keeps what was typed before. */
function withTyped(body: Body, { page, typed }: PageUse): Body {
  const shown = pagesOf(body.rows)[page] ?? []
  return {
    ...body,
    typed: body.rows.map((row, at) => {
      if (!shown.some((one) => isSameRow(one, row))) return body.typed[at] ?? {}
      const names = Object.keys(typed).filter(
        (name) => name.endsWith(`_${row.no}`) || row.missing.some((no) => name.endsWith(`_${no}`)),
      )
      const own = names.filter((name) => /^(state|done|next)_/.test(name) === (row.kind === 'task'))
      return Object.fromEntries(own.flatMap((name) => (typed[name]?.trim() ? [[name, typed[name] ?? '']] : [])))
    }),
  }
}

/** Rows that are owed still, with what was typed; those reported in the meantime are left out. */
function standingRows(call: Call<unknown>, ground: Ground, { rows, typed }: Body): Standing[] {
  const owed = owedByAsker(call, ground)
  return rows.flatMap((row, at) => {
    const now = owed.find((one) => isSameRow(rowOf(one), row))
    if (!now) return []
    return [{ row, owed: now, about: aboutOf(call, ground, now.subject, row.unit), typed: typed[at] ?? {} }]
  })
}

type Wrong = { row: Row; problems: Record<string, string> }

/** What the rows would store: those typed as checked, the others as unchanged where that is asked for. */
function readRows(
  call: Call<unknown>,
  standing: readonly Standing[],
  go: 'submit' | 'rest',
): { items: Item[]; wrong: Wrong[] } {
  const items: Item[] = []
  const wrong: Wrong[] = []
  for (const { row, owed, about, typed } of standing) {
    const right = rightFor(call.world, call.asker, owed.subject, row.unit)
    if (!right) continue
    const keep = (entry: Entry) => items.push({ form: randomUUID(), about, entry, right })
    if (Object.keys(typed).length === 0) {
      const same = go === 'rest' ? noChange(about, owed) : null
      if (same && 'entry' in same) keep(same.entry)
      continue
    }
    const fields = pageFields(owed.subject, row)
    const asForm = Object.fromEntries(fields.map(({ name, formName }) => [formName, typed[name] ?? '']))
    const checked = check(about, { ...asForm, period: row.period })
    if ('entry' in checked) keep(checked.entry)
    else wrong.push({ row, problems: checked.problems })
  }
  return { items, wrong }
}

/** What is to be stored, as a mark: the second look holds for exactly that. */
const sureOf = (items: readonly Item[]): string =>
  markOf(
    items.map(({ about: { unit, subject }, entry }) => [
      unit,
      subject.kind,
      subject.no,
      entry.period.id,
      entry.figures.map(({ part, value, numerator, denominator }) => [part.no, value, numerator, denominator]),
      entry.task,
    ]),
  )

type Shown = {
  page: number
  problems?: readonly Wrong[]
  doubts?: string[]
  said?: string[]
  asked?: { sure: string; go: 'submit' | 'rest' }
}

function pageCard(call: Call<unknown>, ground: Ground, draft: string, body: Body, shown: Shown) {
  const { asker, world } = call
  const { problems = [], doubts = [], said = [], asked = null } = shown
  const standing = standingRows(call, ground, body)
  const pages = pagesOf(body.rows)
  const page = Math.min(Math.max(0, shown.page), Math.max(0, pages.length - 1))
  const rest = standing
    .filter(({ typed }) => Object.keys(typed).length === 0)
    .map(({ about, owed }) => ({ owed, same: noChange(about, owed) }))
  const named = ({ subject, period }: Owed) => `${shortOf(subject)}${period.label}`
  const here = pages[page] ?? []
  return owedPage({
    draft,
    units: asker.units.map((unit) => unitName(world, unit)).join('、'),
    owed: standing.map(({ owed }) => owed),
    page,
    pages: pages.length,
    rows: here.flatMap((row) => {
      const one = standing.find((it) => isSameRow(it.row, row))
      if (!one) return []
      const same = noChange(one.about, one.owed)
      const fields = pageFields(one.owed.subject, row)
      const found = problems.find((wrong) => isSameRow(wrong.row, row))?.problems ?? {}
      const byName = fields.flatMap(({ name, formName }) => (found[formName] ? [[name, found[formName]]] : []))
      return [
        {
          owed: one.owed,
          standing: standingOf(one.about).join('；'),
          noChange: 'words' in same ? same.words : null,
          fields,
          typed: { ...runningFields(one.owed), ...one.typed },
          problems: Object.fromEntries(byName),
        },
      ]
    }),
    rest: {
      stored: rest.flatMap(({ owed, same }) => ('words' in same ? [`${named(owed)}${same.words}`] : [])),
      stays: rest.flatMap(({ owed, same }) => ('stays' in same ? [`${named(owed)}（${same.stays}）`] : [])),
    },
    pending: pendingOf(world.plan, ground.facts.reports)
      .filter(({ unit }) => asker.units.includes(unit))
      .map(({ subject, period }) => `${shortOf(subject)}（${periodWords(period)}）`),
    doubts,
    said,
    asked,
    wrong: problems.length > 0,
    several: asker.units.length > 1,
    unitName: (unit) => unitName(world, unit),
  })
}

/** A page that was sent in already: nothing is stored twice, what is owed now is a tap away. */
function sentBefore(call: Call<unknown>, ground: Ground): Reply {
  const owed = owedByAsker(call, ground)
  const toast: Toast = { type: 'info', content: '这张表已提交过，没有重复记入' }
  if (owed.length > 0) return { ...openedPage(call, ground, owed), toast }
  return { card: notice('填报', '这张表已提交过，没有重复记入。本单位没有应报未报的了。'), toast }
}
