import { heldBy } from '../domain/held.ts'
import { escapeMarkdown, visible } from './escape.ts'
import type { Block, Button, Card, Field, Inline } from './kit.ts'
import { sourceWords, wordsOfParts } from './words.ts'

/** Any JSON object of the platform's card format. */
export type CardJson = { [key: string]: unknown }

/** The same as the text it is kept and sent as. */
export const cardText = heldBy((card: CardJson): string => JSON.stringify(card))

const plain = (words: string): CardJson => ({ tag: 'plain_text', content: visible(words) })

/**
 * The platform's card JSON 2.0 of a card (docs/platform.md C). This is the only file that knows it. Only properties every
 * client since 7.20 accepts are written: one unknown property rejects a whole card.
 */
export const toFeishu = heldBy((card: Card): CardJson => {
  const elements = card.blocks.flatMap((block, index) => elementsOf(block, String(index)))
  return {
    schema: '2.0',
    config: { update_multi: true, enable_forward: true, summary: { content: summaryOf(card) } },
    header: {
      title: plain(card.title),
      template: card.tone,
      ...(card.tag && { text_tag_list: [{ tag: 'text_tag', text: plain(card.tag), color: tagColour[card.tone] }] }),
    },
    body: { direction: 'vertical', vertical_spacing: '8px', elements },
  }
})

const tagColour = { blue: 'blue', green: 'green', orange: 'orange', red: 'red', grey: 'neutral' } as const

/** The line shown in the list of chats. */
function summaryOf(card: Card): string {
  const first = card.blocks.find(({ kind }) => kind === 'text')
  const words = first?.kind === 'text' ? wordsOfParts(first.parts) : ''
  return `${card.title} ${words}`.replace(/\s+/g, ' ').slice(0, 80)
}

function elementsOf(block: Block, path: string): CardJson[] {
  switch (block.kind) {
    case 'text':
      return [{ tag: 'markdown', content: markdown(block.parts) }]
    case 'list':
      return block.items.length === 0
        ? []
        : [{ tag: 'markdown', content: block.items.map((item) => `- ${markdown(item)}`).join('\n') }]
    case 'note':
      return [small(block.text)]
    case 'source':
      return sourceWords(block) === '' ? [] : [small(sourceWords(block))]
    case 'buttons':
      return block.buttons.length === 0 ? [] : [row(block.buttons.map((button) => buttonOf(button)))]
    case 'form':
      return [formOf(block, path)]
    case 'fold':
      return [
        {
          tag: 'collapsible_panel',
          expanded: false,
          header: { title: plain(block.title) },
          elements: block.blocks.flatMap((inner, index) => elementsOf(inner, `${path}_${index}`)),
        },
      ]
    case 'table':
      return [tableOf(block)]
    case 'chart':
      return [{ tag: 'chart', ...sizeOf(block), chart_spec: block.spec }]
    case 'rule':
      return [{ tag: 'hr' }]
  }
}

const sizeOf = ({ height }: Extract<Block, { kind: 'chart' }>): CardJson =>
  height === undefined ? { aspect_ratio: '16:9' } : { height: `${height}px` }

const small = (words: string): CardJson => ({
  tag: 'markdown',
  text_size: 'notation',
  content: `<font color='grey'>${escapeMarkdown(words)}</font>`,
})

function markdown(parts: readonly Inline[]): string {
  // What is coloured begins and ends with a tag.
  const beside = (at: number): string => {
    const part = parts[at]
    return typeof part === 'string' ? part : ''
  }
  return parts.map((part, at) => markdownOf(part, beside(at - 1), beside(at + 1))).join('')
}

function markdownOf(part: Inline, before: string, after: string): string {
  if (typeof part === 'string') return escapeMarkdown(part)
  if ('b' in part) return bold(part.b, before, after)
  const [name, words] = 'dim' in part ? ['grey', part.dim] : [part.colour, part.text]
  return `<font color='${name}'>${escapeMarkdown(words)}</font>`
}

/**
 * Between a punctuation mark and a letter or a digit, or beside a space, `**` begins and ends nothing (CommonMark 6.2):
 * there the mark or the space is left outside.
 */
function bold(words: string, before: string, after: string): string {
  const [head = ''] = (/[\p{L}\p{N}]$/u.test(before) && /^[\p{P}\p{S}]+/u.exec(words)) || []
  const rest = words.slice(head.length)
  const [tail = ''] = (/^[\p{L}\p{N}]/u.test(after) && /[\p{P}\p{S}]+$/u.exec(rest)) || []
  const within = rest.slice(0, rest.length - tail.length)
  const [lead = ''] = /^\s*/.exec(within) ?? []
  const core = within.trim()
  const trail = within.slice(lead.length + core.length)
  const strong = core === '' ? '' : `**${escapeMarkdown(core)}**`
  return `${escapeMarkdown(head)}${lead}${strong}${trail}${escapeMarkdown(tail)}`
}

/** Buttons side by side; `flow` wraps them on a narrow phone. */
function row(elements: CardJson[]): CardJson {
  return {
    tag: 'column_set',
    flex_mode: 'flow',
    horizontal_spacing: '8px',
    columns: elements.map((element) => ({ tag: 'column', width: 'auto', elements: [element] })),
  }
}

const buttonStyle = { primary: 'primary', danger: 'danger', default: 'default' } as const

function buttonOf({ label, value, style, confirm }: Button, more: CardJson = {}): CardJson {
  return {
    tag: 'button',
    text: plain(label.slice(0, 100)),
    type: buttonStyle[style ?? 'default'],
    ...(confirm && { confirm: { title: plain(confirm.title), text: plain(confirm.text) } }),
    ...more,
    behaviors: [{ type: 'callback', value }],
  }
}

function formOf({ name, fields, submit, more = [] }: Extract<Block, { kind: 'form' }>, path: string): CardJson {
  const sends = (one: Button, at: string): CardJson =>
    buttonOf({ style: 'primary', ...one }, { name: `submit_${at}`, form_action_type: 'submit' })
  const first = sends(submit, path)
  return {
    tag: 'form',
    name,
    elements: [
      ...fields.flatMap(fieldOf),
      more.length === 0 ? first : row([first, ...more.map((one, at) => sends(one, `${path}_${at}`))]),
    ],
  }
}

function fieldOf(field: Field): CardJson[] {
  if (field.kind === 'words') return [{ tag: 'markdown', content: markdown(field.parts) }]
  const shown = controlOf(field)
  const problem = field.problem
    ? [{ tag: 'markdown', content: `<font color='red'>${escapeMarkdown(field.problem)}</font>` }]
    : []
  return [...shown, ...problem]
}

function controlOf(field: Exclude<Field, { kind: 'words' }>): CardJson[] {
  if (field.kind === 'input') return inputOf(field)
  if (field.kind === 'select') return selectOf(field)
  if (field.kind === 'many') return manyOf(field)
  const common = { name: field.name, width: 'fill', ...(field.required && { required: true }) }
  return [
    { tag: 'markdown', content: escapeMarkdown(field.label) },
    field.kind === 'date'
      ? {
          tag: 'date_picker',
          ...common,
          placeholder: plain(field.label),
          ...(field.value && { initial_date: field.value }),
        }
      : {
          tag: 'select_person',
          ...common,
          placeholder: plain(field.label),
          options: field.options.map((value) => ({ value })),
          ...(field.value && field.options.includes(field.value) && { initial_option: field.value }),
        },
  ]
}

function inputOf(field: Extract<Field, { kind: 'input' }>): CardJson[] {
  return [
    {
      tag: 'input',
      name: field.name,
      label: plain(field.label),
      label_position: 'top',
      width: 'fill',
      ...(field.required && { required: true }),
      ...(field.multiline && { input_type: 'multiline_text', rows: 3 }),
      max_length: field.maxLength ?? 1000,
      ...(field.hint && { placeholder: plain(field.hint.slice(0, 100)) }),
      ...(field.value && { default_value: field.value }),
    },
  ]
}

/** A select has no label of its own, so the label stands above it as text. */
function selectOf(field: Extract<Field, { kind: 'select' }>): CardJson[] {
  const chosen = field.options.findIndex(({ value }) => value === field.value)
  return [
    { tag: 'markdown', content: escapeMarkdown(field.label) },
    {
      tag: 'select_static',
      name: field.name,
      width: 'fill',
      ...(field.required && { required: true }),
      placeholder: plain(field.label),
      options: field.options.map(({ label, value }) => ({ text: plain(label), value })),
      ...(chosen >= 0 && { initial_index: chosen + 1 }),
    },
  ]
}

function manyOf(field: Extract<Field, { kind: 'many' }>): CardJson[] {
  return [
    { tag: 'markdown', content: escapeMarkdown(field.label) },
    {
      tag: 'multi_select_static',
      name: field.name,
      width: 'fill',
      required: field.required === true,
      placeholder: plain(field.label),
      options: field.options.map(({ label, value }) => ({ text: plain(label), value })),
    },
  ]
}

function tableOf({ columns, rows }: Extract<Block, { kind: 'table' }>): CardJson {
  return {
    tag: 'table',
    page_size: 10,
    row_height: 'low',
    columns: columns.map(({ key, title, align }) => ({
      name: key,
      display_name: title,
      data_type: 'text',
      width: 'auto',
      horizontal_align: align ?? 'left',
    })),
    rows: rows.map((cells) => Object.fromEntries(columns.map(({ key }) => [key, visible(cells[key] ?? '')]))),
  }
}
