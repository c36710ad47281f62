import type { Call } from '../act/command.ts'
import { gapsCard } from '../cards/gaps.ts'
import type { Turn } from '../cards/goals.ts'
import type { Card } from '../cards/kit.ts'
import { may } from '../domain/permissions.ts'
import { unproven } from '../domain/reporting/proof.ts'
import { inScope } from '../domain/reporting/scope.ts'
import { taskStates } from '../domain/tasks.ts'
import { filedKeys } from '../store/evidence.ts'
import type { Standing } from './board.ts'

/** What an acceptance would still ask for; the papers are made in private, by whoever may. */
export async function gapsPage(
  { asker, where, world: { plan, db } }: Call<unknown>,
  { day, facts, goals }: Standing,
  turn: Turn,
): Promise<Card> {
  const filed = await filedKeys(db)
  const { of } = turn
  const within = goals.filter(
    (state) => of === undefined || (of.includes(':') ? inScope(of, state) : state.goal.indicators.includes(Number(of))),
  )
  const dossiers = within.map((state) => ({ state, bare: unproven(state.figures, filed) }))
  const papers = !where.group && may(asker, 'ledger')
  return gapsCard({ plan, day, dossiers, tasks: of === undefined ? taskStates(plan, facts) : [], papers }, turn)
}
