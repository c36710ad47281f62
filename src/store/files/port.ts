/**
 * Where files lie, by the sha256 of their content: evidence, and what waits to be sent. A row of a database is no place
 * for them (D1 takes 2 MB). Nothing kept is ever changed.
 */
export interface EvidenceStore {
  /** Keeping the same content again changes nothing. */
  keep(sha256: string, bytes: Uint8Array): Promise<void>
  /** Null where it is not there, or no longer what was kept: altered evidence is never passed on. */
  read(sha256: string): Promise<Uint8Array | null>
  /** What is not there any more is gone; dropping it again changes nothing. */
  drop(sha256: string): Promise<void>
}
