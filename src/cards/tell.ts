import { b, button, buttons, type Card, card, type Inline, list, note, text } from './kit.ts'

/** What somebody asks the office to do before a goal can be judged. */
export type Told = { name: string; words: string }

/** To each member of the office: who asks, for what, and the way to do it. */
export const toldCard = (by: string, all: readonly Told[]): Card =>
  card(
    '请办公室办',
    'orange',
    text(b(by), `提请办理${all.length}件：`),
    list(...all.map(({ name, words }): Inline[] => [b(name), `：${words}`])),
    buttons(button('设基数', { do: 'baseline' }, 'primary'), button('名册', { do: 'roster' })),
    note('办好后，卡片上的状态随即更新。'),
  )
