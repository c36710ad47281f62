import { createHash, randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type CameAs, cameAsEvidence } from '../act/came-as.ts'
import type { Call, Reply } from '../act/command.ts'
import { card, list, notice } from '../cards/kit.ts'
import { openingDraftCard } from '../cards/opening-draft.ts'
import { may } from '../domain/permissions.ts'
import { Refused } from '../domain/refused.ts'
import { type OpeningDraft, openingOf } from '../domain/tables/opening.ts'
import { draftById, keepDraft, useDraft } from '../store/drafts.ts'
import { keepEvidence } from '../store/evidence.ts'
import { setBaseline } from '../store/reports.ts'
import { expectChange } from '../store/sql.ts'
import { isTableName, readGrids } from '../tables/read.ts'
import { byOf, type Ground, groundOf } from './context.ts'
import { staleForm } from './stale.ts'

const bodySchema = z.object({ name: z.string(), sha256: z.string(), page: z.number() })
type Body = z.infer<typeof bodySchema>

/** A workbook of start values and opening totals sent by the office → its draft; null where it is none. */
export async function openingSent(call: Call<unknown>, file: CameAs): Promise<Reply | null> {
  const { asker, world } = call
  if (!may(asker, 'baseline') || !isTableName(file.name)) return null
  const body: Body = { name: file.name, sha256: file.sha256, page: 0 }
  const read = readOf(call, await groundOf(world), body, file.bytes)
  if (!read || read.items.length + read.same.length + read.left.length === 0) return null
  const id = randomUUID()
  return {
    card: shownDraft(id, body, read),
    effects: [
      keepDraft({ id, kind: 'opening', openId: asker.openId, openedAt: world.now, body: JSON.stringify(body) }),
      keepEvidence(cameAsEvidence(call, file)),
    ],
  }
}

function readOf(
  { world: { plan } }: Call<unknown>,
  { facts, today }: Ground,
  { name }: Body,
  bytes: Uint8Array,
): OpeningDraft | null {
  try {
    return openingOf({ plan, facts, today, beside: '' }, readGrids(bytes, name), name)
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** Everything the draft would set, as one mark: exactly that is set. */
const markOf = ({ items, same, left }: OpeningDraft): string =>
  createHash('sha256')
    .update(JSON.stringify([items.map(({ line, made }) => [line, made]), same, left]))
    .digest('hex')
    .slice(0, 20)

const shownDraft = (draft: string, { name, page }: Body, read: OpeningDraft, changed: string | null = null) =>
  openingDraftCard({ draft, name, read, page, shown: markOf(read), changed })

export type OpeningUse = { draft: string; go: 'page' | 'submit' | 'cancel'; page?: number; shown?: string }

/** A button of the draft. 提交这些 sets exactly what its pages show, all of it or nothing. */
export async function usedOpening(call: Call<OpeningUse>): Promise<Reply> {
  const { args, asker, world } = call
  const [draft, ground] = await Promise.all([draftById(world.db, args.draft), groundOf(world)])
  if (draft?.kind !== 'opening' || draft.openId !== asker.openId) return staleForm
  const before = bodySchema.parse(JSON.parse(draft.body))
  if (draft.usedAt !== null)
    return {
      card: notice('期初累计', `“${before.name}”已经办过，没有重复记入。`),
      toast: { type: 'info', content: '已经办过' },
    }
  const used = expectChange(useDraft(draft.id, world.now))
  if (args.go === 'cancel')
    return {
      card: notice('期初累计', `“${before.name}”已取消，什么也没有记。`),
      effects: used,
      toast: { type: 'info', content: '已取消' },
    }
  const bytes = await world.evidence.read(before.sha256)
  const body: Body = { ...before, page: args.page ?? before.page }
  const read = bytes ? readOf(call, ground, body, bytes) : null
  if (!read) return staleForm
  const again = (changed: string | null): Reply => ({
    card: shownDraft(draft.id, body, read, changed),
    effects: [keepDraft({ ...draft, body: JSON.stringify(body) })],
  })
  if (args.go === 'page') return again(null)
  if (args.shown !== markOf(read) || read.items.length === 0)
    return {
      ...again('这期间情况有变，什么也没有设定；下面是现在的，请再看一遍。'),
      toast: { type: 'warning', content: '有变化，没有设定' },
    }
  const by = byOf(asker)
  return {
    card: card(
      `已设定：${body.name}`,
      'green',
      list(...read.items.map(({ line, made }) => [made.said.length > 0 ? `${line}（按“${made.said[0]}”记入）` : line])),
    ),
    toast: { type: 'success', content: `已设定${read.items.length}项` },
    effects: [
      ...used,
      ...read.items.map(({ indicator, made: { said: _, ...values } }) =>
        setBaseline({ ...values, no: indicator.no, by, at: world.now }),
      ),
    ],
    audit: read.items.map(({ line }) => line),
  }
}
