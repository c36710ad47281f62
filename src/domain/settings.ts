import * as z from 'zod'
import { type Owing, owedByWhom, owingKey } from './reporting/owers.ts'
import type { Subject } from './reporting/subject.ts'

const yes = z.enum(['on', 'off']).transform((value) => value === 'on')

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What the office can set, with the defaults that hold until it does. Stored as text by key. */
export const settingsSchema = z.object({
  /** Names of the late may be said in groups. */
  namesInGroups: yes.default(false),
  /** Sentences the bot was unsure of are kept, without who said them, for the office to teach. */
  keepUnsure: yes.default(true),
  /** Time of day from which, and until which, people may be reminded. */
  remindFrom: timeOfDay.default('09:00'),
  remindTo: timeOfDay.default('17:30'),
  /** The database holds invented example figures; every card says so. */
  exampleData: yes.default(false),
  /** Day of the following month by which a report is due, by kind of period. */
  dueMonth: z.coerce.number().int().min(1).max(28).optional(),
  dueQuarter: z.coerce.number().int().min(1).max(28).optional(),
  dueHalf: z.coerce.number().int().min(1).max(28).optional(),
  dueYear: z.coerce.number().int().min(1).max(31).optional(),
})

/** Key under which the office's word on who owes one indicator or task is stored: `owed task 6`. */
export const owingSetting = (subject: Pick<Subject, 'kind' | 'no'>): string => `owed ${owingKey(subject)}`

/** What the office set on who owes what, from all stored settings with the day each was set. */
export function owingFrom(stored: readonly { key: string; value: string; at: string }[]): Owing {
  return Object.fromEntries(
    stored.flatMap(({ key, value, at }) => {
      const by = owedByWhom.find((one) => one === value)
      return by && key.startsWith('owed ') ? [[key.slice('owed '.length), { by, from: at.slice(0, 10) }]] : []
    }),
  )
}

export type Settings = z.output<typeof settingsSchema> & {
  /** Who owes what, where the office set it. */
  owing: Owing
  /** Everything the office has set, by key, as stored. */
  stored: Readonly<Record<string, string>>
  /** When a group gets its digest unless it chose otherwise: ISO day of the week and time. */
  digestAt: { day: number; time: string }
  /** Day of the bot's first start: reports are owed from the first period that ends after it. */
  since: string
}
