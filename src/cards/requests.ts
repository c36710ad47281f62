import { shortDay } from '../domain/day.ts'
import type { Request } from '../store/requests.ts'
import { b, button, buttons, type Card, card, note, text } from './kit.ts'

/** What is asked of the office, in one sentence. */
export function requestWords({ kind, name, otherName, lastDay }: Request, unit: string): string {
  switch (kind) {
    case 'join':
      return `${name}申请登记为${unit}的联络员`
    case 'handover':
      return `${unit}的联络员由${name}换成${otherName}`
    case 'leave':
      return `${unit}的联络员${name}请假到${shortDay(lastDay)}，由${otherName}代填`
    case 'forget':
      return `${name}申请删除个人信息`
  }
}

/** A request as the office sees it; once decided, by whom. */
export function requestCard(request: Request, unit: string): Card {
  const { id, state, decidedByName, kind } = request
  const words = requestWords(request, unit)
  if (state !== 'open') {
    const decided = state === 'approved' ? '同意' : '没有同意'
    return card(
      '名册申请',
      state === 'approved' ? 'green' : 'grey',
      text(b(words)),
      text(`${decidedByName}已${decided}。`),
    )
  }
  const decide = (decision: string) => ({ do: 'roster-decide', id, decision })
  return card(
    '名册申请',
    'orange',
    text(b(words), '。请核实身份后办理。'),
    buttons(button('同意', decide('approve'), 'primary'), button('不同意', decide('refuse'))),
    note(
      kind === 'forget'
        ? '同意后，填报记录保留，姓名改成“原某单位联络员”；个人的其他数据删除，不能恢复。'
        : '同意后立即生效；待审核的和应报的都由新的联络员接着办。',
    ),
  )
}
