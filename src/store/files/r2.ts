import type { EvidenceStore } from './port.ts'
import { sound } from './sound.ts'

/** The part of an R2 bucket the store uses. */
export interface Bucket {
  put(key: string, bytes: Uint8Array): Promise<unknown>
  get(key: string): Promise<{ arrayBuffer(): Promise<ArrayBuffer> } | null>
  delete(key: string): Promise<unknown>
}

/** The store on Cloudflare R2: one object per content. */
export function r2Evidence(bucket: Bucket): EvidenceStore {
  return {
    async keep(sha256, bytes) {
      await bucket.put(sha256, bytes)
    },
    async read(sha256) {
      const object = await bucket.get(sha256)
      return object && sound(sha256, new Uint8Array(await object.arrayBuffer()))
    },
    async drop(sha256) {
      await bucket.delete(sha256)
    },
  }
}
