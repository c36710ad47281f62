import { Refused } from '../domain/refused.ts'

/** What is wrong with a file of rows: at a line, or (null) with the file as a whole. */
export type Fault = { line: number | null; says: string }

/** The file is refused as a whole, with one sentence per fault in the order of the file. */
export function faulty(faults: readonly Fault[]): Refused {
  const ordered = faults.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const sentences = ordered.map(({ line, says }) => (line === null ? says : `第 ${line} 行：${says}`))
  return new Refused('文件没有读入', ...sentences)
}

/** Refuses the file for one reason. */
export function refuse(says: string, line: number | null = null): never {
  throw faulty([{ line, says }])
}
