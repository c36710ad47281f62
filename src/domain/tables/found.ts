import { type Grid, textAt } from './grid.ts'
import type { Layout, PlacedCell, Question, Reading, UnplacedCell } from './reading.ts'

/** What reading a sheet has found so far. `at` names a place as the sender sees it, whichever way the sheet was turned. */
export class Found {
  private readonly placed: PlacedCell[] = []
  private readonly unplaced: UnplacedCell[] = []
  private readonly questions = new Map<string, Question>()
  private readonly notes = new Set<string>()

  readonly reading: Reading
  readonly grid: Grid
  readonly at: (row: number, column: number) => string

  constructor(reading: Reading, grid: Grid, at: (row: number, column: number) => string) {
    this.reading = reading
    this.grid = grid
    this.at = at
  }

  put(cell: Omit<PlacedCell, 'sheet'>): void {
    this.placed.push({ sheet: this.grid.name, ...cell })
  }

  /** Names a cell that is not used, with the reason. */
  leave(row: number, column: number, why: string): void {
    this.unplaced.push({ sheet: this.grid.name, at: this.at(row, column), text: textAt(this.grid, row, column), why })
  }

  note(words: string): void {
    this.notes.add(words)
  }

  /** The sender's answer to a question; undefined where they have not been asked yet, and then they are. */
  answer({ id, asks, options }: Question): string | undefined {
    const answer = this.reading.answers[id]
    if (answer !== undefined) return answer
    this.questions.set(id, { id, asks, options: [...options, { value: 'skip', label: '不用' }] })
    return undefined
  }

  layout(): Layout {
    return {
      placed: this.placed,
      unplaced: this.unplaced,
      questions: [...this.questions.values()],
      notes: [...this.notes],
    }
  }
}
