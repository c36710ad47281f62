import * as z from 'zod'

const element = z.looseObject({
  tag: z.string(),
  name: z.string().optional(),
  text: z.looseObject({ content: z.string() }).optional(),
  label: z.looseObject({ content: z.string() }).optional(),
  placeholder: z.looseObject({ content: z.string() }).optional(),
  required: z.boolean().optional(),
  disabled: z.boolean().optional(),
  form_action_type: z.string().optional(),
  action_type: z.string().optional(),
  options: z
    .array(z.looseObject({ value: z.string().optional(), text: z.looseObject({ content: z.string() }).optional() }))
    .optional(),
  behaviors: z
    .array(
      z.looseObject({
        type: z.string(),
        value: z.record(z.string(), z.unknown()).optional(),
        default_url: z.string().optional(),
      }),
    )
    .optional(),
  value: z.unknown().optional(),
  default_value: z.string().optional(),
  max_length: z.number().optional(),
  initial_option: z.string().optional(),
  initial_index: z.number().optional(),
  initial_date: z.string().optional(),
  initial_time: z.string().optional(),
  initial_datetime: z.string().optional(),
  selected_values: z.array(z.string()).optional(),
  checked: z.boolean().optional(),
})
export type Element = z.infer<typeof element>

/** An element of a card with its place: keys and indices from the root, joined by `/`; and the form it stands in. */
export type Placed = { path: string; element: Element; form: string | null }

/** All elements of a card in the order they are read. */
export function elementsOf(card: unknown): Placed[] {
  return visit(card, '', null)
}

function visit(value: unknown, path: string, form: string | null): Placed[] {
  if (typeof value !== 'object' || value === null) return []
  const found = /\/(elements|columns)\/\d+$/.test(path) ? element.safeParse(value).data : undefined
  const within = found?.tag === 'form' ? path : form
  const inner = Object.entries(value)
    .filter(([key]) => Array.isArray(value) || key === 'body' || key === 'elements' || key === 'columns')
    .flatMap(([key, child]) => visit(child, `${path}/${key}`, within))
  return found && found.tag !== 'table' ? [{ path, element: found, form }, ...inner] : inner
}

/** How a person, or a test, names what is clicked. */
export type Target = { path: string } | { name: string } | { label: string } | { value: Record<string, unknown> }

/** The elements a target fits, in order; the first is what is clicked. */
export function targetsIn(card: unknown, target: Target): Placed[] {
  return elementsOf(card).filter(({ path, element: found }) => {
    if ('path' in target) return path === target.path
    if ('name' in target) return found.name === target.name
    if ('label' in target) return found.text?.content === target.label && found.tag !== 'div'
    const value = sentValue(found)
    return Object.entries(target.value).every(
      ([key, wanted]) => JSON.stringify(value?.[key]) === JSON.stringify(wanted),
    )
  })
}

const object = z.record(z.string(), z.unknown())

/** What an element sends to the bot when it is used. */
export const sentValue = ({ behaviors, value }: Element): Record<string, unknown> | undefined =>
  behaviors?.find(({ type }) => type === 'callback')?.value ?? object.safeParse(value).data

export const isSubmit = ({ form_action_type: action, action_type: legacy }: Element): boolean =>
  action === 'submit' || legacy === 'form_submit'
