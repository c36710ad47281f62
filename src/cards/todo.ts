import { type Block, b, button, buttons, type Card, list, note, rule, text } from './kit.ts'
import { pageButtons, pageOf } from './nav.ts'
import { decideButtons } from './requests.ts'

/** A message that was not delivered: to whom, what, why, when. */
export type DeadView = { id: number; to: string; words: string; error: string; at: string }

export type TodoView = {
  requests: { id: string; words: string; at: string }[]
  dead: DeadView[]
  /** Reports that wait for review. */
  pending: number
  /** Units that report and have no liaison; those that have one and never reported. */
  unmanned: string[]
  silent: string[]
  page: number
}

const perPage = 5

/** 待办: what waits for the office, each with what can be done about it, however old. */
export function todoCard({ requests, dead, pending, unmanned, silent, page }: TodoView): Card {
  const { at, pages } = pageOf<unknown>(requests.length > dead.length ? requests : dead, page, perPage)
  const here = <Item>(all: readonly Item[]) => all.slice(at * perPage, (at + 1) * perPage)
  const nothing = requests.length + dead.length + pending + unmanned.length + silent.length === 0
  return {
    title: '待办',
    tone: nothing ? 'green' : 'orange',
    blocks: [
      text(nothing ? '没有待办。' : `申请${requests.length}件，未送达${dead.length}条，待审核${pending}件。`),
      ...(pending > 0 ? [buttons(button('待审核', { do: 'pending' }, 'primary'))] : []),
      ...here(requests).flatMap(({ id, words, at: when }): Block[] => [
        rule,
        text(b(words), `　${when}`),
        decideButtons(id, 'todo'),
      ]),
      ...here(dead).flatMap((letter): Block[] => [rule, ...deadBlocks(letter, 'todo')]),
      ...(dead.length > 0 ? [deadNote] : []),
      ...(pages > 1
        ? [text(`第${at + 1}页，共${pages}页`), pageButtons({ at, pages }, (to) => ({ do: 'todo', page: to }))]
        : []),
      ...(unmanned.length > 0
        ? [
            rule,
            text(`还没有联络员的${unmanned.length}个单位：${unmanned.join('、')}。`),
            buttons(button('名册', { do: 'roster' })),
          ]
        : []),
      ...(silent.length > 0
        ? [
            rule,
            text(`从未填报的${silent.length}个单位：${silent.join('、')}。`),
            buttons(button('谁没报', { do: 'late' })),
          ]
        : []),
    ],
  }
}

export const deadNote = note('“结果不明”的可能已经送到，重发会多一条；请先问一下对方。')

/** One message, to be sent again or let go. */
export const deadBlocks = ({ id, to, words, error, at }: DeadView, from?: 'todo'): Block[] => {
  const act = (what: string) => ({ do: 'dead-letters', id, act: what, ...(from && { from }) })
  return [
    text(b(to), `　${at}`),
    list([words], [`原因：${error}`]),
    buttons(button('重发', act('resend'), 'primary'), button('不发了', act('drop'))),
  ]
}
