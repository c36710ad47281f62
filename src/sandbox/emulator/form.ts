import type { Element, Placed } from './elements.ts'
import type { Faults } from './faults.ts'

/** What a person filled in: by field name, or by the label they see. */
export type Filled = Record<string, string | readonly string[] | boolean>
export type FormValue = Record<string, string | string[] | boolean | null>

const fieldTags = new Set([
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
])

export const fieldsOf = (elements: readonly Placed[], formPath: string): Element[] =>
  elements.filter(({ form, element }) => form === formPath && fieldTags.has(element.tag)).map(({ element }) => element)

/** Throws when something is filled in that a person could not: no such field, no such option, too long. */
export function formValueOf(fields: readonly Element[], filled: Filled, untouched: Faults['untouched']): FormValue {
  const unknown = Object.keys(filled).filter((key) => !fields.some((field) => isNamed(field, key)))
  if (unknown.length > 0) {
    throw new Error(`the form has no field ${unknown.join(', ')}; it has ${fields.map(nameOf).join(', ')}`)
  }
  const values: FormValue = {}
  for (const field of fields) {
    const key = Object.keys(filled).find((it) => isNamed(field, it))
    const given = key === undefined || field.disabled ? initialOf(field) : chosen(field, filled[key])
    const name = field.name ?? ''
    if (given !== undefined && given !== '') values[name] = given
    else if (untouched === 'empty') values[name] = ''
    else if (untouched === 'null') values[name] = null
  }
  return values
}

/** Required fields that are empty: the client says so and sends nothing. */
export const missingFields = (fields: readonly Element[], values: FormValue): Element[] =>
  fields.filter(({ required, name = '' }) => required && isEmpty(values[name]))

const isEmpty = (value: FormValue[string] | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const nameOf = ({ name = '' }: Element): string => name
export const labelOf = ({ label, placeholder, text, name = '' }: Element): string =>
  label?.content ?? placeholder?.content ?? text?.content ?? name
const isNamed = (field: Element, key: string): boolean => field.name === key || labelOf(field) === key

function initialOf(field: Element): FormValue[string] | undefined {
  switch (field.tag) {
    case 'input':
      return field.default_value
    case 'select_static':
      return field.options?.[(field.initial_index ?? 0) - 1]?.value ?? field.initial_option
    case 'select_person':
      return field.initial_option
    case 'multi_select_static':
    case 'multi_select_person':
      return field.selected_values
    case 'date_picker':
      return field.initial_date && `${field.initial_date} +0800`
    case 'picker_time':
      return field.initial_time && `${field.initial_time} +0800`
    case 'picker_datetime':
      return field.initial_datetime && `${field.initial_datetime} +0800`
    default:
      return field.checked ?? false
  }
}

function chosen(field: Element, given: Filled[string] | undefined): FormValue[string] | undefined {
  if (field.tag === 'checker') return given === true || given === 'true'
  if (field.tag.startsWith('multi_select')) {
    const all = typeof given === 'object' ? given : given === undefined || given === '' ? [] : [String(given)]
    return all.map((one) => optionOf(field, one))
  }
  const text = String(given ?? '')
  if (text === '') return undefined
  if (field.tag === 'input') {
    const most = field.max_length ?? 1000
    if ([...text].length > most) throw new Error(`field ${nameOf(field)} takes at most ${most} characters`)
    return text
  }
  if (field.tag.startsWith('select')) return optionOf(field, text)
  return / [+-]\d{4}$/.test(text) ? text : `${text} +0800`
}

/** An option by its value or by the words shown. */
function optionOf(field: Element, given: string): string {
  if (!field.options || field.tag.endsWith('person')) return given
  const option = field.options.find(({ value, text }) => value === given || text?.content === given)
  if (option?.value !== undefined) return option.value
  const offered = field.options.map(({ text, value }) => text?.content ?? value).join(', ')
  throw new Error(`field ${nameOf(field)} has no option ${given}; it has ${offered}`)
}
