import * as z from 'zod'

/** The pieces that several tags share (docs/platform.md C.1, C.5). */

const i18n = z.record(z.string(), z.string())
const multiUrl = z.strictObject({
  url: z.string().optional(),
  pc_url: z.string().optional(),
  ios_url: z.string().optional(),
  android_url: z.string().optional(),
})

const length = (min: number, max: number) =>
  z.string().refine((text) => {
    const number = /^(-?\d+)px$/.exec(text)?.[1]
    return number !== undefined && Number(number) >= min && Number(number) <= max
  }, `expected a length of ${min} to ${max}px`)

const sides = (pattern: RegExp) => z.string().regex(new RegExp(`^${pattern.source}( ${pattern.source}){0,3}$`))
const margin = sides(/(-?\d{1,2}px|0)/)
export const padding = sides(/(\d{1,2}px|0)/)
export const spacing = z.union([z.enum(['small', 'medium', 'large', 'extra_large']), length(0, 99)])
export const align = z.enum(['left', 'center', 'right'])
export const verticalAlign = z.enum(['top', 'center', 'bottom'])
export const colour = z.string().regex(/^([a-z]+(-\d{2,3})?|rgba\([\d., %]+\)|[A-Za-z][\w-]*)$/)
export const textSize = z.string().regex(/^[a-z][\w-]*$/)
export const widthOf = (...words: [string, ...string[]]) => z.union([z.enum(words), length(1, 999)])
export const pixels = length

export const elementId = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,19}$/)
export const placed = { element_id: elementId.optional(), margin: margin.optional() }

export const plainText = z.strictObject({
  tag: z.literal('plain_text'),
  content: z.string(),
  i18n_content: i18n.optional(),
})
export const shortText = plainText.refine(({ content }) => [...content].length <= 100, 'at most 100 characters')

const textLook = {
  content: z.string(),
  i18n_content: i18n.optional(),
  text_size: textSize.optional(),
  text_color: colour.optional(),
  text_align: align.optional(),
  lines: z.number().int().min(1).optional(),
}
export const richText = z.discriminatedUnion('tag', [
  z.strictObject({ tag: z.literal('plain_text'), ...textLook }),
  z.strictObject({ tag: z.literal('lark_md'), ...textLook }),
])
export const titleText = z.discriminatedUnion('tag', [
  z.strictObject({ tag: z.literal('plain_text'), ...textLook }),
  z.strictObject({ tag: z.literal('lark_md'), ...textLook }),
  z.strictObject({ tag: z.literal('markdown'), ...textLook }),
])

export const icon = z.discriminatedUnion('tag', [
  z.strictObject({
    tag: z.literal('standard_icon'),
    token: z.string().min(1),
    color: colour.optional(),
    size: z.string().optional(),
  }),
  z.strictObject({ tag: z.literal('custom_icon'), img_key: z.string().min(1), size: z.string().optional() }),
])

export const tagColour = z.enum([
  'neutral',
  'blue',
  'turquoise',
  'lime',
  'orange',
  'violet',
  'indigo',
  'wathet',
  'green',
  'yellow',
  'red',
  'purple',
  'carmine',
])

export const behaviors = z.array(
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('callback'), value: z.record(z.string(), z.unknown()) }),
    z.strictObject({
      type: z.literal('open_url'),
      default_url: z.string(),
      pc_url: z.string().optional(),
      ios_url: z.string().optional(),
      android_url: z.string().optional(),
    }),
  ]),
)

/** What every interactive component may carry. */
export const interactive = {
  ...placed,
  name: z.string().min(1).optional(),
  required: z.boolean().optional(),
  disabled: z.boolean().optional(),
  disabled_tips: plainText.optional(),
  hover_tips: plainText.optional(),
  width: z.union([z.enum(['default', 'fill', 'auto']), length(100, 9999)]).optional(),
  behaviors: behaviors.optional(),
  confirm: z.strictObject({ title: plainText, text: plainText }).optional(),
}

export const elements = z.array(z.unknown())
export const layout = {
  direction: z.enum(['vertical', 'horizontal']).optional(),
  padding: padding.optional(),
  vertical_spacing: spacing.optional(),
  horizontal_spacing: spacing.optional(),
  vertical_align: verticalAlign.optional(),
  horizontal_align: align.optional(),
}
export const linkAction = z.strictObject({ multi_url: multiUrl })
export { multiUrl }
