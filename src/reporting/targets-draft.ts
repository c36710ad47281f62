import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type CameAs, cameAsEvidence } from '../act/came-as.ts'
import type { Call, Reply } from '../act/command.ts'
import { amendmentCard } from '../cards/amendments.ts'
import { targetsDraftCard } from '../cards/targets-draft.ts'
import { type Amendment, amendmentName } from '../domain/amendments/amendment.ts'
import { type Check, checksOf } from '../domain/amendments/check.ts'
import { paperTyped } from '../domain/amendments/typed.ts'
import { type ReadTargets, readTargets } from '../domain/amendments/workbook.ts'
import { may } from '../domain/permissions.ts'
import { keepAmendment } from '../store/amendments.ts'
import { keepDraft } from '../store/drafts.ts'
import { keepEvidence } from '../store/evidence.ts'
import { isTableName, readGrids } from '../tables/read.ts'
import { byOf } from './context.ts'
import { heldDraft, markOf, readOrFault } from './drafts.ts'
import { staleForm } from './stale.ts'

const bodySchema = z.object({
  name: z.string(),
  sha256: z.string(),
  basis: z.enum(['total', 'year']).optional(),
  page: z.number(),
})
type Body = z.infer<typeof bodySchema>

/** Words by which a file of the office says that it shares targets out. */
const headWords = /目标|分解|任务数|指标值|计划数/

/** A workbook of targets sent by the office → a draft of the paper; null where it is none. */
export async function targetsSent(call: Call<unknown>, file: CameAs): Promise<Reply | null> {
  const { asker, world } = call
  if (!may(asker, 'amend') || !isTableName(file.name)) return null
  const body: Body = { name: file.name, sha256: file.sha256, page: 0 }
  const read = readOf(call, body, file.bytes)
  if ('fault' in read || read.lines.length === 0 || !isOfTargets(file, read)) return null
  const id = randomUUID()
  const draft = { id, kind: 'amendment' as const, openId: asker.openId, openedAt: world.now }
  return {
    card: shownDraft(call, id, body, read, {}, {}),
    effects: [keepDraft({ ...draft, body: JSON.stringify(body) }), keepEvidence(cameAsEvidence(call, file))],
  }
}

const isOfTargets = ({ name, bytes }: CameAs, { title }: ReadTargets): boolean =>
  headWords.test(name) || headWords.test(title) || readGrids(bytes, name).some((grid) => headWords.test(grid.name))

const readOf = ({ world: { plan } }: Call<unknown>, { name, basis }: Body, bytes: Uint8Array) =>
  readOrFault(() => readTargets({ plan, fileName: name.replace(/\.[^.]*$/, ''), basis }, readGrids(bytes, name)))

type Typed = Readonly<Record<string, string>>

function shownDraft(call: Call<unknown>, draft: string, body: Body, read: ReadTargets, typed: Typed, problems: Typed) {
  const { plan } = call.world
  const checks = checksOf(
    plan,
    paperOf(call, read, { title: read.title, number: read.number, date: '', effective: '' }),
  )
  const { number, title, date } = read
  const known = { number: number ?? '', title, date: date ?? '', ...typed }
  return targetsDraftCard({
    plan,
    draft,
    name: body.name,
    read,
    checks,
    typed: known,
    problems,
    page: body.page,
    shown: markOf(read.lines),
  })
}

const paperOf = (
  { asker, world }: Call<unknown>,
  { lines }: ReadTargets,
  paper: Pick<Amendment, 'title' | 'number' | 'date' | 'effective'>,
): Amendment => ({ ...paper, id: 0, lines, by: byOf(asker), at: world.now, withdrawn: null })

export type TargetsUse = {
  draft: string
  go: 'page' | 'basis' | 'keep' | 'cancel'
  page?: number
  basis?: 'total' | 'year'
  shown?: string
  number?: string
  title?: string
  date?: string
  effective?: string
}

/** A button of the draft: another page, another meaning of the yearly figures, keep it or not. */
export async function usedTargets(call: Call<TargetsUse>): Promise<Reply> {
  const { args, world } = call
  const held = await heldDraft(call, 'amendment', bodySchema, '目标分解')
  if ('answer' in held) return held.answer
  const before = held.body
  const bytes = await world.evidence.read(before.sha256)
  const body: Body = { ...before, page: args.page ?? before.page, basis: args.basis ?? before.basis }
  const read = bytes && readOf(call, body, bytes)
  if (!read || 'fault' in read) return staleForm
  const typed = Object.fromEntries(
    (['number', 'title', 'date', 'effective'] as const).flatMap((name) => {
      const value = args[name]
      return value === undefined ? [] : [[name, value.trim()]]
    }),
  )
  const again = (problems: Typed, toast?: string): Reply => ({
    card: shownDraft(call, held.id, body, read, typed, problems),
    effects: [held.keep(body)],
    ...(toast !== undefined && { toast: { type: 'warning', content: toast } as const }),
  })
  if (args.go !== 'keep') return again({})
  const paper = paperTyped(typed, world.now.slice(0, 10))
  if (!paper.value) return again(paper.problems, '有需要改的地方，已标出')
  if (args.shown !== markOf(read.lines)) return again({}, '有变化，没有记入')
  const made = paperOf(call, read, paper.value)
  const kept = keptPaper(made, held.id, checksOf(world.plan, made))
  return {
    ...kept,
    card: amendmentCard({ plan: world.plan, of: made, now: world.now, page: 0, mayEnter: false }),
    effects: [...held.used, ...(kept.effects ?? [])],
  }
}

/** Keeps a paper and enters it in the trail, with what its sums left open. */
export function keptPaper(paper: Amendment, form: string, checks: readonly Check[]): Omit<Reply, 'card'> {
  const { id: _, withdrawn: __, ...made } = paper
  const errors = checks.filter(({ level }) => level === 'error').map(({ says }) => says)
  const open = errors.length > 0 ? `；仍按文件记入：${errors.join('；')}`.slice(0, 600) : ''
  return {
    effects: [keepAmendment({ ...made, form })],
    audit: [`${amendmentName(paper)}《${paper.title}》，${paper.lines.length}项${open}`],
    toast: { type: 'success', content: '已记入' },
  }
}
