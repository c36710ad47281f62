/**
 * A card as plain data: what is said, not how the platform draws it. `feishu.ts` turns it into card JSON 2.0,
 * `words.ts` into the text a person reads. Every string is data and is escaped by whoever draws it.
 */

export type Colour = 'green' | 'orange' | 'red' | 'grey' | 'blue'

export type Inline = string | { b: string } | { dim: string } | { colour: Colour; text: string }

/** What a typed text, a button and a form all become: the name of a command and its arguments. */
export type Input = { do: string; [argument: string]: unknown }

export type Button = {
  label: string
  value: Input
  style?: 'primary' | 'danger' | 'default'
  /** Asked once more by the client before the click is sent. */
  confirm?: { title: string; text: string }
}

type FieldBase = {
  name: string
  label: string
  required?: boolean
  /** Said at the field when what was typed is wrong. */
  problem?: string
}

export type InputField = FieldBase & {
  kind: 'input'
  value?: string
  hint?: string
  multiline?: boolean
  /** At most 1000, the platform's limit. */
  maxLength?: number
}

/** A day, chosen from the platform's calendar: `2024-05-10`. */
export type DateField = FieldBase & { kind: 'date'; value?: string }

/** Somebody of these open_ids, chosen by name and face. */
export type PersonField = FieldBase & { kind: 'person'; options: string[]; value?: string }

export type SelectField = FieldBase & { kind: 'select'; options: { label: string; value: string }[]; value?: string }

/** Several of the options; they arrive as their values joined by commas. */
export type ManyField = FieldBase & { kind: 'many'; options: { label: string; value: string }[] }

/** Words between the fields of a form: what the next ones are about. */
export type WordsField = { kind: 'words'; parts: Inline[] }

export type Field = InputField | SelectField | ManyField | WordsField | DateField | PersonField

export type Block =
  | { kind: 'text'; parts: Inline[] }
  | { kind: 'list'; items: Inline[][] }
  | { kind: 'note'; text: string }
  /** `rule`: by what the lights of the card are judged. */
  | { kind: 'source'; places: string[]; rule?: string }
  | { kind: 'buttons'; buttons: Button[] }
  /** Each of its buttons sends the whole form. */
  | { kind: 'form'; name: string; fields: Field[]; submit: Button; more?: Button[] }
  | { kind: 'fold'; title: string; blocks: Block[] }
  | {
      kind: 'table'
      columns: { key: string; title: string; align?: 'left' | 'right' }[]
      rows: Record<string, string>[]
    }
  /** `height` in pixels, up to 999; else as wide as 16 to 9. */
  | { kind: 'chart'; spec: Record<string, unknown>; alt: string; height?: number }
  | { kind: 'rule' }

export type Tone = 'blue' | 'green' | 'orange' | 'red' | 'grey'

export type Card = {
  title: string
  tone: Tone
  /** A word beside the title: 待审核, 临时, 示例数据. */
  tag?: string
  blocks: Block[]
}

export const card = (title: string, tone: Tone, ...blocks: (Block | null)[]): Card => ({
  title,
  tone,
  blocks: blocks.filter((block) => block !== null),
})

export const text = (...parts: Inline[]): Block => ({ kind: 'text', parts })
export const list = (...items: Inline[][]): Block => ({ kind: 'list', items })
export const note = (words: string): Block => ({ kind: 'note', text: words })
/** The places of the plan, or the reports, an answer rests on; each named once. */
export const source = (...places: string[]): Block => ({ kind: 'source', places: [...new Set(places)] })
/** Where a card shows lights: what it rests on and what they are judged by, in one line. */
export const judged = (ruleWords: string, ...places: string[]): Block => ({
  kind: 'source',
  places: [...new Set(places)],
  rule: ruleWords,
})
export const rule: Block = { kind: 'rule' }
export const buttons = (...all: (Button | null)[]): Block => ({
  kind: 'buttons',
  buttons: all.filter((button) => button !== null),
})
export const button = (label: string, value: Input, style: Button['style'] = 'default'): Button => ({
  label,
  value,
  style,
})
export const form = (name: string, fields: Field[], submit: Button, more: Button[] = []): Block => ({
  kind: 'form',
  name,
  fields,
  submit,
  more,
})
export const input = (field: Omit<InputField, 'kind'>): InputField => ({ kind: 'input', ...field })
export const words = (...parts: Inline[]): WordsField => ({ kind: 'words', parts })
export const dateOf = (field: Omit<DateField, 'kind'>): DateField => ({ kind: 'date', ...field })
export const personOf = (field: Omit<PersonField, 'kind'>): PersonField => ({ kind: 'person', ...field })
export const select = (field: Omit<SelectField, 'kind'>): SelectField => ({ kind: 'select', ...field })
export const many = (field: Omit<ManyField, 'kind'>): ManyField => ({ kind: 'many', ...field })
export const fold = (title: string, ...blocks: Block[]): Block => ({ kind: 'fold', title, blocks })
export const chart = (spec: Record<string, unknown>, alt: string, height?: number): Block => ({
  kind: 'chart',
  spec,
  alt,
  ...(height !== undefined && { height }),
})

export const b = (words: string): Inline => ({ b: words })
export const dim = (words: string): Inline => ({ dim: words })
export const colour = (name: Colour, words: string): Inline => ({ colour: name, text: words })

/** A card that says one thing and asks for nothing. */
export const notice = (title: string, ...lines: string[]): Card =>
  card(title, 'grey', ...lines.map((line) => text(line)))
