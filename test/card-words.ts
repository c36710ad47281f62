/** A card's JSON as a person reads it on the screen, top to bottom; folded parts too, marked by a triangle. */
export function cardWords(card: unknown): string {
  if (!isObject(card)) return ''
  return [...words(isObject(card.header) ? card.header : {}), ...words(card.body)].join('\n')
}

function words(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(words)
  if (!isObject(value)) return []
  const { tag } = value
  if (tag === 'plain_text') return [String(value.content)]
  if (tag === 'markdown' || tag === 'lark_md') return [plainMarkdown(String(value.content))]
  if (tag === 'input') {
    return [`${words(value.label).join('')}：${value.default_value ?? words(value.placeholder).join('') ?? ''}`]
  }
  if (tag === 'select_static') {
    const options = value.options as { text: unknown }[]
    const chosen = options[Number(value.initial_index ?? 0) - 1]
    return [`${chosen ? words(chosen.text).join('') : '请选择'}▾`]
  }
  if (tag === 'button') return [`[${words(value.text).join('')}]`]
  if (tag === 'collapsible_panel') return ['▸', ...words(value.header), ...words(value.elements)]
  if (tag === 'chart') return ['（图）']
  if (tag === 'table') return [JSON.stringify(value.rows)]
  if ('title' in value || 'text_tag_list' in value) return [...words(value.title), ...words(value.text_tag_list)]
  return words(value.text ?? value.elements ?? value.columns ?? [])
}

function plainMarkdown(content: string): string {
  return content
    .replace(/<br>/g, '\n')
    .replace(/<\/?font[^>]*>/g, '')
    .replaceAll('**', '')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
