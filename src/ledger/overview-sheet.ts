import {
  distanceWords,
  dueShareWords,
  gapWords,
  goalName,
  lightText,
  shownValue,
  targetWords,
} from '../cards/state-words.ts'
import { ruledBy } from '../domain/amendments/ruled.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { percent, plainFigure } from '../domain/decimal.ts'
import { unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { numberCell, type Sheet } from './sheet.ts'
import { exampleMark } from './terms.ts'

const titles = [
  ...['指标序号', '类别', '目标', '牵头单位', '计量单位', '目标值', '完成值', '完成率', '进度', '序时进度'],
  ...['距目标', '与序时比较', '状态', '数据截至', '待审核'],
]

/** 总览: a line a goal, in the plan's order, as the cards say it. */
export function overviewSheet(plan: Plan, goals: readonly GoalState[], isExample = false): Sheet {
  const rows = goals.map((state) => {
    const { indicators, unit, current, attainment, figureDay, pending } = state
    const leads = [...new Set(indicators.flatMap(({ leads: own }) => own))]
    const names = leads.map((id) => unitById(plan, id)?.name ?? id).join('\n')
    const by = ruledBy(indicators, 'leads')
    // After the end nothing is compared with time, here as in every paper.
    const gap = state.day > plan.end ? '' : gapWords(state)
    return [
      ...[indicators.map(({ no }) => no).join('、'), indicators[0]?.category ?? '', goalName(state)],
      ...[by === '' ? names : `${names}（${by}）`, unit, targetWords(state)],
      ...[
        current === null ? '' : numberCell(plainFigure(shownValue(state, current))),
        attainment ? percent(attainment) : '',
      ],
      ...[state.progress ? percent(state.progress) : '', dueShareWords(plan, state)],
      ...[distanceWords(state), gap, lightText(state), figureDay ? dayLabel(figureDay) : '', pending],
    ]
  })
  return { name: '总览', titles, rows: isExample ? [...rows, [exampleMark]] : rows }
}
