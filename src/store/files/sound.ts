import { sha256Of } from '../../domain/reporting/evidence-file.ts'

/** The bytes, or null where they are not the content they were kept as. */
export const sound = (sha256: string, bytes: Uint8Array): Uint8Array | null =>
  sha256Of(bytes) === sha256 ? bytes : null
