import type { EvidenceStore } from './port.ts'

/** The store for tests: gone with the process. */
export function evidenceInMemory(): EvidenceStore {
  const kept = new Map<string, Uint8Array>()
  return {
    async keep(sha256, bytes) {
      kept.set(sha256, bytes)
    },
    async read(sha256) {
      return kept.get(sha256) ?? null
    },
    async drop(sha256) {
      kept.delete(sha256)
    },
  }
}
