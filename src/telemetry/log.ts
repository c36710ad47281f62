/** What a line is about: the word logs are searched by. */
type Category =
  | 'start'
  | 'tick'
  | 'digest'
  | 'request'
  | 'connection'
  | 'event'
  | 'letter'
  | 'slow'
  | 'dead'
  | 'endpoint'

/** Ids, counts, codes and milliseconds beside the category; never secrets or what people wrote. */
export type Fields = { category: Category; [name: string]: unknown }

/** Structured logs, one JSON object a line. */
export type Log = {
  debug(fields: Fields, message: string): void
  info(fields: Fields, message: string): void
  warn(fields: Fields, message: string): void
  error(fields: Fields, message: string): void
}

export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** An error as a log keeps it: with where it came from. */
export const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
