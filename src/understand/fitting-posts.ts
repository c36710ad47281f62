import { unitById } from '../domain/look.ts'
import type { Query, Ref } from '../domain/query.ts'
import { namedIn } from './fitting-signs.ts'
import { patternOf } from './patterns.ts'
import { anew, type Rewrite } from './rewrite.ts'

const posts = patternOf('posts', 'g')
const supposed = patternOf('checks')
const asksFor = patternOf('asksHolderOf')
const ofDuty = patternOf('dutiesOfHolder')

/** The roles of the body that are said, the longer before what it holds. */
const rolesIn = (said: string, roles: readonly string[]): string[] =>
  roles.filter((role) => said.includes(role)).toSorted((a, z) => z.length - a.length)

/** The posts that are said, each as a whole word: of 副局长 never the 局长 in it. */
function postsIn(said: string, roles: readonly string[]): string[] {
  const left = rolesIn(said, roles)
    .reduce((rest, role) => rest.replaceAll(role, '、'), said)
    .replace(/正[、和与]?副(.{2})/, '$1、副$1')
  return [...new Set([...left.matchAll(posts)].map(([post]) => post))]
}

const refsOf = (kind: Ref['kind'], ...[spoken, meant, context]: Parameters<typeof namedIn>): Ref[] =>
  namedIn(spoken, meant, context).flatMap(({ ref }) => (ref.kind === kind ? [ref] : []))

/** “张凌是遵义海关关长吗”: of somebody a post is supposed, in the unit that is said with it. */
const postOfPerson: Rewrite = (query, spoken, context, meant) => {
  const { plan, roles } = context.lexicon
  const [person, another] = refsOf('person', spoken, meant, context)
  // 何主任 and 曹鸣凤副市长 only say who is meant.
  const named = namedIn(spoken, meant, context).flatMap(({ ref, meant }) => (ref.kind === 'person' ? [meant.said] : []))
  const unnamed = (left: string, name: string): string => left.replace(new RegExp(`${name}(?:${posts.source})?`), '')
  const said = named.reduce(unnamed, query.said ?? '')
  const [post, more] = rolesIn(said, roles).length > 0 ? [] : postsIn(said, roles)
  if (!person || another || post === undefined) return null
  const ofHim = { ...query, ...anew, of: 'person' as const, rows: [person], strangers: [] }
  // “陈林是局长还是副局长” supposes neither.
  if (more !== undefined) return /还是/.test(spoken) ? { ...ofHim, show: ['post'], how: 'tell' } : null
  if (!supposed.test(spoken) || ofDuty.test(spoken)) return null
  const [unit] = refsOf('unit', spoken, meant, context)
  const words = [post, ...(unit ? [unitById(plan, unit.id)?.name ?? unit.id] : [])]
  return { ...ofHim, show: [], how: 'check', claim: { kind: 'words', facet: 'post', words } }
}

/** “财政局局长是谁”, “林业局有副局长吗”: who of a unit's people in the plan holds the post. */
const postInUnit: Rewrite = (query, spoken, context, meant) => {
  const { of, said = '' } = query
  if (of !== 'unit' && of !== 'person' && of !== 'talk') return null
  const named = refsOf('unit', spoken, meant, context)
  const units = named.filter(({ id }, at) => named.findIndex((one) => one.id === id) === at)
  const posts = postsIn(said, context.lexicon.roles)
  const wanted = posts.length > 0 || !/谁|哪/.test(spoken) ? posts : rolesIn(said, context.lexicon.roles).slice(0, 1)
  const asks = asksFor.test(spoken) || supposed.test(spoken)
  if (units.length === 0 || wanted.length === 0 || !asks || ofDuty.test(spoken) || /[ⓈⓅⒷ]/.test(spoken)) return null
  const ofThem: Query = { ...query, ...anew, of: 'unit', rows: units, show: ['people'], how: 'tell' }
  return { ...ofThem, claim: { kind: 'words', facet: 'people', words: wanted } }
}

/** “市长是谁”: a post nobody in the plan has is a condition all the same, never everybody. */
const postOfAny: Rewrite = (query, spoken, { lexicon: { roles } }) => {
  const { of, rows, where } = query
  const isDenied = where.every((one) => one.by === 'post' && new RegExp(`不是[^,?。]*${one.is}`).test(query.said ?? ''))
  // The plan is silent about no post: who has it is asked of its people.
  const isWho = of === 'plan' && query.show[0] === 'silence' && /^.{2,6}是(?:谁|哪[位个])[?]?$/.test(spoken)
  if (!isWho && (of !== 'person' || rows !== 'all')) return null
  if (!isDenied || /[ⓈⓊⓄⓅⒼⒷ]/.test(spoken)) return null
  const [post, more] = undenied(postsIn, query.said ?? '', roles)
  if (post === undefined || more !== undefined) return null
  const asked: Query = isWho ? { ...query, ...anew, of: 'person', rows: 'all', show: ['who'], how: 'tell' } : query
  return { ...asked, where: [{ by: 'post', is: post }] }
}

const denied = /不是[^,?。]+/g

/** “不是局长主任,是调研员”: of the posts that are said those that are not denied, where any is left. */
const undenied = (of: typeof postsIn, said: string, roles: readonly string[]): string[] => {
  const left = of(said.replace(denied, ''), roles)
  return left.length > 0 ? left : of(said, roles)
}

/** Readings in which a post is said. */
export const ofPosts: readonly Rewrite[] = [postOfPerson, postInUnit, postOfAny]
