import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { escapeMarkdown, visible } from '../../src/cards/escape.ts'
import { toFeishu } from '../../src/cards/feishu.ts'
import {
  b,
  button,
  buttons,
  card,
  chart,
  fold,
  form,
  input,
  list,
  note,
  select,
  source,
  text,
} from '../../src/cards/kit.ts'
import { wordsOf } from '../../src/cards/words.ts'
import { checkCard } from '../../src/sandbox/validate/index.ts'
import { cardWords } from '../card-words.ts'

describe('text is data', () => {
  test.each([
    ['<at id=all></at>', '&#60;at id=all&#62;&#60;/at&#62;'],
    ['**全部完成**', '&#42;&#42;全部完成&#42;&#42;'],
    ['[点我](https://x)', '&#91;点我&#93;(https&#58;//x)'],
    ['# 标题', '&#35; 标题'],
    ['- 列表', '&#45; 列表'],
    ['1. 列表', '1&#46; 列表'],
    [':DONE:', '&#58;DONE:'],
    ['a\nb', 'a<br>b'],
    ['&#60;', '&#38;#60;'],
    ['`code`', '&#96;code&#96;'],
    ['_斜体_', '&#95;斜体&#95;'],
    ['~~删去~~', '&#126;&#126;删去&#126;&#126;'],
    ['a|b', 'a&#124;b'],
    ['\\*', '&#92;&#42;'],
    ['$公式$', '&#36;公式&#36;'],
  ])('%s is shown as typed', (typed, written) => expect(escapeMarkdown(typed)).toBe(written))

  test.each(['15.6万件', '2024-03', '附件2第3项', '正文二(二)2', '约12.5%', '10:30'])('%s needs no escaping', (typed) =>
    expect(escapeMarkdown(typed)).toBe(typed),
  )

  test('control and direction-changing characters are gone, long words can break', () => {
    expect(visible('a\u202eb\u0000c\u200bd')).toBe('abcd')
    expect(visible('x'.repeat(200))).toContain('\u200b')
  })

  test('whatever is typed, the platform takes the card and shows just that', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const made = toFeishu(
          card('说明', 'blue', text('前', b(typed), '后'), list([typed]), note(typed), source(typed)),
        )
        expect(checkCard(made)).toBeNull()
      }),
      { numRuns: 500 },
    )
  })
})

test('every kind of block is accepted by the platform and reads the same as JSON and as words', () => {
  const all = card(
    '全部',
    'orange',
    text('第一行', b('粗')),
    list(['甲'], ['乙']),
    note('小字'),
    source('附件2第3项', '附件2第3项'),
    buttons(button('确认', { do: 'x', id: 1 }, 'primary')),
    form(
      'f',
      [
        input({ name: 'value', label: '期末累计(件)', required: true, problem: '应为整数', value: '很多' }),
        select({ name: 'period', label: '期', options: [{ label: '2024年3月', value: '2024-03' }], value: '2024-03' }),
      ],
      button('提交', { do: 'y' }),
    ),
    fold('更多', text('里面')),
    chart({ type: 'bar', data: { values: [{ x: '甲', y: 1 }] }, xField: 'x', yField: 'y' }, '柱图'),
  )
  const json = toFeishu({ ...all, tag: '待审核' })
  expect(checkCard(json)).toBeNull()
  for (const words of ['第一行粗', '甲', '小字', '依据：附件2第3项', '期末累计(件)', '应为整数', '里面', '待审核']) {
    expect(cardWords(json)).toContain(words)
    expect(wordsOf({ ...all, tag: '待审核' })).toContain(words)
  }
})
