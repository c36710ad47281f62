import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Mutant } from './mutants.ts'

/** A sampled mutant and what became of it. */
export type Judged = Mutant & {
  id: number
  from: string
  /** The test that noticed it. */
  noticedBy: string | null
  /** Milliseconds of tests that ran with it. */
  spent: number
  /** How many tests came by. */
  tests: number
  /** Evaluated while a module was loaded: it cannot be switched any more. */
  atLoad: boolean
}

const stateFile = process.env.MUTATION_STATE ?? ''

export const readState = (): Judged[] =>
  existsSync(stateFile) ? (JSON.parse(readFileSync(stateFile, 'utf8')) as Judged[]) : []

export const writeState = (state: readonly Judged[]): void => writeFileSync(stateFile, JSON.stringify(state))
