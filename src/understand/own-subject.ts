import { heldBy } from '../domain/held.ts'
import type { Plan } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import { anyOf, patternOf } from './patterns.ts'
import { isRowKind } from './subject-rows.ts'
import type { Topic } from './topic.ts'

const ofPlan = patternOf('ofPlan', 'u')
const ofEveryGoal = patternOf('ofEveryGoal', 'u')
/** “其中几个红灯”, “那它什么时候验收” lean whatever else they say. */
const leans = patternOf('leansAnyway', 'u')

/** Who holds a role of the plan's body: 领导小组组长是谁. */
const ofBody = heldBy(({ words, people }: Plan): RegExp | null => {
  const roles = [...new Set(people.flatMap((one) => one.roles))].toSorted((a, b) => b.length - a.length)
  const found = `^(?:请问|那)?${words.body}的?(?:${roles.join('|')})${anyOf('asksHolder')}`
  return words.body === null || roles.length === 0 ? null : new RegExp(found)
})

/** One row is spoken of: all of them, or so many, are none of it. */
const isOfOne = ({ of, rows }: Query): boolean => isRowKind(of) && rows !== 'all' && rows.length === 1

/** What the talk is about, for a stretch; null where the stretch names a subject of its own and leans on nothing. */
export function topicFor(spoken: string, topic: Topic | null, plan: Plan): Topic | null {
  const last = topic?.queries.at(-1)
  if (!topic || !last || leans.test(spoken)) return topic
  if (ofPlan.test(spoken) || ofBody(plan)?.test(spoken)) return null
  // A list of the plan’s own is no subject either: “哪些目标已经完成” is of all of them.
  return (isOfOne(last) || last.of === 'plan') && ofEveryGoal.test(spoken) ? null : topic
}
