import { type Context, type Deliver, nowMs } from './context.ts'
import { envelope, requestOf } from './envelope.ts'
import type { DeliveryFault } from './faults.ts'
import type { Delivery } from './records.ts'

/** Waits before the four redeliveries, each counted from the attempt before it (docs/platform.md A.6). */
const waitsMs = [15_000, 5 * 60_000, 3600_000, 6 * 3600_000]

export type Outcome = { status: number; body: string; problem: string }

/** Sends events to the bot and sends them again when they were not taken. */
export type Postman = {
  /** Sends a new event now, unless deliveries are held or a fault delays it. Answers after the first attempt. */
  post(type: string, event: Record<string, unknown>): Promise<Delivery>
  /** Attempts everything that is due, oldest first. */
  deliverDue(atMs: number): Promise<void>
  /** When the next waiting event is due, or null. */
  nextDueMs(): number | null
  /** From now on events wait until `release`. */
  hold(): void
  /** Sends what was held, in the order of sending or the other way round. */
  release(order?: 'as sent' | 'reversed'): Promise<void>
}

export function postman(context: Context, deliver: Deliver, timeoutMs: number): Postman {
  const underway = new Set<string>()
  let held = false

  async function attempt(delivery: Delivery): Promise<Delivery> {
    if (underway.has(delivery.eventId)) return delivery
    underway.add(delivery.eventId)
    try {
      const number = delivery.attempts.length + 1
      const fault = context.faults.delivery?.({ eventId: delivery.eventId, type: delivery.type, attempt: number }) ?? {}
      const first = delivery.attempts[0]
      const signedAtMs = context.faults.redeliverySigned === 'as first' && first ? first.atMs : nowMs(context)
      const send = () => exchange(() => deliver(requestOf(context, delivery.body, signedAtMs)), fault, timeoutMs)
      const { status, problem } = await send()
      const after = settled(delivery, { atMs: nowMs(context), status, problem })
      context.deliveries.put(after)
      if (after.state === 'done') for (let more = fault.duplicates ?? 0; more > 0; more--) await send()
      return after
    } finally {
      underway.delete(delivery.eventId)
      context.changed()
    }
  }

  const waiting = (): Delivery[] =>
    context.deliveries
      .all()
      .filter(({ state }) => state === 'waiting')
      .sort((one, other) => one.dueMs - other.dueMs)

  return {
    async post(type, event) {
      const eventId = context.hex(32)
      const delay = context.faults.delivery?.({ eventId, type, attempt: 0 })?.delayMs ?? 0
      const delivery = context.deliveries.put({
        eventId,
        type,
        body: envelope(context, eventId, type, event),
        createdMs: nowMs(context),
        dueMs: nowMs(context) + delay,
        state: 'waiting',
        attempts: [],
      })
      prune(context)
      return held || delay > 0 ? delivery : attempt(delivery)
    },
    async deliverDue(atMs) {
      if (held) return
      for (const delivery of waiting()) if (delivery.dueMs <= atMs) await attempt(delivery)
    },
    nextDueMs: () => (held ? null : (waiting()[0]?.dueMs ?? null)),
    hold() {
      held = true
    },
    async release(order = 'as sent') {
      held = false
      const kept = waiting().filter(({ attempts, dueMs }) => attempts.length === 0 && dueMs <= nowMs(context))
      for (const delivery of order === 'reversed' ? kept.reverse() : kept) await attempt(delivery)
    },
  }
}

/** Taken on 200; otherwise tried again with the same event id, at most four times. */
function settled(delivery: Delivery, made: Delivery['attempts'][number]): Delivery {
  const attempts = [...delivery.attempts, made]
  if (made.status === 200) return { ...delivery, attempts, state: 'done' }
  const wait = waitsMs[attempts.length - 1]
  return wait === undefined
    ? { ...delivery, attempts, state: 'given up' }
    : { ...delivery, attempts, dueMs: made.atMs + wait }
}

/**
 * One request and its answer within the platform's time. Status 0 when there was none, with the reason.
 * @param timeoutMs real milliseconds, 3000 on the platform
 */
export async function exchange(
  send: () => Promise<{ status: number; body: string }>,
  fault: DeliveryFault,
  timeoutMs: number,
): Promise<Outcome> {
  if (fault.lost) return { status: 0, body: '', problem: 'connection failed' }
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<Outcome>((resolve) => {
    timer = setTimeout(() => resolve({ status: 0, body: '', problem: 'timeout' }), timeoutMs)
  })
  const answered = send().then(
    ({ status, body }): Outcome => ({ status, body, problem: status === 200 ? '' : `HTTP ${status}` }),
    (error: unknown): Outcome => ({ status: 0, body: '', problem: `connection failed: ${String(error)}` }),
  )
  const outcome = await Promise.race([answered, tooLate])
  clearTimeout(timer)
  return fault.lostAck ? { status: 0, body: '', problem: 'timeout' } : outcome
}

/** Settled events are kept for looking at, the oldest go. */
function prune(context: Context): void {
  const settledOnes = context.deliveries.all().filter(({ state }) => state !== 'waiting')
  if (settledOnes.length < 1000) return
  for (const { eventId } of settledOnes.slice(0, 500)) context.deliveries.remove(eventId)
}
