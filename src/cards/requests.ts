import { shortDay } from '../domain/day.ts'
import type { Request } from '../domain/people.ts'
import { timeWords } from '../domain/reporting/words.ts'
import { type Block, b, button, buttons, type Card, card, list, note, text } from './kit.ts'

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
  return card(
    '名册申请',
    'orange',
    text(b(words), '。请核实身份后办理。'),
    decideButtons(id),
    note(
      kind === 'forget'
        ? '同意后，填报记录保留，姓名改成“原某单位联络员”；个人的其他数据删除，不能恢复。'
        : '同意后立即生效；待审核的和应报的都由新的联络员接着办。',
    ),
  )
}

/** 同意 and 不同意 of a request; `from` says which card shows it, to be shown again after. */
export const decideButtons = (id: string, from?: 'todo'): Block => {
  const decide = (decision: string) => ({ do: 'roster-decide', id, decision, ...(from && { from }) })
  return buttons(button('同意', decide('approve'), 'primary'), button('不同意', decide('refuse')))
}

/** A deletion cannot be undone, so the office is asked once more. */
export const surelyForget = ({ id, name }: Request, from?: 'todo'): Card =>
  card(
    '确认删除个人信息',
    'red',
    text(b(name), '的名册、对话、提醒记录将删除，不能恢复；填报和审核记录保留，姓名改成岗位。'),
    buttons(
      button('确认删除', { do: 'roster-decide', id, decision: 'approve', sure: true, ...(from && { from }) }, 'danger'),
      button('先不办', { do: 'todo' }),
    ),
  )

/** What somebody has asked for and still waits for, each to be taken back. */
export const ownRequestsCard = (
  requests: readonly { request: Request; unit: string }[],
  office: readonly string[],
): Card =>
  card(
    '我的申请',
    'blue',
    text(`还在等办公室办理的${requests.length}件：`),
    list(...requests.map(({ request, unit }) => [`${requestWords(request, unit)}（${timeWords(request.at)}提交）`])),
    buttons(
      ...requests.map(({ request, unit }) =>
        button(`撤回 ${requestWords(request, unit)}`, { do: 'my-requests', takeBack: request.id }),
      ),
    ),
    note(office.length > 0 ? `由${office.join('、')}办理。` : '办公室还没有管理员，请联系部署这个机器人的人。'),
  )
