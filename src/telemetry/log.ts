/** Structured logs: what happened, by ids and counts, never with secrets or what people wrote. */
export type Log = {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export const silent: Log = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
