import { lightNames, waitingName } from '../../src/cards/state-words.ts'
import type { GoalState } from '../../src/domain/attainment.ts'
import { type Light, lights } from '../../src/domain/light.ts'
import type { StatusJson } from '../../src/domain/status.ts'

/** Words that say more than the name of a light does. */
export const special = ['不适用', '缺期初数', waitingName, lightNames.noData]

/** A step nobody reported on is 进行中 in the JSON and 未填报 in words. */
const lightSaid = (goal: StatusJson['goals'][number] | undefined): Light =>
  goal?.light === 'inProgress' && goal.current === null ? 'noData' : (goal?.light ?? 'met')

/** Counts as cards say them, from the JSON’s lights: what waits for its last period stands apart. */
export function saidCounts(goals: readonly GoalState[], json: StatusJson): { name: string; lights: Light[] }[] {
  const waiting = goals.flatMap(({ waitsFor }, index) => (waitsFor === null ? [] : [json.goals[index]?.light ?? 'met']))
  return lights.flatMap((light) => {
    const own = goals.flatMap(({ waitsFor }, index) =>
      waitsFor === null && lightSaid(json.goals[index]) === light ? [light] : [],
    )
    const said = { name: lightNames[light], lights: own }
    return light === 'unmet' ? [said, { name: waitingName, lights: waiting }] : [said]
  })
}
