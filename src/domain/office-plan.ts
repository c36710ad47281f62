import type { Goal, Indicator, PeriodKind, Plan } from './plan.ts'
import { periodKinds } from './plan-rows.ts'

/** What the office may set for one goal where the plan says nothing; until then the product's defaults hold. */
export const ownSettings = ['period', 'behind', 'farBehind', 'meaning', 'tolerance', 'evidence', 'reporter'] as const
export type OwnSetting = (typeof ownSettings)[number]

/** Key under which a goal's setting is stored, by its first indicator: `period 6`. */
export const ownSettingKey = (setting: OwnSetting, no: number): string => `${setting} ${no}`

/** What is stored for one goal; an empty value takes a setting back. */
export function ownSettingsOf(
  stored: Readonly<Record<string, string>>,
  no: number,
): Partial<Record<OwnSetting, string>> {
  return Object.fromEntries(
    ownSettings.flatMap((setting) => {
      const value = stored[ownSettingKey(setting, no)] ?? ''
      return value === '' ? [] : [[setting, value]]
    }),
  )
}

/** The plan with what the office set: how often a goal is reported, when it is behind, what it means, what 左右 allows, who reports it. */
export function planAsSet(plan: Plan, stored: Readonly<Record<string, string>>): Plan {
  const key = JSON.stringify(stored)
  const held = last.get(plan)
  if (held?.key === key) return held.made
  const made = withSettings(plan, stored)
  last.set(plan, { key, made })
  return made
}

/** The settings change seldom and are read with every message: the plan as they make it is made once. */
const last = new WeakMap<Plan, { key: string; made: Plan }>()

function withSettings(plan: Plan, stored: Readonly<Record<string, string>>): Plan {
  const setOf = (no: number) => ownSettingsOf(stored, no)
  const isSet = plan.goals.some(({ indicators: [no = 0] }) => Object.keys(setOf(no)).length > 0)
  if (!isSet) return plan
  const goalOf = (no: number) => plan.goals.find(({ indicators }) => indicators.includes(no))?.indicators[0] ?? no
  return {
    ...plan,
    indicators: plan.indicators.map((indicator) => indicatorAsSet(indicator, setOf(goalOf(indicator.no)))),
    goals: plan.goals.map((goal) => goalAsSet(plan, goal, setOf(goal.indicators[0] ?? 0))),
  }
}

type Own = Partial<Record<OwnSetting, string>>

function indicatorAsSet(indicator: Indicator, { period, meaning, evidence, reporter }: Own): Indicator {
  const kind = periodKinds.find((one): one is PeriodKind => one === period)
  return {
    ...indicator,
    ...(kind && { period: kind }),
    ...(meaning !== undefined && { meaning, unclear: '' }),
    ...(evidence === 'wanted' && { evidenceWanted: true }),
    ...(reporter !== undefined && { reporter }),
    setByOffice: [...(kind ? ['period' as const] : []), ...(meaning === undefined ? [] : ['meaning' as const])],
  }
}

function goalAsSet({ thresholds }: Plan, goal: Goal, { behind, farBehind, tolerance }: Own): Goal {
  const own = { behind: behind ?? thresholds.behind, farBehind: farBehind ?? thresholds.farBehind }
  return {
    ...goal,
    ...((behind !== undefined || farBehind !== undefined) && { thresholds: own }),
    ...(tolerance !== undefined && { tolerance }),
  }
}
