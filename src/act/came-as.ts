import type { Evidence } from '../store/evidence.ts'
import type { Call } from './command.ts'

/** A file as it came with a message; its bytes lie in the store already. */
export type CameAs = { key: string; name: string; bytes: Uint8Array; sha256: string }

/** What is kept of a file that came with the message in hand; `form` is null while nobody has said what it proves. */
export const cameAsEvidence = (
  { asker, event, world }: Call<unknown>,
  file: CameAs,
  { form = null, kind = 'file' }: Partial<Pick<Evidence, 'form' | 'kind'>> = {},
): Omit<Evidence, 'id'> => ({
  form,
  messageId: event.messageId,
  fileKey: file.key,
  name: file.name,
  kind,
  size: file.bytes.byteLength,
  sha256: file.sha256,
  byOpenId: asker.openId,
  byName: asker.name,
  at: world.now,
  afterConfirmation: false,
})
