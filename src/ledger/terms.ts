import { countsIn, currentWords, lightText } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
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

/** The newest day figures are of: what a paper's 数据截至 means. Null where nothing was confirmed. */
export function newestFigureDay(goals: readonly GoalState[]): string | null {
  return goals.reduce<string | null>(
    (newest, { figures }) =>
      figures.reduce((last, { period, reportedOn }) => {
        const day = period.last < reportedOn ? period.last : reportedOn
        return last === null || day > last ? day : last
      }, newest),
    null,
  )
}
