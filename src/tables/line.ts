/** A cell as text, or why it cannot be read as text (a formula, an error value). */
export type Cell = string | { problem: string }

/** One filled line of a file, under the number a person sees for it. */
export type Line = { line: number; cells: Cell[] }
