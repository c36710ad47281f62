import { timeWords } from '../domain/reporting/words.ts'
import type { Taught, Unsure } from '../domain/taught.ts'
import { type Block, b, button, buttons, type Card, card, form, input, note, rule, text } from './kit.ts'

/** A row of the plan as a button names it, with what picks it. */
export type Pick = { label: string; kind: 'indicator' | 'task' | 'unit'; ref: string }

export type UnsureView = { unsure: Unsure; nearest: readonly Pick[] }

/** 没听懂: what the bot was unsure of, each with the rows it may be about. `done`: what the last click did. */
export function unsureCard(
  shown: readonly UnsureView[],
  total: number,
  { done, keeps }: { done: string | null; keeps: boolean },
): Card {
  const said = done === null ? [] : [text(done)]
  const keepNote = keeps ? '句子留90天，不记是谁说的。' : '现在不留新的句子，可在“设置”里打开。'
  if (total === 0) return card('没听懂', 'green', ...said, text('没有没听懂的句子。'), note(keepNote))
  return card(
    `没听懂 ${total} 句`,
    'blue',
    ...said,
    ...shown.flatMap((view, at) => [...(at === 0 && done === null ? [] : [rule]), ...blocksOf(view)]),
    note(`选了是问哪一项，以后大家这样说都能懂，在“教过的说法”里可以收回。${keepNote}`),
  )
}

function blocksOf({ unsure: { id, sentence, times, lastAt }, nearest }: UnsureView): Block[] {
  return [
    text(b(sentence), `　${times > 1 ? `问过${times}次，最近` : ''}${timeWords(lastAt)}`),
    buttons(
      ...nearest.map((pick) => pickButton(id, pick)),
      button('问别的一项', { do: 'unsure', id, other: true }),
      button('不是我们的事', { do: 'unsure', id, outside: true }),
      button('忽略', { do: 'unsure', id, ignore: true }),
    ),
  ]
}

/** Another row than the nearest: looked up by what the office calls it, then picked like those. */
export function findRowCard({ id, sentence }: Unsure, said: string, found: readonly Pick[] | null): Card {
  const none = found?.length === 0 ? '方案里没有这一项' : undefined
  return card(
    '教一个说法',
    none === undefined ? 'blue' : 'red',
    text('“', b(sentence), '”问的是哪一项？'),
    found !== null && found.length > 0 ? buttons(...found.map((pick) => pickButton(id, pick))) : null,
    form(
      'find',
      [
        input({
          name: 'row',
          label: '指标名、任务号或单位',
          required: true,
          value: said,
          maxLength: 60,
          problem: none,
        }),
      ],
      button('查找', { do: 'unsure', id, other: true }, 'primary'),
    ),
    buttons(button('返回', { do: 'unsure' })),
  )
}

/** Which words of a sentence name the row that was picked. */
export function teachCard({ id, sentence }: Unsure, pick: Pick, words: string, problem: string | undefined): Card {
  return card(
    '教一个说法',
    problem === undefined ? 'blue' : 'red',
    text('“', b(sentence), '”', `问的是${pick.label}。`),
    form(
      'teach',
      [input({ name: 'words', label: '句中哪几个字指它', required: true, value: words, maxLength: 20, problem })],
      button('记住', { do: 'unsure', id, kind: pick.kind, ref: pick.ref, save: true }, 'primary'),
    ),
    buttons(button('返回', { do: 'unsure' })),
  )
}

const pickButton = (id: number, { label, kind, ref }: Pick) => button(`问${label}`, { do: 'unsure', id, kind, ref })

export type TaughtView = { taught: Taught; label: string }

/** 教过的说法: every one, to be taken back. */
export function taughtCard(shown: readonly TaughtView[], total: number, more: number | null): Card {
  if (total === 0) return card('教过的说法', 'blue', text('还没有教过。没听懂的句子，发“没听懂”查看。'))
  return card(
    `教过的说法 ${total} 个`,
    'blue',
    ...shown.flatMap(({ taught: { id, words, at }, label }) => [
      text(b(words), `　${label}　${timeWords(at)}`),
      buttons(button(`收回 ${words}`, { do: 'taught', takeBack: id })),
    ]),
    more === null ? null : buttons(button('下一页', { do: 'taught', page: more })),
    note('只在本单位部署的这个机器人里有效；收回后立即不再认。'),
  )
}
