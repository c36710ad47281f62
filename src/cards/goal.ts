import type { SideBySide } from '../domain/amendments/parts.ts'
import { ruledWords } from '../domain/amendments/ruled.ts'
import { fromWords } from '../domain/amendments/words.ts'
import { type GoalState, isGoalReported } from '../domain/attainment.ts'
import { lastTarget, placeOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { besideWords } from './beside.ts'
import { curveBlocks } from './goal-chart.ts'
import { type Block, b, button, buttons, type Card, card, fold, judged, text } from './kit.ts'
import { backButton, pageWord, shareButton, type View } from './nav.ts'
import { type Need, needBlocks, type Reader } from './needs.ts'
import { forecastWords, neededWords, outlookOf, outlookWords, paceWords } from './outlook-words.ts'
import {
  currentWords,
  dateWords,
  distanceWords,
  gapWords,
  goalName,
  isLateReport,
  leadsOf,
  lightWords,
  otherShareWords,
  ruleLine,
  shareWords,
  targetWords,
  waitingWords,
} from './state-words.ts'

export { forecastWords, neededWords } from './outlook-words.ts'

export type GoalView = {
  /** The list it was opened from. */
  from?: View
  /** What somebody must do before it can be judged. */
  needs?: readonly Need[]
  reader?: Reader
  /** It may be posted to a group by who reads it. */
  share?: boolean
  /** What the parts reported of their shares, beside the lead's figure. */
  beside?: SideBySide | null
}

/** One goal: where it stands, whether it will be reached, its course against the target, and who must do what. */
export function goalCard(
  plan: Plan,
  state: GoalState,
  { from, needs = [], reader = null, share, beside }: GoalView = {},
): Card {
  const { indicators, figures } = state
  const newest = figures.at(-1)
  const over = state.day > plan.end
  // After the end it is reached or not: time is no measure any more.
  const shares = [shareWords(state), over ? '' : gapWords(state), distanceWords(state)].filter((words) => words !== '')
  const other = otherShareWords(state)
  const [lead] = indicators.flatMap(({ leads }) => leads)
  return card(
    goalName(state),
    'blue',
    text(b(currentWords(state)), ` / 目标${targetWords(state)} `, lightWords(state)),
    ...(fromPaper(state) === '' ? [] : [text(`目标${fromPaper(state)}。`)]),
    ...indicators.flatMap((row) => (row.ruled ? [text(`${ruledWords(plan, row)}。`)] : [])),
    ...(shares.length > 0 ? [text(shares.join('，'))] : []),
    ...(beside ? [text(besideWords(plan, state, beside))] : []),
    text(`${leadsOf(plan, state)}牵头${state.figureDay ? `，${dateWords(state)}` : ''}`),
    ...(state.missing.length > 0 && figures.length > 0
      ? [text(`指标${state.missing.join('、')}尚未填报，未计入。`)]
      : []),
    ...needBlocks(needs, reader),
    ...(state.waitsFor === null ? [] : [text(waitingWords(state.waitsFor))]),
    ...aheadBlocks(plan, state),
    ...curveBlocks(plan, state),
    ...(other === '' ? [] : [fold('完成率是多少', text(other))]),
    buttons(
      button('历次填报', {
        do: 'history',
        kind: 'indicator',
        no: indicators[0]?.no ?? 0,
        ...(from && { from: pageWord(from) }),
      }),
      lead === undefined ? null : button('牵头单位', { do: 'status', view: 'unit', of: lead }),
      shareButton(share, { view: 'goal', of: String(indicators[0]?.no ?? '') }),
      backButton('goal', from),
    ),
    judged(
      ruleLine(plan, [state]),
      ...(lastTarget(state.goal).by ? [lastTarget(state.goal).place] : []),
      ...indicators.map(placeOf),
      ...(newest
        ? [
            `${newest.period.label}填报（${newest.report.by.name}，已审核${isLateReport(plan, newest) ? '，补报' : ''}）`,
          ]
        : []),
    ),
  )
}

const fromPaper = ({ goal }: GoalState): string => fromWords(lastTarget(goal))

/** Whether it will be reached, the pace there is and the pace it needs, or why nothing is foreseen. */
function aheadBlocks(plan: Plan, state: GoalState): Block[] {
  if (!isGoalReported(state) || state.day > plan.end) return []
  const verdict = outlookOf(plan, state)
  const sure = verdict === 'will' || verdict === 'may' || verdict === 'wont'
  const words = [paceWords(plan, state), forecastWords(plan, state), neededWords(plan, state)].join('')
  if (words === '') return []
  return [sure ? text(b(outlookWords[verdict]), `。${words}`) : text(words)]
}
