import { board } from '../../src/domain/attainment.ts'
import { readFacts } from '../all-facts.ts'
import { plan, type World } from '../chat.ts'

/** What counts of an indicator's goal on the day the conversations begin. */
export const currentOf = async ({ db }: World, no: number): Promise<string | undefined> =>
  board(plan, await readFacts(db), '2024-03-18')
    .find(({ goal }) => goal.indicators.includes(no))
    ?.current?.toFixed()
