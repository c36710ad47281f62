import { dayLabel } from '../domain/day.ts'
import { decimal, percent, share } from '../domain/decimal.ts'
import type { Score } from '../domain/scoreboard.ts'
import { b, button, buttons, type Card, card, type Inline, list, note, text } from './kit.ts'

const rule =
  '排列规则：按牵头目标中已达标和正常所占的比例从高到低，比例相同的不分先后；未填报的计入目标数，阶段指标和缺基数的不计。只看完成情况，不看填报快慢。由办公室打开，方案没有规定。'

/** 完成情况榜, where the office has switched it on: the rule stands below it. */
export function scoreboardCard(scores: readonly (Score & { name: string })[], day: string): Card {
  const line = ({ name, good, of }: Score & { name: string }): Inline[] =>
    of === 0
      ? [b(name), ' 没有可判定的目标']
      : [b(name), ` ${of}个目标中达标或正常${good}个（${percent(share(decimal(good), decimal(of)))}）`]
  return card(
    '完成情况榜',
    'blue',
    text(`截至${dayLabel(day)}，按已确认的填报：`),
    list(...scores.map(line)),
    buttons(button('按单位看', { do: 'status', view: 'units' })),
    note(rule),
  )
}

export const scoreboardOffCard = (mayOpen: boolean): Card =>
  card(
    '完成情况榜没有打开',
    'grey',
    text(`各单位的榜由领导小组办公室决定是否打开${mayOpen ? '（发“设置”）' : ''}。各单位的完成情况可以按单位看。`),
    buttons(button('按单位看', { do: 'status', view: 'units' })),
  )
