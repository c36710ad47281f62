import { createHash } from 'node:crypto'
import type * as z from 'zod'
import type { Call, Reply } from '../act/command.ts'
import { notice } from '../cards/kit.ts'
import { Refused } from '../domain/refused.ts'
import { type Draft, draftById, keepDraft, useDraft } from '../store/drafts.ts'
import { expectChange, type Statement } from '../store/sql.ts'
import { staleForm } from './stale.ts'

/** Everything a draft would store, as one mark: exactly that is stored, or, where anything changed, nothing. */
export const markOf = (shown: unknown): string =>
  createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 20)

/** What is read of a file, or in words why it cannot be. */
export function readOrFault<Read>(read: () => Read): Read | { fault: string } {
  try {
    return read()
  } catch (error) {
    if (error instanceof Refused) return { fault: error.message }
    throw error
  }
}

/** A draft somebody decides on: what it holds, how it is kept again, and what marks it as used, once. */
export type Held<Body> = { id: string; body: Body; keep: (body: Body) => Statement; used: Statement[] }

/** The draft of this kind a button belongs to; an answer where it is not theirs, was used before, or is given up now. */
export async function heldDraft<Body>(
  { args, asker, world }: Call<{ draft: string; go: string }>,
  kind: Draft['kind'],
  schema: z.ZodType<Body & { name: string }>,
  title: string,
): Promise<Held<Body & { name: string }> | { answer: Reply }> {
  const draft = await draftById(world.db, args.draft)
  if (draft?.kind !== kind || draft.openId !== asker.openId) return { answer: staleForm }
  const body = schema.parse(JSON.parse(draft.body))
  const said = (words: string, content: string, effects?: Statement[]): { answer: Reply } => ({
    answer: { card: notice(title, `“${body.name}”${words}`), toast: { type: 'info', content }, effects },
  })
  if (draft.usedAt !== null) return said('已经办过，没有重复记入。', '已经办过')
  const used = expectChange(useDraft(draft.id, world.now))
  if (args.go === 'cancel') return said('已取消，什么也没有记。', '已取消', used)
  return { id: draft.id, body, keep: (now) => keepDraft({ ...draft, body: JSON.stringify(now) }), used }
}
