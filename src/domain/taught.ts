/** A sentence the bot was unsure of: what was said, when and how often, never by whom. */
export type Unsure = { id: number; key: string; sentence: string; firstAt: string; lastAt: string; times: number }

export const taughtKinds = ['indicator', 'task', 'unit'] as const
type TaughtKind = (typeof taughtKinds)[number]

/** A name the office taught for a row (`ref`: its number, or a unit's id), or a sentence that is outside. */
export type Taught = { id: number; words: string; at: string } & (
  | { kind: TaughtKind; ref: string }
  | { kind: 'outside'; ref: '' }
)
