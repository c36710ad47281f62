import { placeOf, ratioNames } from '../domain/look.ts'
import type { Indicator } from '../domain/plan.ts'
import { b, button, type Card, form, input, list, note, source, text } from './kit.ts'

export type BaselineView = {
  indicator: Indicator
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  /** The one that holds now. */
  current: string | null
  level: boolean
  /** What the plan's time is called: an opening total counts from its start. */
  since: string
}

/** 基数: a start value with its date and source; of a flow the opening total. */
export function baselineForm({ indicator, typed, problems, current, level, since }: BaselineView): Card {
  const { no, short, measure, reportUnit, baselineDate } = indicator
  const field = (name: string, label: string, hint?: string) =>
    input({ name, label, hint, required: true, value: typed[name], problem: problems[name], maxLength: 100 })
  const names = ratioNames(indicator)
  const wrong = Object.keys(problems).length > 0
  return {
    title: `${level ? '基数' : '期初累计'}：${short}`,
    tone: wrong ? 'red' : 'blue',
    blocks: [
      text(current === null ? '现在还没有。' : '现在是', current === null ? '' : b(current)),
      ...(wrong ? [list(...Object.values(problems).map((problem) => [problem]))] : []),
      form(
        `baseline_${no}`,
        [
          ...(measure === 'ratio'
            ? [
                field('denominator', `${since}以来${names.denominator}（${reportUnit}）`),
                field('numerator', `${since}以来${names.numerator}（${reportUnit}）`),
              ]
            : [field('value', `${level ? (indicator.level ?? '基数') : `${since}以来累计`}（${reportUnit}）`)]),
          ...(baselineDate === null ? [field('date', '截至日期', '例如 2021-12-31 或 2021年底')] : []),
          field('source', '来源', '例如 统计公报、文号'),
        ],
        button('设定', { do: 'baseline', no, set: true }, 'primary'),
      ),
      note(
        level
          ? `${baselineDate === null ? '' : `方案规定以${baselineDate}为基期。`}序时进度从基数的日期起算；没有基数，不判断快慢。`
          : '截至日期之前的各期不再另加；之后的照常逐期填报。',
      ),
      source(placeOf(indicator)),
    ],
  }
}
