import type { App } from '../act/world.ts'
import type { Incoming } from '../feishu/incoming.ts'
import { stackOf } from '../telemetry/log.ts'

/** Milliseconds after which somebody is told that their question or click is under way. */
export const hopefulMs = 800

/** The platform's sign 在做了 (docs/platform.md D.11). */
const atWork = 'OnIt'

/**
 * A message whose handling takes long bears a sign for as long as it takes, as a click is told 已收到，处理中; the next try
 * of one that failed puts up the same sign again. It is a courtesy: where it cannot be put up or taken down the log says
 * so, and nothing else is touched.
 */
export async function signedWhile(app: App, incoming: Incoming, work: () => Promise<void>): Promise<void> {
  if (incoming.kind !== 'message' || (incoming.chatType === 'group' && incoming.mentioned.length === 0)) return work()
  const { messageId, eventId: event } = incoming
  const failed = (error: unknown): null => {
    app.log.warn({ category: 'event', event, error: stackOf(error) }, 'no sign of work')
    return null
  }
  let sign: Promise<string | null> = Promise.resolve(null)
  const timer = setTimeout(() => {
    sign = app.feishu.react(messageId, atWork).catch(failed)
  }, hopefulMs)
  try {
    await work()
  } finally {
    clearTimeout(timer)
    const put = await sign
    if (put !== null) await app.feishu.unreact(messageId, put).catch(failed)
  }
}
