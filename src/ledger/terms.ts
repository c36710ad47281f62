import { countsIn, currentWords, lightText } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { countsByProgress, type TaskProgress } from '../domain/tasks.ts'

/** Words of the trade for what the bot calls its own states; a paper is read by people who never saw the bot. */
const terms: Readonly<Record<string, string>> = {
  未填报: '暂无数据',
  缺基数: '暂无基数',
  缺期初数: '暂缺期初数据',
  进行中: '推进中',
}

/** A state's name as a paper says it. */
export const termOf = (name: string): string => terms[name] ?? name

export const lightInPaper = (state: GoalState): string => termOf(lightText(state))

/** The value, or what a paper says where there is none. */
export function currentInPaper(state: GoalState): string {
  if (state.current !== null || state.ratio?.accepted.eq(0)) return currentWords(state)
  return state.light === 'noBaseline' ? `已报送，${termOf('缺基数')}` : termOf('未填报')
}

/** `已达标2个、正常5个` */
export const countsInPaper = (goals: readonly GoalState[]): string =>
  countsIn(goals)
    .map(([name, count]) => `${termOf(name)}${count}个`)
    .join('、')

/** `受阻1项、推进中3项` */
export const taskCountsInPaper = (tasks: readonly { progress: TaskProgress }[]): string =>
  countsByProgress(tasks)
    .map(([word, count]) => `${termOf(word)}${count}项`)
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
