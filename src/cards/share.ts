import type { Chat } from '../domain/chat.ts'
import { button, buttons, type Card, card, note, text } from './kit.ts'
import type { View } from './nav.ts'

/** As many groups as stand on a card. */
const most = 20

/** Which of the person's own groups a page goes to: a button each, asked once more before it is sent. */
export function groupsToShareCard(
  groups: readonly Pick<Chat, 'chatId' | 'name'>[],
  page: View & { at?: string; days?: number },
): Card {
  if (groups.length === 0)
    return card('发到群里', 'grey', text('没有您和我都在的内部群。请先把我拉进群，再点“发到群里”。'))
  return card(
    '发到哪个群？',
    'blue',
    text(groups.length > most ? `您和我都在的群有${groups.length}个，列前${most}个：` : '请选一个您所在的群：'),
    buttons(
      ...groups.slice(0, most).map(({ chatId, name }) => ({
        ...button((name === '' ? '未命名的群' : name).slice(0, 20), { do: 'share', ...page, to: chatId }),
        confirm: { title: '发到群里？', text: `发到“${name === '' ? '未命名的群' : name}”，群里的人都能看到。` },
      })),
    ),
    note('只能发到您所在的群，只发群里能看的内容：不含待审核的数和逾期单位的名字。'),
  )
}
