import * as z from 'zod'

/** A place as answers cite it, as the plan's own numbering makes it: `正文二(二)2`, `附件2第3项`, `专栏1第3行`. */
export const place = z.string().regex(/^\S+$/, '位置里不能有空格')

export const stated = z.strictObject({ place, quote: z.string().min(1) })

/** A unit or a group as one cell or one pair of brackets names it. */
export const mention = z.union([
  z.strictObject({ unit: z.string(), written: z.string() }),
  z.strictObject({ group: z.string(), written: z.string() }),
])

/** What sort of body it is. */
export const unitKind = z.enum([
  'government',
  'bureau',
  'congress',
  'court',
  'procuratorate',
  'party',
  'central',
  'park',
  'county',
  'zone',
  'company',
  'university',
  'agency',
])

export const unit = z.strictObject({
  id: z.string(),
  /** Canonical name, as shown in the chat. */
  name: z.string(),
  short: z.string(),
  kind: unitKind,
  /** Whose organ it is; null where that is no matter (companies, universities). */
  level: z.enum(['central', 'province', 'city', 'county']).nullable().default(null),
  /** Spellings found in the plan, verbatim. */
  written: z.array(z.string()),
  /** How people say it, old and later names included. */
  aliases: z.array(z.string()),
  note: z.string().optional(),
})

export const group = z.strictObject({
  id: z.string(),
  name: z.string(),
  written: z.array(z.string()),
  aliases: z.array(z.string()),
  /** Units it stands for; null where the plan does not list them, then it is never expanded. */
  members: z.array(z.string()).nullable(),
  /** Group its unnamed units are taken from, where the plan says at least that; shown as “perhaps”, never as fact. */
  within: z.string().optional(),
  /** Where the list of members comes from, as an answer says it. */
  source: z.string(),
})

export const person = z.strictObject({
  name: z.string(),
  written: z.string(),
  unit: z.string(),
  /** Unit and post as printed. */
  postWritten: z.string(),
  /** The post without the unit. */
  post: z.string(),
  /** 组长, 副组长, 成员, and 办公室主任 for the one who also holds it. */
  roles: z.array(z.string()).min(1),
})

/** The office that runs the plan: where it sits, who heads it, how the body above it ends. */
export const office = z.strictObject({
  name: z.string(),
  /** In full, as its papers are signed. */
  signs: z.string(),
  unit: z.string(),
  head: z.string(),
  written: z.array(stated),
})
