/** Where the bytes of evidence lie, by the sha256 of their content. Nothing kept is ever changed. */
export interface EvidenceStore {
  /** Keeping the same content again changes nothing. */
  keep(sha256: string, bytes: Uint8Array): Promise<void>
  /** Null where it is not there. */
  read(sha256: string): Promise<Uint8Array | null>
}
