/** What goes wrong with one attempt to deliver an event or a callback. */
export type DeliveryFault = {
  /** The request never reaches the bot. */
  lost?: boolean
  /** The request reaches the bot, its answer does not come back. */
  lostAck?: boolean
  /** Further deliveries of the same event after a success. */
  duplicates?: number
  /** The first attempt waits this long on the emulator's clock; other events overtake it. */
  delayMs?: number
}

/**
 * What goes wrong with one call of the API: an answer instead of the work, a connection cut before or after the work, or
 * no answer at all.
 */
export type ApiFault =
  | { kind: 'answer'; status: number; code?: number; message?: string; headers?: Record<string, string> }
  | { kind: 'reset'; when: 'before' | 'after' }
  | { kind: 'hang'; when: 'before' | 'after' }

export type Faults = {
  /**
   * Asked once with attempt 0 when an event comes into being, only for `delayMs`, and before every attempt, numbered
   * from 1. Callbacks have the type `card.action.trigger` and are attempted once.
   */
  delivery?(attempt: { eventId: string; type: string; attempt: number }): DeliveryFault | undefined
  /** Asked for every call, numbered from 1. */
  api?(call: { method: string; path: string; count: number }): ApiFault | undefined
  /** How an untouched optional field looks in `form_value`; the platform does not say (docs/platform.md B.1). */
  untouched?: 'missing' | 'empty' | 'null'
  /** Timestamp of a redelivery's signature: of this attempt, or of the first one. */
  redeliverySigned?: 'anew' | 'as first'
}
