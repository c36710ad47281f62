import type { Call } from '../act/command.ts'
import { gapsCard } from '../cards/gaps.ts'
import type { Turn } from '../cards/goals.ts'
import type { Card } from '../cards/kit.ts'
import { may } from '../domain/permissions.ts'
import { unproven } from '../domain/reporting/proof.ts'
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
  const dossiers = goals.map((state) => ({ state, bare: unproven(state.figures, filed) }))
  const papers = !where.group && may(asker, 'ledger')
  return gapsCard({ plan, day, dossiers, tasks: taskStates(plan, facts), papers }, turn)
}
