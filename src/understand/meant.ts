import type { Likely } from './describe.ts'
import type { Frame } from './frame.ts'
import type { Mark } from './mask.ts'
import type { SignKind } from './signs.ts'

/** What a sign of the masked sentence stands for. */
export type Meant = {
  kind: SignKind
  said: string
  /** What a name may stand for, likeliest first; a described row with how well it fits. */
  refs: readonly Likely[]
  mark: Mark | null
  /** Found by description, not by name. */
  described: boolean
  /** A row asked for by a number the plan does not have. */
  missing: string | null
}

/** A sentence as it is read: repaired, and masked with a sign for each thing named. */
export type Sensed = {
  normal: string
  /** What is asked in words: the sentence without its background. */
  asked: string
  frame: Frame
  masked: string
  meant: Meant[] /** Words nothing explains. */
  unknown: string[]
}
