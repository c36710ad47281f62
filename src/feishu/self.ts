import type { Feishu } from './port.ts'

/** After a failure the platform is left alone for so long. */
const restMs = 60_000

/** What is remembered between callers; where a runtime ends them in the middle, it outlives them. */
export type KeptSelf = { openId?: string; failedAt?: number }

/**
 * The bot's own open_id, asked for once: it never changes for an app. Null while the platform cannot be reached; then
 * a message is not delayed by asking again for a minute.
 */
export function rememberSelf(
  feishu: Pick<Feishu, 'self'>,
  realMs: () => number = () => performance.now(),
  kept: KeptSelf = {},
) {
  let asking: Promise<string | null> | undefined

  async function askPlatform(): Promise<string | null> {
    try {
      kept.openId = (await feishu.self()).openId
      return kept.openId
    } catch {
      kept.failedAt = realMs()
      return null
    }
  }

  return async (): Promise<string | null> => {
    if (kept.openId !== undefined) return kept.openId
    if (kept.failedAt !== undefined && realMs() - kept.failedAt < restMs) return null
    asking ??= askPlatform().finally(() => {
      asking = undefined
    })
    return asking
  }
}
