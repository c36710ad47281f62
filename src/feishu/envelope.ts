import * as z from 'zod'
import { digits, optional } from './optional.ts'

/** An object of JSON, which an array is not. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Known by one look: what it holds is judged by the schema of its type. */
const jsonObject = z.custom<Record<string, unknown>>(isObject)

/** What every event comes in; what it says is read by its type. */
export const envelope = z.object({
  schema: z.literal('2.0'),
  header: z.object({
    event_id: z.string().min(1).max(200),
    event_type: z.string().max(200),
    create_time: digits,
    token: optional(z.string()),
    app_id: optional(z.string()),
    tenant_key: optional(z.string()),
  }),
  event: jsonObject,
})
export type Envelope = z.infer<typeof envelope>
