import { visible } from './escape.ts'
import type { Block, Card, Field, Inline } from './kit.ts'

/** The card as a person reads it, top to bottom: what tests, the terminal and logs show. */
export function wordsOf(card: Card): string {
  const head = card.tag ? `${card.title}【${card.tag}】` : card.title
  return [head, ...card.blocks.flatMap(wordsOfBlock)].join('\n')
}

/** The answer alone, without its sources, buttons and notes: what the length of an answer is measured on. */
export function answerWords(card: Card): string {
  const blocks = card.blocks.filter(({ kind }) => kind === 'text' || kind === 'list' || kind === 'table')
  return [card.title, ...blocks.flatMap(wordsOfBlock)].join('\n')
}

function wordsOfBlock(block: Block): string[] {
  switch (block.kind) {
    case 'text':
      return [wordsOfParts(block.parts)]
    case 'list':
      return block.items.map((item) => `· ${wordsOfParts(item)}`)
    case 'note':
      return [visible(block.text)]
    case 'source':
      return [sourceWords(block)]
    case 'buttons':
      return [block.buttons.map(({ label }) => `[${label}]`).join(' ')]
    case 'form':
      return [
        ...block.fields.flatMap(wordsOfField),
        [block.submit, ...(block.more ?? [])].map(({ label }) => `[${label}]`).join(' '),
      ]
    case 'fold':
      return [`▸ ${block.title}`, ...block.blocks.flatMap(wordsOfBlock)]
    case 'table':
      return [
        block.columns.map(({ title }) => title).join(' | '),
        ...block.rows.map((row) => block.columns.map(({ key }) => row[key] ?? '').join(' | ')),
      ]
    case 'chart':
      return [`（图）${block.alt}`]
    case 'rule':
      return ['———']
  }
}

/** `依据：附件2第3项`, and behind it the rule of the lights. */
export function sourceWords({ places, rule }: { places: readonly string[]; rule?: string }): string {
  const rests = places.length === 0 ? '' : `依据：${places.join('、')}`
  return [rests, rule ?? ''].filter((words) => words !== '').join('；')
}

export function wordsOfParts(parts: readonly Inline[]): string {
  return parts.map((part) => visible(plainPart(part))).join('')
}

function plainPart(part: Inline): string {
  if (typeof part === 'string') return part
  if ('b' in part) return part.b
  if ('dim' in part) return part.dim
  return part.text
}

function wordsOfField(field: Field): string[] {
  if (field.kind === 'words') return [wordsOfParts(field.parts)]
  if (field.kind === 'many') {
    return [`${field.label}：____`, ...(field.problem ? [`✗ ${field.problem}`] : [])]
  }
  const typed = field.kind === 'select' ? field.options.find(({ value }) => value === field.value)?.label : field.value
  return [`${field.label}：${typed ?? '____'}`, ...(field.problem ? [`✗ ${field.problem}`] : [])]
}
