import type { Feishu } from './port.ts'

/** After a failure the platform is left alone for so long. */
const restMs = 60_000

/**
 * The bot's own open_id, asked for once: it never changes for an app. Null while the platform cannot be reached; then
 * a message is not delayed by asking again for a minute.
 */
export function rememberSelf(feishu: Pick<Feishu, 'self'>, realMs: () => number = () => performance.now()) {
  let known: string | undefined
  let failedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<string | null> | undefined

  async function askPlatform(): Promise<string | null> {
    try {
      known = (await feishu.self()).openId
      return known
    } catch {
      failedAt = realMs()
      return null
    }
  }

  return async (): Promise<string | null> => {
    if (known !== undefined) return known
    if (realMs() - failedAt < restMs) return null
    asking ??= askPlatform().finally(() => {
      asking = undefined
    })
    return asking
  }
}
