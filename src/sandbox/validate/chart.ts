import * as z from 'zod'
import { refuse } from './fault.ts'

const types = z.enum([
  'line',
  'area',
  'bar',
  'pie',
  'common',
  'funnel',
  'scatter',
  'radar',
  'linearProgress',
  'circularProgress',
  'wordCloud',
])
const values = z.looseObject({ values: z.array(z.record(z.string(), z.unknown())) })
const spec = z.looseObject({
  type: types,
  data: z.union([values, z.array(values)]),
  axes: z.array(z.looseObject({})).optional(),
  series: z.array(z.looseObject({ type: z.string() })).optional(),
  title: z.looseObject({}).optional(),
})

/** A chart's specification: one of the documented types, data as values, no null anywhere (200550). */
export function checkChart(chartSpec: Record<string, unknown>, path: string): void {
  const nothing = nullAt(chartSpec, 'chart_spec')
  if (nothing) refuse('chart', path, `chart spec is invalid: ${nothing}: Invalid type. Given: null`)
  const parsed = spec.safeParse(chartSpec)
  if (parsed.success) return
  const [issue] = parsed.error.issues
  refuse('chart', path, `chart spec is invalid: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`)
}

/** Where the first null is, or undefined. */
function nullAt(value: unknown, path: string): string | undefined {
  if (value === null) return path
  if (typeof value !== 'object') return undefined
  for (const [key, inner] of Object.entries(value)) {
    const found = nullAt(inner, `${path}.${key}`)
    if (found) return found
  }
  return undefined
}
