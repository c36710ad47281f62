import { b, button, buttons, type Card, card, form, type Inline, input, list, note, text } from './kit.ts'
import { type OnceNeeded, setsStart } from './needs.ts'

/** To each member of the office: who asks, for what, and the way to do it. */
export const toldCard = (by: string, all: readonly OnceNeeded[]): Card =>
  card(
    '请办公室办',
    'orange',
    text(b(by), `提请办理${all.length}件：`),
    list(...all.map(([words, names]): Inline[] => [b(names.join('、')), `：${words}`])),
    buttons(button(setsStart, { do: 'baseline' }, 'primary'), button('名册', { do: 'roster' })),
    note('办好后，卡片上的状态随即更新。'),
  )

/** To each member of the office: who asks that the overdue be reminded, and who they are. */
export const lateToldCard = (by: string, units: readonly string[]): Card =>
  card(
    '请办公室催办',
    'orange',
    text(b(by), `请催办逾期未报的${units.length}个单位：`, units.slice(0, mostUnits).join('、')),
    ...(units.length > mostUnits ? [text(`共${units.length}个，列逾期最多的${mostUnits}个。`)] : []),
    buttons(button('催一下', { do: 'remind' }, 'primary'), button('谁没报', { do: 'late' })),
  )

/** So many units are named; 谁没报 names all. */
const mostUnits = 15

/** What somebody wants the office to know, before it is sent. */
export const noteForm = (words: string, problem?: string): Card =>
  card(
    '告诉办公室',
    problem === undefined ? 'blue' : 'red',
    form(
      'tell',
      [
        input({
          name: 'words',
          label: '要说的话（500字以内）',
          value: words,
          required: true,
          multiline: true,
          maxLength: 500,
          ...(problem !== undefined && { problem }),
        }),
      ],
      button('发给办公室', { do: 'tell' }, 'primary'),
    ),
    note('私聊发给办公室的每个人，写明是您说的；数据请用“填报”或“更正”报，这里的话不计入。'),
  )

/** To each member of the office: who says it, and what, word for word. */
export const notedCard = (by: string, units: string, words: string): Card =>
  card(
    '有人告诉办公室',
    'blue',
    text(b(by), units === '' ? '：' : `（${units}）：`),
    ...words.split('\n').map((line) => text(line)),
    note('请直接与本人联系；这里的话不计入填报。'),
  )
