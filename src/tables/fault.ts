/** What is wrong with a roster file: at a line, or (null) with the file as a whole. */
export type Fault = { line: number | null; says: string }

/** The file is refused as a whole; the message has one line per fault, in the order of the file. */
export class RosterError extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    const ordered = [...faults].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    super(ordered.map(({ line, says }) => (line === null ? says : `第 ${line} 行：${says}`)).join('\n'))
    this.name = 'RosterError'
    this.faults = ordered
  }
}

/** Refuses the file for one reason. */
export function refuse(says: string, line: number | null = null): never {
  throw new RosterError([{ line, says }])
}
