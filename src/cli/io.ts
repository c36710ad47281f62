import { Refused } from '../domain/refused.ts'

/** What the command line sees of the world around it; tests give their own. */
export type Io = {
  /** Lines of the answer. */
  out(text: string): void
  /** Lines about what went wrong. */
  err(text: string): void
  fetch: typeof fetch
  /** Real time. */
  now(): Date
}

export type Env = Readonly<Record<string, string | undefined>>

/** A command as it was called: its options and what stood beside them. */
export type Called = {
  options: Readonly<Record<string, string | boolean | undefined>>
  files: readonly string[]
  env: Env
  io: Io
}

/** Does a command's work; anything it throws is said on stderr and is exit code 1. */
export type Run = (called: Called) => Promise<void>

/** Called in a way that means nothing: exit code 2, with the usage. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** Refused by a command, with the sentence that says why: exit code 1. */
export const refused = (says: string): Refused => new Refused('没有执行', says)
