import * as z from 'zod'
import { checkChart } from './chart.ts'
import { controls } from './controls.ts'
import { display } from './display.ts'
import { CardFault, refuse } from './fault.ts'
import { checkMarkdown, type Known } from './markdown.ts'
import { root } from './root.ts'
import { checkRows, table } from './table.ts'

const shapes: Record<string, z.ZodType> = { ...display, ...controls, table }
const gone = new Set(['action', 'note'])
const maxBytes = 30 * 1024
const maxElements = 200
const maxTables = 5
const maxDepth = 5

const anyElement = z.looseObject({ tag: z.string() })
type Element = z.infer<typeof anyElement>

/** Where the walk is: what surrounds the element, and how many containers deep. */
type Place = { path: string; inside: string[]; depth: number }
type Seen = { tables: number; names: Map<string, string>; elementIds: Set<string> }

const everything: Known = { person: () => true, image: () => true }

/**
 * Checks a card as strictly as the platform does (docs/platform.md C): one unknown property anywhere refuses it.
 * @param known people and images that exist; without it every id passes
 * @returns the first fault, or null for a card that may be sent
 */
export function checkCard(card: unknown, known: Known = everything): CardFault | null {
  try {
    check(card, known)
    return null
  } catch (error) {
    if (error instanceof CardFault) return error
    throw error
  }
}

function check(card: unknown, known: Known): void {
  const bytes = Buffer.byteLength(JSON.stringify(card) ?? '', 'utf8')
  if (bytes > maxBytes) {
    throw new CardFault(230025, 0, 'ROOT', 'The length of the message content reaches its limit.', String(bytes))
  }
  const parsed = shaped(root, card, 'ROOT')
  const seen: Seen = { tables: 0, names: new Map(), elementIds: new Set() }
  if (parsed.header) checkTexts(parsed.header, 'ROOT -> header', known)
  walk(parsed.body?.elements ?? [], { path: 'ROOT -> body -> elements', inside: [], depth: 0 }, seen, known)
  if (seen.tables > maxTables) refuse('limit', 'ROOT -> body', 'card table number over limit', String(seen.tables))
  const count = tagsIn(card)
  if (count > maxElements) refuse('limit', 'ROOT -> body', 'element exceeds the limit', String(count))
}

function walk(elements: readonly unknown[], at: Place, seen: Seen, known: Known): void {
  for (const [index, value] of elements.entries()) {
    const found = anyElement.safeParse(value)
    if (!found.success) refuse('parse', `${at.path} -> [${index}]`, 'element without a tag')
    checkElement(found.data, { ...at, path: `${at.path} -> [${index}](tag: ${found.data.tag})` }, seen, known)
  }
}

function checkElement(element: Element, at: Place, seen: Seen, known: Known): void {
  const shape = shapes[element.tag]
  if (gone.has(element.tag) || !shape) {
    refuse(
      'unsupported',
      at.path,
      'cards of schema V2 no longer support this capability',
      `unsupported tag ${element.tag}`,
    )
  }
  shaped(shape, element, at.path)
  checkPlace(element, at)
  checkNames(element, at, seen)
  checkContent(element, at.path, seen, known)
  checkTexts(element, at.path, known)
  walkInside(element, at, seen, known)
}

const containers = new Set(['form', 'column_set', 'collapsible_panel', 'interactive_container'])
const children = z.looseObject({ elements: z.array(z.unknown()).optional(), columns: z.array(z.unknown()).optional() })

function walkInside(element: Element, at: Place, seen: Seen, known: Known): void {
  const { elements, columns } = children.parse(element)
  const depth = at.depth + (containers.has(element.tag) ? 1 : 0)
  if (depth > maxDepth) refuse('limit', at.path, 'containers nest deeper than 5 levels', String(depth))
  const inside = [...at.inside, element.tag]
  if (element.tag === 'column_set') walk(columns ?? [], { path: `${at.path} -> columns`, inside, depth }, seen, known)
  if (elements) walk(elements, { path: `${at.path} -> elements`, inside, depth }, seen, known)
  if (element.tag === 'form' && !hasSubmit(element)) refuse('parse', at.path, 'form has no submit button')
}

/** Nesting (docs/platform.md C.2) and what belongs into a form only. */
function checkPlace({ tag, ...rest }: Element, { path, inside }: Place): void {
  const inForm = inside.includes('form')
  const parent = inside.at(-1)
  if ((tag === 'form' || tag === 'table') && parent) refuse('parse', path, `${tag} is allowed only at the root of body`)
  if ((tag === 'column') !== (parent === 'column_set')) refuse('parse', path, `${tag} is not allowed here`)
  if (tag === 'chart' && inForm) refuse('parse', path, 'chart is not allowed in a form')
  if (tag.startsWith('multi_select') && !inForm) refuse('parse', path, `${tag} is allowed only in a form`)
  if (!inForm && rest.required === true) refuse('parse', path, 'required is allowed only in a form')
  if (!inForm && rest.form_action_type !== undefined) refuse('parse', path, 'form_action_type outside a form')
}

function checkNames(element: Element, { path, inside }: Place, seen: Seen): void {
  const { tag, name, element_id: id } = element
  if (typeof id === 'string') {
    if (seen.elementIds.has(id)) refuse('parse', path, 'duplicate element_id', id)
    seen.elementIds.add(id)
  }
  if (tag in controls && inside.includes('form') && typeof name !== 'string') {
    refuse('formName', path, 'interactive component in a form needs a name')
  }
  if (typeof name !== 'string') return
  if (seen.names.has(name)) refuse('parse', path, 'duplicate name', name)
  seen.names.set(name, tag)
}

const button = z.looseObject({ form_action_type: z.string().optional(), action_type: z.string().optional() })

function hasSubmit(element: unknown): boolean {
  const { elements, columns } = children.parse(element)
  return [...(elements ?? []), ...(columns ?? [])].some((inner) => {
    const { data } = button.safeParse(inner)
    return data?.form_action_type === 'submit' || data?.action_type === 'form_submit' || hasSubmit(inner)
  })
}

function checkContent(element: Element, path: string, seen: Seen, known: Known): void {
  if (element.tag === 'table') {
    seen.tables += 1
    checkRows(table.parse(element), path)
  }
  if (element.tag === 'chart') checkChart(display.chart.parse(element).chart_spec, path)
  if (element.tag === 'markdown') seen.tables += checkMarkdown(display.markdown.parse(element).content, path, known)
  if (element.tag === 'img') {
    const { img_key: key } = display.img.parse(element)
    if (!known.image(key)) refuse('image', path, 'image key is invalid', key)
  }
  if (element.tag === 'person') {
    const { user_id: id } = display.person.parse(element)
    if (!known.person(id)) refuse('person', path, 'invalid user id in person', id)
  }
  if (element.tag === 'person_list') {
    const { persons, drop_invalid_user_id: drop } = display.person_list.parse(element)
    const stranger = drop ? undefined : persons.find(({ id }) => !known.person(id))
    if (stranger) refuse('person', path, 'invalid user id in person_list', stranger.id)
  }
}

const marked = z.looseObject({ tag: z.enum(['lark_md', 'markdown']), content: z.string() })

/** The small markdown inside an element's own texts (title, fields, checker), not inside its children. */
function checkTexts(value: unknown, path: string, known: Known): void {
  if (typeof value !== 'object' || value === null) return
  const text = marked.safeParse(value)
  if (text.success && !path.endsWith('(tag: markdown)')) checkMarkdown(text.data.content, path, known)
  for (const [key, inner] of Object.entries(value)) {
    if (key !== 'elements' && key !== 'columns' && key !== 'rows' && key !== 'chart_spec' && key !== 'behaviors') {
      checkTexts(inner, Array.isArray(value) ? `${path} -> [${key}]` : `${path} -> ${key}`, known)
    }
  }
}

/** Every object with a tag counts; the platform's own rule is not published (docs/platform.md C.1). */
function tagsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = 'tag' in value && typeof value.tag === 'string' ? 1 : 0
  return Object.entries(value).reduce(
    (sum, [key, inner]) => sum + (['chart_spec', 'behaviors', 'rows'].includes(key) ? 0 : tagsIn(inner)),
    own,
  )
}

function shaped<Value>(shape: z.ZodType<Value>, value: unknown, path: string): Value {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = [path, ...(issue?.path ?? []).map((key) => (typeof key === 'number' ? `[${key}]` : String(key)))]
  if (issue?.code === 'unrecognized_keys')
    refuse('parse', place.join(' -> '), 'unknown property', issue.keys.join(', '))
  refuse('parse', place.join(' -> '), issue?.message ?? 'invalid')
}
