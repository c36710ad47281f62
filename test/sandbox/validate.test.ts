import { describe, expect, it } from 'vitest'
import { checkCard } from '../../src/sandbox/validate/index.ts'

const cardOf = (...elements: unknown[]) => ({ schema: '2.0', config: { update_multi: true }, body: { elements } })
const words = (content: string) => ({ tag: 'plain_text', content })
const md = (content: string) => ({ tag: 'markdown', content })
const submit = { tag: 'button', name: 'ok', text: words('提交'), form_action_type: 'submit' }
const field = { tag: 'input', name: 'value', required: true, label: words('数值') }
const form = (...elements: unknown[]) => ({ tag: 'form', name: 'f', elements })
const set = (...elements: unknown[]) => ({ tag: 'column_set', columns: [{ tag: 'column', elements }] })
const panel = (...elements: unknown[]) => ({
  tag: 'collapsible_panel',
  header: { title: words('详情') },
  elements,
})
const callback = (value: unknown) => ({
  tag: 'button',
  text: words('确认'),
  behaviors: [{ type: 'callback', value }],
})
const table = (rows: unknown[], type = 'text') => ({
  tag: 'table',
  columns: [{ name: 'a', data_type: type }],
  rows,
})
const chart = (spec: unknown) => ({ tag: 'chart', chart_spec: spec })
const bar = { type: 'bar', data: { values: [{ x: 1, y: 2 }] }, xField: 'x', yField: 'y' }

describe('a card the platform takes', () => {
  it.each<[string, unknown]>([
    ['with nothing but the schema', { schema: '2.0' }],
    [
      'with header, tags and template',
      {
        schema: '2.0',
        header: {
          title: words('状态'),
          template: 'blue',
          text_tag_list: [{ tag: 'text_tag', text: words('临时'), color: 'neutral' }],
        },
      },
    ],
    [
      'with text of every kind',
      cardOf(md('**a** <font color="red">b</font><br>c'), { tag: 'div', text: words('d') }, { tag: 'hr' }),
    ],
    ['with a mention of all', cardOf(md('<at id=all></at>'))],
    ['with escaped brackets', cardOf(md('1 &#60; 2, 3 < 4 and a<b'))],
    ['with a form', cardOf(form(field, set(submit)))],
    ['with a button', cardOf(callback({ do: 'status', n: 1 }))],
    ['with legacy button properties', cardOf({ tag: 'button', text: words('x'), value: { a: 1 }, url: 'https://a.b' })],
    ['with a table', cardOf(table([{ a: 'x' }, {}]))],
    ['with a chart', cardOf(chart(bar))],
    ['with a panel of columns', cardOf(panel(set(md('x'))))],
    ['with code that looks like markup', cardOf(md('`<b>`'))],
  ])('%s', (_, card) => {
    expect(checkCard(card)).toBeNull()
  })
})

describe('a card the platform refuses', () => {
  const nested = (depth: number): unknown => (depth === 0 ? md('x') : set(nested(depth - 1)))
  it.each<[string, unknown, number, string]>([
    ['without a schema', {}, 200621, 'ROOT -> schema'],
    ['with a 1.0 root', { ...cardOf(), elements: [] }, 200621, 'unknown property'],
    ['with config of 1.0', { schema: '2.0', config: { wide_screen_mode: true } }, 200621, 'wide_screen_mode'],
    ['not shared', { schema: '2.0', config: { update_multi: false } }, 200621, 'ROOT -> config -> update_multi'],
    [
      'with an unknown header colour',
      { schema: '2.0', header: { title: words('x'), template: 'pink' } },
      200621,
      'header',
    ],
    [
      'with action',
      cardOf(md('x'), { tag: 'action', actions: [] }),
      200861,
      'ROOT -> body -> elements -> [1](tag: action)',
    ],
    ['with note', cardOf({ tag: 'note', elements: [] }), 200861, 'unsupported tag note'],
    [
      'with an unknown property deep inside',
      cardOf({ tag: 'column_set', columns: [{ tag: 'column', corner_radius: '8px', elements: [] }] }),
      200621,
      '[0](tag: column_set) -> columns -> [0](tag: column)',
    ],
    ['with a form in a panel', cardOf(panel(form(field, submit))), 200621, 'form is allowed only at the root'],
    ['with a table in a column', cardOf(set(table([]))), 200621, 'table is allowed only at the root'],
    ['with a chart in a form', cardOf(form(field, submit, chart(bar))), 200621, 'chart is not allowed'],
    ['with a form without submit', cardOf(form(field)), 200621, 'no submit button'],
    ['with a nameless field', cardOf(form({ tag: 'input' }, submit)), 200530, 'needs a name'],
    ['with a nameless submit', cardOf(form(field, { ...submit, name: undefined })), 200530, 'needs a name'],
    ['with the same name twice', cardOf(form(field, field, submit)), 200621, 'duplicate name'],
    ['with required outside a form', cardOf({ tag: 'input', required: true }), 200621, 'required'],
    ['with submit outside a form', cardOf(submit), 200621, 'form_action_type'],
    [
      'with the same element_id twice',
      cardOf({ tag: 'hr', element_id: 'a' }, { tag: 'hr', element_id: 'a' }),
      200621,
      'element_id',
    ],
    ['with a malformed element_id', cardOf({ tag: 'hr', element_id: '1a' }), 200621, 'element_id'],
    [
      'with a multi select outside a form',
      cardOf({ tag: 'multi_select_static', options: [{ text: words('a'), value: 'a' }] }),
      200621,
      'only in a form',
    ],
    [
      'with the same option twice',
      cardOf({
        tag: 'select_static',
        options: [
          { text: words('a'), value: 'a' },
          { text: words('b'), value: 'a' },
        ],
      }),
      200621,
      'unique',
    ],
    ['with a string as a button’s value', cardOf(callback('confirm')), 200621, 'behaviors'],
    [
      'with a button text over 100 characters',
      cardOf({ tag: 'button', text: words('长'.repeat(101)) }),
      200621,
      '100 characters',
    ],
    ['nested six deep', cardOf(nested(6)), 11310, 'deeper than 5'],
    ['with 201 elements', cardOf(...Array.from({ length: 201 }, () => md('x'))), 11310, 'element exceeds the limit'],
    ['with six tables', cardOf(...Array.from({ length: 6 }, () => table([]))), 11310, 'table number over limit'],
    [
      'with five markdown tables in one text',
      cardOf(md('| a | b |\n| --- | --- |\n| 1 | 2 |\n\n'.repeat(5))),
      11310,
      'table number',
    ],
    ['with a row key that is no column', cardOf(table([{ b: 'x' }])), 200915, 'rows -> [0]'],
    ['with words in a number column', cardOf(table([{ a: 'x' }], 'number')), 200914, 'rows -> [0] -> a'],
    ['with a null in a chart', cardOf(chart({ ...bar, axes: null })), 200550, 'chart_spec.axes'],
    ['with a chart as a string', cardOf(chart('{}')), 200621, 'chart_spec'],
    ['with an unknown chart type', cardOf(chart({ ...bar, type: 'gantt' })), 200550, 'type'],
    ['with an unknown markdown tag', cardOf(md('<b>x</b>')), 200621, '<b>'],
    ['with an open font', cardOf(md('<font color=red>x')), 200621, 'not closed'],
    ['with a script link', cardOf(md('[x](javascript:alert)')), 200621, 'link'],
    ['with an element that is a string', cardOf('x'), 200621, 'element without a tag'],
  ])('%s', (_, card, sub, text) => {
    const fault = checkCard(card)
    expect(fault).toMatchObject({ code: 230099, sub })
    expect(fault?.message).toContain(text)
  })

  it('over 30 KB', () => {
    expect(checkCard(cardOf(md('字'.repeat(11_000))))).toMatchObject({ code: 230025 })
  })

  it('that names people or images that do not exist', () => {
    const known = { person: (id: string) => id === 'ou_a', image: () => false }
    expect(checkCard(cardOf(md('<at id=ou_a></at>')), known)).toBeNull()
    expect(checkCard(cardOf(md('<at ids=ou_a,ou_b></at>')), known)).toMatchObject({ sub: 100290, value: 'ou_b' })
    expect(checkCard(cardOf({ tag: 'person', user_id: 'ou_b' }), known)).toMatchObject({ sub: 100290 })
    expect(checkCard(cardOf({ tag: 'img', img_key: 'img_x', alt: words('') }), known)).toMatchObject({ sub: 200570 })
  })
})
