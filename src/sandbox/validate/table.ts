import * as z from 'zod'
import { refuse } from './fault.ts'
import * as part from './parts.ts'

const column = z.strictObject({
  name: z.string().min(1),
  display_name: z.string().optional(),
  data_type: z.enum(['text', 'lark_md', 'options', 'number', 'persons', 'date', 'markdown']),
  width: z.union([z.literal('auto'), part.pixels(80, 600), z.string().regex(/^([1-9]\d?|100)%$/)]).optional(),
  vertical_align: part.verticalAlign.optional(),
  horizontal_align: part.align.optional(),
  date_format: z.string().optional(),
  format: z
    .strictObject({
      precision: z.number().int().min(0).max(10).optional(),
      symbol: z.string().optional(),
      separator: z.boolean().optional(),
    })
    .optional(),
})

export const table = z.strictObject({
  tag: z.literal('table'),
  columns: z.array(column).min(1).max(50),
  rows: z.array(z.record(z.string(), z.unknown())),
  page_size: z.number().int().min(1).max(10).optional(),
  row_height: z.union([z.enum(['low', 'middle', 'high', 'auto']), part.pixels(32, 124)]).optional(),
  row_max_height: part.pixels(32, 999).optional(),
  freeze_first_column: z.boolean().optional(),
  header_style: z
    .strictObject({
      text_align: part.align.optional(),
      text_size: part.textSize.optional(),
      background_style: part.colour.optional(),
      text_color: part.colour.optional(),
      bold: z.boolean().optional(),
      lines: z.number().int().optional(),
    })
    .optional(),
  ...part.placed,
})

const option = z.strictObject({ text: z.string(), color: z.string().optional() })
const shown = z.union([z.string(), z.number(), z.boolean()])
const cells = {
  text: shown,
  lark_md: shown,
  markdown: shown,
  number: z.number(),
  date: z.number(),
  options: z.union([z.string(), z.array(option)]),
  persons: z.union([z.string(), z.array(z.string())]),
}

/** Every key of a row is a column, every cell fits its column's type (200915, 200914). */
export function checkRows({ columns, rows }: z.infer<typeof table>, path: string): void {
  const types = new Map(columns.map(({ name, data_type: type }) => [name, type]))
  if (types.size < columns.length) refuse('parse', `${path} -> columns`, 'column names must be unique')
  for (const [row, values] of rows.entries()) {
    for (const [name, value] of Object.entries(values)) {
      const type = types.get(name)
      if (!type) refuse('column', `${path} -> rows -> [${row}]`, 'row key is not a column name', name)
      if (!cells[type].safeParse(value).success) {
        refuse('cell', `${path} -> rows -> [${row}] -> ${name}`, `cell is not of type ${type}`, JSON.stringify(value))
      }
    }
  }
}
