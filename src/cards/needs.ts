import type { GoalState } from '../domain/attainment.ts'
import { officeOf, unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Block, type Button, b, button, buttons, type Card, card, type Inline, list, text } from './kit.ts'
import { backButton } from './nav.ts'
import { goalName, leadsOf } from './state-words.ts'

/** What keeps a goal from being judged until somebody acts: a start value, the past of a sum, a person who reports. */
export type Need = { kind: 'baseline'; no: number; words: string } | { kind: 'liaison'; unit: string; words: string }

/** Who reads the card: the office acts itself, a leader tells it; null where neither does. */
export type Reader = 'leader' | 'admin' | null

/** What one goal waits for. `manned` holds the units with a liaison; null where the reader may not know. */
export function needsOf(plan: Plan, state: GoalState, manned: ReadonlySet<string> | null): Need[] {
  return [...baselineNeeds(plan, state), ...(manned === null ? [] : liaisonNeeds(plan, state, manned))]
}

function baselineNeeds(plan: Plan, state: GoalState): Need[] {
  const { light, missingPast, parts, indicators } = state
  if (light !== 'noBaseline') return []
  const office = officeOf(plan)
  const without = parts.find(({ baseline }) => baseline === undefined)?.no ?? indicators[0]?.no
  if (without === undefined) return []
  const words =
    missingPast > 0
      ? `缺期初数：此前${missingPast}期没有数，合计只是已知部分，暂不判断；请${office}补录期初累计。`
      : `缺基数：没有起点的数，看不出走了多少，暂不判断；请${office}设基数。`
  return [{ kind: 'baseline', no: without, words }]
}

/** Nobody can report where no lead has a liaison. */
function liaisonNeeds(plan: Plan, { indicators, light }: GoalState, manned: ReadonlySet<string>): Need[] {
  const leads = [...new Set(indicators.flatMap((one) => one.leads))]
  if (light === 'met' || leads.length === 0 || leads.some((unit) => manned.has(unit))) return []
  const [unit = ''] = leads
  const names = leads.map((id) => unitById(plan, id)?.short ?? id).join('、')
  return [{ kind: 'liaison', unit, words: `${names}还没有联络员，没有人能填报；请${officeOf(plan)}登记。` }]
}

/** Each need in a sentence, and what the reader can do about it. */
export function needBlocks(needs: readonly Need[], reader: Reader): Block[] {
  if (needs.length === 0) return []
  return [...needs.map(({ words }) => text(words)), buttons(...needs.flatMap((need) => actionOf(need, reader) ?? []))]
}

function actionOf(need: Need, reader: Reader): Button | null {
  if (reader === 'admin')
    return need.kind === 'baseline'
      ? button('设基数', { do: 'baseline', no: need.no }, 'primary')
      : button('添加联络员', { do: 'roster-add' }, 'primary')
  if (reader !== 'leader') return null
  return button('告诉办公室', need.kind === 'baseline' ? { do: 'tell', no: need.no } : { do: 'tell', unit: need.unit })
}

export type Waiting = { state: GoalState; needs: Need[] }

/** `要办公室办的：缺基数1个、没有联络员的1个`; '' where nobody has to act. */
export function needCounts(waiting: readonly Waiting[]): string {
  const all = waiting.flatMap(({ needs }) => needs)
  const start = all.filter(({ kind }) => kind === 'baseline').length
  const unmanned = all.filter(({ kind }) => kind === 'liaison').length
  const parts = [
    start > 0 ? `缺基数或期初数的目标${start}个` : '',
    unmanned > 0 ? `牵头单位没有联络员的目标${unmanned}个` : '',
  ].filter((words) => words !== '')
  return parts.length === 0 ? '' : `要办公室办的：${parts.join('、')}。`
}

/** Which goals wait for the office, for what, and the button that tells it all at once. */
export function needsCard(plan: Plan, waiting: readonly Waiting[], reader: Reader): Card {
  const lines = waiting.map(({ state, needs }): Inline[] => [
    b(goalName(state)),
    `（${leadsOf(plan, state)}牵头）${needs.map(({ words }) => words).join('')}`,
  ])
  return card(
    '要谁办',
    lines.length > 0 ? 'orange' : 'blue',
    text(lines.length > 0 ? needCounts(waiting) : '没有等办公室办的事：基数都有，牵头单位都有联络员。'),
    list(...lines),
    buttons(
      ...(lines.length === 0
        ? []
        : reader === 'admin'
          ? [button('设基数', { do: 'baseline' }, 'primary'), button('名册', { do: 'roster' })]
          : reader === 'leader'
            ? [button('告诉办公室', { do: 'tell' }, 'primary')]
            : []),
      backButton('needs'),
    ),
  )
}
