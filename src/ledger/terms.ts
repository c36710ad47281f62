import { countsIn } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { countsByProgress, type TaskProgress } from '../domain/tasks.ts'

/** What stands on every paper and table of invented figures: nobody is to take them for real. */
export const exampleMark = '示例数据，仅供演练'

/** `已达标2个、正常5个` */
export const countsInPaper = (goals: readonly GoalState[]): string =>
  countsIn(goals)
    .map(([name, count]) => `${name}${count}个`)
    .join('、')

/** `受阻1项、推进中3项` */
export const taskCountsInPaper = (tasks: readonly { progress: TaskProgress }[]): string =>
  countsByProgress(tasks)
    .map(([word, count]) => `${word}${count}项`)
    .join('、')

/**
 * `（数据截至2024年3月31日）`, the newest figure's day; where goals stand at other days too, with the annex that tells each
 * (its number, or '' for an only one): nobody is to take one day for the day of all.
 */
export function asOfLine(goals: readonly GoalState[], annex?: number | ''): string {
  const newest = newestFigureDay(goals)
  if (newest === null) return '（尚无已确认的数据）'
  const older = goals.some(({ figureDay }) => figureDay !== null && figureDay !== newest)
  return older && annex !== undefined
    ? `（最新数据截至${dayLabel(newest)}，各目标见附件${annex}）`
    : `（数据截至${dayLabel(newest)}）`
}

/** The newest day figures are of: what a paper's 数据截至 means. Null where nothing was confirmed. */
function newestFigureDay(goals: readonly GoalState[]): string | null {
  return goals.reduce<string | null>(
    (newest, { figures }) =>
      figures.reduce((last, { period, reportedOn }) => {
        const day = period.last < reportedOn ? period.last : reportedOn
        return last === null || day > last ? day : last
      }, newest),
    null,
  )
}
