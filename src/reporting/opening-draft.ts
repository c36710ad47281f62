import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type CameAs, cameAsEvidence } from '../act/came-as.ts'
import type { Call, Reply } from '../act/command.ts'
import { card, list } from '../cards/kit.ts'
import { openingDraftCard } from '../cards/opening-draft.ts'
import { may } from '../domain/permissions.ts'
import { type OpeningDraft, openingOf } from '../domain/tables/opening.ts'
import { keepDraft } from '../store/drafts.ts'
import { keepEvidence } from '../store/evidence.ts'
import { setBaseline } from '../store/reports.ts'
import { isTableName, readGrids } from '../tables/read.ts'
import { byOf, type Ground, groundOf } from './context.ts'
import { heldDraft, markOf, readOrFault } from './drafts.ts'
import { staleForm } from './stale.ts'

const bodySchema = z.object({ name: z.string(), sha256: z.string(), page: z.number() })
type Body = z.infer<typeof bodySchema>

/** A workbook of start values and opening totals sent by the office → its draft; null where it is none. */
export async function openingSent(call: Call<unknown>, file: CameAs): Promise<Reply | null> {
  const { asker, world } = call
  if (!may(asker, 'baseline') || !isTableName(file.name)) return null
  const body: Body = { name: file.name, sha256: file.sha256, page: 0 }
  const read = readOf(call, await groundOf(world), body, file.bytes)
  if ('fault' in read || read.items.length + read.same.length + read.left.length === 0) return null
  const id = randomUUID()
  return {
    card: shownDraft(id, body, read),
    effects: [
      keepDraft({ id, kind: 'opening', openId: asker.openId, openedAt: world.now, body: JSON.stringify(body) }),
      keepEvidence(cameAsEvidence(call, file)),
    ],
  }
}

const readOf = ({ world: { plan } }: Call<unknown>, { facts, today }: Ground, { name }: Body, bytes: Uint8Array) =>
  readOrFault(() => openingOf({ plan, facts, today, beside: '' }, readGrids(bytes, name), name) ?? { fault: '' })

const shownOf = ({ items, same, left }: OpeningDraft): string =>
  markOf([items.map(({ line, made }) => [line, made]), same, left])

const shownDraft = (draft: string, { name, page }: Body, read: OpeningDraft, changed: string | null = null) =>
  openingDraftCard({ draft, name, read, page, shown: shownOf(read), changed })

export type OpeningUse = { draft: string; go: 'page' | 'submit' | 'cancel'; page?: number; shown?: string }

/** A button of the draft. 提交这些 sets exactly what its pages show, all of it or nothing. */
export async function usedOpening(call: Call<OpeningUse>): Promise<Reply> {
  const { args, asker, world } = call
  const [held, ground] = await Promise.all([heldDraft(call, 'opening', bodySchema, '期初累计'), groundOf(world)])
  if ('answer' in held) return held.answer
  const bytes = await world.evidence.read(held.body.sha256)
  const body: Body = { ...held.body, page: args.page ?? held.body.page }
  const read = bytes && readOf(call, ground, body, bytes)
  if (!read || 'fault' in read) return staleForm
  const again = (changed: string | null): Reply => ({
    card: shownDraft(held.id, body, read, changed),
    effects: [held.keep(body)],
  })
  if (args.go === 'page') return again(null)
  if (args.shown !== shownOf(read) || read.items.length === 0)
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
      ...held.used,
      ...read.items.map(({ indicator, made: { said: _, ...values } }) =>
        setBaseline({ ...values, no: indicator.no, by, at: world.now }),
      ),
    ],
    audit: read.items.map(({ line }) => line),
  }
}
