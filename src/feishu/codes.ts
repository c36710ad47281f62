import { FeishuError } from './port.ts'

/** What to do about a failed call (docs/platform.md D.10). */
export type Remedy =
  /** It clearly did not happen: try again under a new uuid after the wait. */
  | { do: 'again'; afterMs: number | undefined }
  /** It may have happened: try again under the same uuid, while the platform remembers it. */
  | { do: 'same'; afterMs: number | undefined }
  /** The receiver is gone for this message; nothing to repair. */
  | { do: 'drop'; chatGone: boolean }
  /** The topic it would answer in is gone: say it in the chat. */
  | { do: 'outside' }
  /** The card itself is refused: say it as plain text. */
  | { do: 'plain' }
  /** Somebody has to look: configuration, permission, or a defect. */
  | { do: 'dead' }

const frequency = [99991400, 11232, 11233, 11247, 230020]
const stillSending = [230049, 18121]
const internal = [2200, 5000, 1500, 300120]
const staleToken = [99991663, 99991665, 99991664]
const chatGone = [230002, 232009]
const receiverGone = [
  99992351, 99992354, 99992355, 99992356, 99992360, 99992363, 230011, 230110, 200000, 230013, 230029, 11225, 11236,
  230031, 230038, 230050, 234040, 230053, 41050, 230054, 230055, 230075,
]
const topicGone = [230019]
const tooLong = [230025, 200860, 19036]

export const isStaleToken = (error: unknown): boolean =>
  error instanceof FeishuError && typeof error.code === 'number' && staleToken.includes(error.code)

export function remedyFor(error: unknown): Remedy {
  if (!(error instanceof FeishuError)) return { do: 'dead' }
  const { code, retryAfterMs: afterMs } = error
  if (typeof code === 'string') return { do: 'same', afterMs }
  if (frequency.includes(code)) return { do: 'again', afterMs }
  if (stillSending.includes(code) || internal.includes(code)) return { do: 'same', afterMs }
  if (staleToken.includes(code)) return { do: 'again', afterMs }
  if (chatGone.includes(code)) return { do: 'drop', chatGone: true }
  if (receiverGone.includes(code)) return { do: 'drop', chatGone: false }
  if (topicGone.includes(code)) return { do: 'outside' }
  if (tooLong.includes(code)) return { do: 'plain' }
  if (code === 230099) return cardRefusal(error.message, afterMs)
  return { do: 'dead' }
}

/** 230099 names its reason in the text: a card whose callback is open is only busy. */
function cardRefusal(message: string, afterMs: number | undefined): Remedy {
  return /card action is lock/.test(message) ? { do: 'again', afterMs } : { do: 'plain' }
}
