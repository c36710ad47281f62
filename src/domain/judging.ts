import type { DueDays } from './due.ts'
import type { Plan } from './plan.ts'
import type { Owing } from './reporting/owers.ts'

/** What beside the plan decides when silence costs: due days, the day of the bot's first start, who owes what. */
export type Judging = { dueDays: DueDays; since: string; owing: Owing }

/** As if the bot had run from the plan's start, with the plan's own due days. */
export const fromTheStart = ({ dueDays, start }: Plan): Judging => ({ dueDays, since: start, owing: {} })
