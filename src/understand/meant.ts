import type { Likely } from './describe.ts'
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
