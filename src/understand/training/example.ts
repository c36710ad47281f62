import * as z from 'zod'
import { facetSchema } from '../../domain/facets.ts'
import { querySchema } from '../../domain/query.ts'
import { isCondition } from '../conditions.ts'
import { brackets, normalise } from '../normalise.ts'
import { signs, slotSigns } from '../signs.ts'

/** One question of an example line; the keys and conditions are described in data/language/README.md. */
const question = z.strictObject({
  of: z.enum([...querySchema.shape.of.options, 'group']).optional(),
  show: z.array(facetSchema).optional(),
  how: querySchema.shape.how.optional(),
  by: z.string().optional(),
  top: z.int().positive().optional(),
  where: z.array(z.string()).optional(),
  claim: z.string().optional(),
  follow: z.boolean().optional(),
  correct: z.boolean().optional(),
  command: z.string().optional(),
})
const lineSchema = z.strictObject({ q: z.string().min(1), ...question.shape, more: z.array(question).optional() })

export type Question = z.infer<typeof question>

/** A slot of an example as it stands in the sentence. */
type Slot = { name: string; at: number; kind: keyof typeof signs }

export type Example = {
  hand: string
  /** Where it stands, for messages: `file.jsonl:12`. */
  place: string
  /** The sentence, each slot one sign. */
  frame: string
  slots: Slot[]
  questions: Question[]
}

/** Signs would not live through normalising, so slots wait as private characters. */
const firstSlot = 0xe900
const slotPattern = /\{([a-z]+)(\d?)\}/g

/** One line of an examples file; throws with its place and what is wrong. */
export function readExample(text: string, hand: string, place: string): Example {
  const fail = (why: string): never => {
    throw new Error(`${place}: ${why}`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    fail('no JSON object')
  }
  const parsed = lineSchema.safeParse(json)
  if (!parsed.success) return fail(z.prettifyError(parsed.error).replace(/\s+/g, ' '))
  const { q, more = [], ...first } = parsed.data
  const questions = [first, ...more]
  const slots: Slot[] = []
  const frame = normalise(
    q.replace(slotPattern, (_, kind: string, no: string) => {
      const [sign] = slotSigns[kind] ?? fail(`no slot {${kind}}`)
      if (!sign) return fail(`no slot {${kind}}`)
      slots.push({ name: `${kind}${no}`, at: 0, kind: sign })
      return String.fromCharCode(firstSlot + slots.length - 1)
    }),
  )
    .replace(brackets, '')
    .replace(/[\ue900-\ue9ff]/g, (char, at: number) => {
      const slot = slots[char.charCodeAt(0) - firstSlot]
      if (slot) slot.at = at
      return slot ? signs[slot.kind] : ''
    })
  for (const { of, follow, where = [], claim, how, command, show } of questions) {
    if (!of && !follow && !show) fail('neither "of" nor "follow"')
    if (of === 'command' && !command) fail('a command without its name')
    if (claim && how !== 'check') fail('a claim without "how":"check"')
    for (const each of [...where, ...(claim ? [claim] : [])].flatMap((condition) => condition.split('|')))
      if (!isCondition(each.trim())) fail(`no condition "${each}"`)
  }
  return { hand, place, frame, slots, questions }
}
