import { goalOf } from '../../domain/look.ts'
import { matching } from '../matching.ts'
import { type Sentence, unique } from '../sentence.ts'
import { dutyIn } from './duty.ts'
import { hasSubject, type Reading } from './reading.ts'

export const compares =
  /区别|差别|不同|不一样|一样|同一(项|个|条|回|码|类)?(指标|目标|任务|事|东西|概念|吗|$)|一回事|一个(指标|目标|任务|东西|事|概念)(吗|么|吧)|哪个(更)?(大|高|多|难|小|低)|相同|差异|对比|比较|相比|比起来|区分|分别是什么|一(个|回|码)事|什么关系|关系是|重复(吗|不)|有何异同|异同|混|算(不算)?在|(包含|包括|含)在|在[^,哪几]{0,8}里(面)?(吗|么|$)|算(不算|进)/

/** Look-alikes side by side. */
export const comparisons: Reading = (sentence) => {
  const { frame, indicators, tasks } = sentence
  if (!compares.test(frame)) return null
  const numbered = unique(
    sentence.figures
      .filter(({ digits }) => digits)
      .flatMap((figure) => matching(sentence.plan, figure.value, figure.unit)),
  )
  const narrowed =
    indicators.length > 0
      ? unique([...indicators, ...numbered.filter((no) => !shareGoal(sentence, no, indicators))])
      : numbered
  // A name for several, or one task's name for its indicators: “分中心和工作站的区别”.
  const meant = narrowed.length >= 2 ? narrowed : widened(sentence, narrowed)
  if (meant.length >= 2) return [{ kind: 'compare', indicators: meant, tasks: [] }]
  if (tasks.length >= 2 && indicators.length === 0)
    return [{ kind: 'compare', indicators: [], tasks, of: dutyIn(frame) ?? undefined }]
  return null
}

function widened({ found, tasks, plan }: Sentence, narrowed: readonly number[]): number[] {
  const named = found.flatMap(({ refs }) => refs.flatMap((ref) => (ref.kind === 'indicator' ? [ref.no] : [])))
  if (narrowed.length > 0) return unique(named)
  const [task] = tasks
  return tasks.length === 1 ? (plan.tasks.find(({ no }) => no === task)?.indicators ?? []) : []
}

const shareGoal = ({ plan }: Sentence, no: number, others: readonly number[]): boolean =>
  others.some((other) => goalOf(plan, no) === goalOf(plan, other))

/** A figure alone, asked for the indicator whose target it is. */
export const reverse: Reading = (sentence) => {
  const { figures, frame, indicators } = sentence
  if (figures.length === 0 || indicators.length > 0) return null
  if (
    !/哪|谁|什么|指标|目标|对应|是啥|说的|指(的)?是|\?$|吗|口径|以上|超过|牵头|完成/.test(frame) &&
    !/^[^ⓈⓊ]{0,4}\d[^ⓈⓊ]{0,8}$/.test(frame)
  )
    return null
  const ofBase = sentence.facets.includes('base')
  if (
    (!ofBase && /年/.test(frame)) ||
    /第|月|日|号|天|钱|经费|奖/.test(frame) ||
    (hasSubject(sentence) && !/哪/.test(frame))
  )
    return null
  const exact = unique(
    figures.flatMap(({ value, unit, digits }) =>
      (!digits && !ofBase) || unit === '' || /项|条/.test(unit) ? [] : matching(sentence.plan, value, unit),
    ),
  )
  const facets = sentence.facets.filter((facet) => facet !== 'target' && facet !== 'text' && facet !== 'indicators')
  if (exact.length > 0 && facets.length > 0 && !hasSubject(sentence))
    return [{ kind: 'subject', indicators: exact, tasks: [], facets, unsure: exact.length > 1 }]
  const values = figures.filter(({ unit }) => !/项|条/.test(unit)).map(({ value, unit }) => ({ value, unit }))
  if (values.length === 0) return null
  return [
    {
      kind: 'number',
      values,
      indicators: unique(values.flatMap(({ value, unit }) => matching(sentence.plan, value, unit))),
    },
  ]
}

/** “基期是哪年” without a name: the indicators that are compared with a year. */
export const baseYears: Reading = (sentence) => {
  if (!sentence.facets.includes('base') || hasSubject(sentence)) return null
  const indicators = sentence.plan.indicators.flatMap(({ no, baselineDate }) => (baselineDate === null ? [] : [no]))
  return [{ kind: 'subject', indicators, tasks: [], facets: ['base'], unsure: false }]
}
