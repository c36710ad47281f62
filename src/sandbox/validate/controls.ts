import * as z from 'zod'
import * as part from './parts.ts'

const options = z
  .array(z.strictObject({ text: part.plainText, value: z.string(), icon: part.icon.optional() }))
  .refine((all) => new Set(all.map(({ value }) => value)).size === all.length, 'option values must be unique')
const people = z.array(z.strictObject({ value: z.string() }))
const legacyValue = z.record(z.string(), z.unknown()).optional()

/** Components a person uses (docs/platform.md C.5). */
export const controls = {
  button: z.strictObject({
    tag: z.literal('button'),
    text: part.shortText.optional(),
    type: z
      .enum([
        'default',
        'primary',
        'danger',
        'text',
        'primary_text',
        'danger_text',
        'primary_filled',
        'danger_filled',
        'laser',
      ])
      .optional(),
    size: z.enum(['tiny', 'small', 'medium', 'large']).optional(),
    icon: part.icon.optional(),
    form_action_type: z.enum(['submit', 'reset']).optional(),
    // Left over from 1.0, still accepted.
    url: z.string().optional(),
    value: legacyValue,
    action_type: z.enum(['form_submit', 'form_reset', 'link', 'request', 'multi']).optional(),
    ...part.interactive,
  }),
  input: z.strictObject({
    tag: z.literal('input'),
    input_type: z.enum(['text', 'multiline_text', 'password']).optional(),
    max_length: z.number().int().min(1).max(1000).optional(),
    default_value: z.string().optional(),
    placeholder: part.shortText.optional(),
    label: part.plainText.optional(),
    label_position: z.enum(['top', 'left']).optional(),
    rows: z.number().int().min(1).optional(),
    auto_resize: z.boolean().optional(),
    max_rows: z.number().int().min(1).optional(),
    show_icon: z.boolean().optional(),
    value: z.unknown().optional(),
    ...part.interactive,
  }),
  select_static: z.strictObject({
    tag: z.literal('select_static'),
    options: options.min(1),
    initial_option: z.string().optional(),
    initial_index: z.number().int().min(0).optional(),
    placeholder: part.shortText.optional(),
    type: z.enum(['default', 'text']).optional(),
    ...part.interactive,
  }),
  multi_select_static: z.strictObject({
    tag: z.literal('multi_select_static'),
    options: options.min(1),
    selected_values: z.array(z.string()).optional(),
    placeholder: part.shortText.optional(),
    type: z.enum(['default', 'text']).optional(),
    ...part.interactive,
  }),
  select_person: z.strictObject({
    tag: z.literal('select_person'),
    options: people.optional(),
    initial_option: z.string().optional(),
    placeholder: part.shortText.optional(),
    type: z.enum(['default', 'text']).optional(),
    ...part.interactive,
  }),
  multi_select_person: z.strictObject({
    tag: z.literal('multi_select_person'),
    options: people.optional(),
    selected_values: z.array(z.string()).optional(),
    placeholder: part.shortText.optional(),
    type: z.enum(['default', 'text']).optional(),
    ...part.interactive,
  }),
  date_picker: z.strictObject({
    tag: z.literal('date_picker'),
    initial_date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional(),
    placeholder: part.shortText.optional(),
    value: legacyValue,
    ...part.interactive,
  }),
  picker_time: z.strictObject({
    tag: z.literal('picker_time'),
    initial_time: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .optional(),
    placeholder: part.shortText.optional(),
    value: legacyValue,
    ...part.interactive,
  }),
  picker_datetime: z.strictObject({
    tag: z.literal('picker_datetime'),
    initial_datetime: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/)
      .optional(),
    placeholder: part.shortText.optional(),
    value: legacyValue,
    ...part.interactive,
  }),
  checker: z.strictObject({
    tag: z.literal('checker'),
    checked: z.boolean().optional(),
    text: part.richText.optional(),
    overall_checkable: z.boolean().optional(),
    checked_style: z
      .strictObject({ show_strikethrough: z.boolean().optional(), opacity: z.number().optional() })
      .optional(),
    padding: part.padding.optional(),
    ...part.interactive,
  }),
  overflow: z.strictObject({
    tag: z.literal('overflow'),
    options: z
      .array(
        z.strictObject({
          text: part.shortText,
          value: z.string().optional(),
          multi_url: part.multiUrl.optional(),
          url: z.string().optional(),
        }),
      )
      .min(1),
    ...part.interactive,
  }),
}
