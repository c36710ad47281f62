import type { z } from 'zod'

/** Where the emulator's records live beyond the process. */
export interface Keep {
  /** All records of a kind as JSON, in the order they were first saved. */
  load(kind: string): string[]
  save(kind: string, id: string, json: string): void
  remove(kind: string, id: string): void
  saveBytes(key: string, bytes: Uint8Array): void
  bytes(key: string): Uint8Array | null
  close(): void
}

/** Keeps nothing but the bytes of files, and those only as long as the process lives. */
export function memoryKeep(): Keep {
  const files = new Map<string, Uint8Array>()
  return {
    load: () => [],
    save: () => {},
    remove: () => {},
    saveBytes: (key, bytes) => void files.set(key, bytes),
    bytes: (key) => files.get(key) ?? null,
    close: () => {},
  }
}

export type Table<Row> = {
  get(id: string): Row | undefined
  all(): Row[]
  put(row: Row): Row
  remove(id: string): void
}

/** Records of one kind: read from memory, written through to the keep. */
export function tableOf<Row>(keep: Keep, kind: string, schema: z.ZodType<Row>, idOf: (row: Row) => string): Table<Row> {
  const rows = new Map<string, Row>()
  for (const json of keep.load(kind)) {
    const row = schema.parse(JSON.parse(json))
    rows.set(idOf(row), row)
  }
  return {
    get: (id) => rows.get(id),
    all: () => [...rows.values()],
    put(row) {
      rows.set(idOf(row), row)
      keep.save(kind, idOf(row), JSON.stringify(row))
      return row
    },
    remove(id) {
      rows.delete(id)
      keep.remove(kind, id)
    },
  }
}
