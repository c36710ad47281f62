import * as z from 'zod'
import * as part from './parts.ts'

const perClient = z.strictObject({
  default: z.number().optional(),
  android: z.number().optional(),
  ios: z.number().optional(),
  pc: z.number().optional(),
})

const config = z.strictObject({
  streaming_mode: z.boolean().optional(),
  streaming_config: z
    .strictObject({
      print_frequency_ms: perClient.optional(),
      print_step: perClient.optional(),
      print_strategy: z.enum(['fast', 'delay']).optional(),
    })
    .optional(),
  summary: z
    .strictObject({ content: z.string().optional(), i18n_content: z.record(z.string(), z.string()).optional() })
    .optional(),
  locales: z.array(z.string()).optional(),
  enable_forward: z.boolean().optional(),
  // In 2.0 a card is always shared.
  update_multi: z.literal(true).optional(),
  width_mode: z.enum(['default', 'compact', 'fill']).optional(),
  use_custom_translation: z.boolean().optional(),
  enable_forward_interaction: z.boolean().optional(),
  style: z
    .strictObject({
      text_size: z.record(z.string(), z.record(z.string(), z.string())).optional(),
      color: z.record(z.string(), z.record(z.string(), z.string())).optional(),
    })
    .optional(),
})

const textTag = z.strictObject({
  tag: z.literal('text_tag'),
  text: part.plainText,
  color: part.tagColour.optional(),
  element_id: part.elementId.optional(),
})

const header = z.strictObject({
  title: part.richText,
  subtitle: part.richText.optional(),
  text_tag_list: z.array(textTag).max(3).optional(),
  i18n_text_tag_list: z.record(z.string(), z.array(textTag).max(3)).optional(),
  template: z
    .enum([
      'blue',
      'wathet',
      'turquoise',
      'green',
      'yellow',
      'orange',
      'red',
      'carmine',
      'violet',
      'purple',
      'indigo',
      'grey',
      'default',
    ])
    .optional(),
  icon: part.icon.optional(),
  padding: part.padding.optional(),
})

/** The root of a card 2.0 (docs/platform.md C.1). */
export const root = z.strictObject({
  schema: z.literal('2.0'),
  config: config.optional(),
  card_link: part.multiUrl.optional(),
  header: header.optional(),
  body: z.strictObject({ elements: part.elements, ...part.layout }).optional(),
})
