import type { Query } from '../domain/query.ts'
import { signFeatures } from './features.ts'
import type { Meant } from './meant.ts'
import { groupScores, type Language, scoresOf } from './model.ts'

/** A thing named with the parts it may play in the query, likeliest first. */
export type Part = { meant: Meant; roles: Role[] }
export type Role = { label: string; score: number }
export const noRole: Role = { label: 'none', score: -4 }

/** The part each sign of a stretch plays, each by itself. */
export function partsOf(masked: string, meant: readonly Meant[], { roles }: Language): Part[] {
  return signFeatures(masked).flatMap(({ sign, features }, at) => {
    const one = meant[at]
    if (!one) return []
    const scores = groupScores(roles, scoresOf(roles, features), `role${sign}`)
    return [{ meant: one, roles: scores.length > 0 ? scores : [{ label: 'rows', score: 0 }] }]
  })
}

const partners: ReadonlySet<string> = new Set(['lead=', 'responsible=', 'involved='].flatMap((by) => [by, `!${by}`]))
const rowKinds = new Set(['matter', 'indicator', 'task'])

/** Whether a thing can play a part in a question about such rows. */
function mayPlay(role: string, { kind, refs }: Meant, of: Query['of'], how: Query['how']): boolean {
  if (role === 'none') return true
  // What such a question is about is its row, however the condition sounds.
  if (of === 'section' && role === 'section=') return false
  if (of === 'category' && role === 'category=') return false
  // A unit neither leads nor helps a unit: it is the one asked about.
  if (of === 'unit' && partners.has(role)) return false
  if (of === 'group' && partners.has(role) && kind !== 'our') return how === 'check'
  if (role.startsWith('claim:')) return how === 'check'
  // Only figures of the plan have targets: “两家都管”, “就一条” count the units and tasks themselves.
  if (role.startsWith('target')) return of === 'indicator' || of === 'matter'
  if (role !== 'rows') return of !== 'talk' && of !== 'reporting'
  if (kind === 'row' || kind === 'passage' || kind === 'ordinal')
    return (
      rowKinds.has(of) ||
      (of === 'clause' && refs.some(({ ref }) => ref.kind === 'clause')) ||
      (of === 'section' && refs.some(({ ref }) => ref.kind === 'section'))
    )
  if (kind === 'unit' || kind === 'our') return of === 'unit'
  if (kind === 'group') return of === 'unit' || of === ('group' as string)
  if (kind === 'person') return of === 'person'
  if (kind === 'place') return of === 'category' || of === 'section' || of === 'clause' || rowKinds.has(of)
  return false
}

const isDenial = (role: string): boolean => role.startsWith('!') || role.startsWith('claim:!')

/** The likeliest part that fits, with its log-probability among those that fit. */
function bestRole(part: Part, of: Query['of'], how: Query['how'], denies: boolean): Role {
  const fitting = part.roles.filter(({ label }) => mayPlay(label, part.meant, of, how) && (denies || !isDenial(label)))
  const sum = Math.log(fitting.reduce((all, { score }) => all + Math.exp(score), 0) || 1e-9)
  const [best] = fitting
  // What does not fit the subject at all counts against it.
  return best ? { label: best.label, score: best.score - 0.5 * sum } : noRole
}

/** The likeliest parts of all things named, in a question of a kind about such rows. */
export const rolesOf = (parts: readonly Part[], of: Query['of'], how: Query['how'], denies: boolean): Role[] =>
  parts.map((part) => bestRole(part, of, how, denies))

/** Without a word that denies or excepts nothing is turned round. */
export const denying = (said: string): boolean =>
  /不|没|未|非|除|无|别|莫|勿|(?<!是)否|(?<!多)少|多出|多领|比|except|not/.test(said)
