import type { World } from '../act/command.ts'
import { neverReported } from '../domain/reporting/never.ts'
import { allOf, countOwed, owedByUnits } from '../domain/reporting/owed.ts'
import { readFacts } from '../store/facts.ts'
import type { OwedNow } from '../telemetry/metrics.ts'
import { rulesOf } from './context.ts'

/** How reporting stands at this moment, in numbers. */
export async function owedNow(world: World): Promise<OwedNow> {
  const facts = await readFacts(world.db)
  const { all: _sum, ...states } = countOwed(allOf(owedByUnits(rulesOf(world), facts)))
  const { goals, tasks } = neverReported(world.plan, facts)
  return { ...states, never: goals.length + tasks.length }
}
