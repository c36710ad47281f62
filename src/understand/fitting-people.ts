import { indicatorAt, taskAt, tasksAt, unitById } from '../domain/look.ts'
import type { Plan, Unit } from '../domain/plan.ts'
import { type Filter, type Query, type Ref, unitIn } from '../domain/query.ts'
import { asksName } from './conditions.ts'
import { namedIn, unitsNamedIn } from './fitting-signs.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import { anew, only, type Rewrite } from './rewrite.ts'

const leavesOut = patternOf('leavesOutHere')
const countsPeople = patternOf('countsPeople')

/** A sentence by its clauses, each with its own sign of leaving something out. */
const clausesOf = (spoken: string): string[] => spoken.split(/[,;:?]|(?=光|只)/)

/** The roles that are said in a stretch, the longer before what it holds. */
function rolesIn(stretch: string, roles: readonly string[]): string[] {
  // 正副组长 are both.
  let left = stretch.replace(/正[、和与]?副(.{2})/, '$1、副$1')
  return roles
    .toSorted((a, b) => b.length - a.length)
    .filter((role) => {
      const isSaid = left.includes(role)
      left = left.replaceAll(role, '、')
      return isSaid
    })
}

const ofBody: ReadonlySet<Query['of']> = new Set(['person', 'unit', 'talk', 'plan'])

/** “只做成员的,组长副组长另做”: people without the roles that are left out. */
const withoutRoles: Rewrite = (query, spoken, { lexicon: { roles, plan } }) => {
  if (!ofBody.has(query.of) || /[ⓅⓈⓊⓄ]/.test(spoken)) return null
  const out = new Set(clausesOf(spoken).flatMap((one) => (leavesOut.test(one) ? rolesIn(one, roles) : [])))
  const kept = clausesOf(spoken).flatMap((one) => (leavesOut.test(one) ? [] : rolesIn(one, roles)))
  const [role, ...more] = kept.filter((one) => !out.has(one))
  if (out.size === 0 || !countsPeople.test(spoken)) return null
  const also = (is: string): boolean =>
    plan.people.some((one) => one.roles.includes(is) && (role === undefined || one.roles.includes(role)))
  const left = [...out].filter(also).map((is): Filter => ({ by: 'role', is, not: true }))
  const where: Filter[] = role !== undefined && more.length === 0 ? [{ by: 'role', is: role }, ...left] : left
  const how: Query['how'] = /谁|名单|名字|哪[些几]/.test(spoken) ? 'list' : 'count'
  return { ...query, ...anew, of: 'person', rows: 'all', where, show: [], how }
}

/** “成员有多少人”: who has the role that is said, not everybody in the body. */
const ofRole: Rewrite = (query, spoken, { lexicon: { roles } }) => {
  const counts = query.how === 'count' || (query.how === 'check' && query.claim?.kind === 'count')
  if (
    query.of !== 'person' ||
    query.rows !== 'all' ||
    query.where.length > 0 ||
    !counts ||
    /[连含带算]|加上|包括/.test(spoken)
  )
    return null
  const [role, more] = rolesIn(spoken, roles)
  return role === undefined || more !== undefined ? null : { ...query, where: [{ by: 'role', is: role }] }
}

const inBody = patternOf('inBody')
const asksPerson = patternOf('asksPerson')
const ofWork = /任务|牵头|配合|责任|指标|[条项]/

/** “财政这块组里写的谁”, “组里我们局占几个,名字给我”: the people of the units that are named. */
const peopleOfNamed: Rewrite = (query, spoken, context, meant) => {
  if (!inBody.test(spoken) || !asksPerson.test(spoken) || ofWork.test(spoken) || /[ⓈⓅⒼⒷ]/.test(spoken)) return null
  const units = namedIn(spoken, meant, context).flatMap(({ ref }) => (ref.kind === 'unit' ? [ref] : []))
  if (units.length === 0 || units.length > 4 || query.claim) return null
  const named = query.of === 'unit' && query.rows !== 'all' ? query.rows : []
  const each = units.filter(({ id }, at) => units.findIndex((one) => one.id === id) === at)
  // 公检法 are more units than names.
  const rows = named.length > each.length ? named : each
  return { ...query, ...anew, of: 'unit', rows, show: ['people'], how: 'tell' }
}

const sends = patternOf('sendsWhom')

/** “人大政协各来的哪个”: whom the units of a task sent, where their names are its name. */
const sentByLeads: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const row = only(query.rows)
  if (row?.kind !== 'task' || !/^[^Ⓢ]{0,4}Ⓢ[^Ⓢ]*$/.test(spoken) || !sends.test(spoken)) return null
  const rows = (taskAt(plan, row)?.leads ?? []).flatMap((one): Ref[] =>
    'unit' in one ? [{ kind: 'unit', id: one.unit }] : [],
  )
  return rows.length > 0 ? { ...query, ...anew, of: 'unit', rows, show: ['people'], how: 'tell' } : null
}

const surnameOf = (meant: readonly Meant[]): string | undefined =>
  meant.find(({ kind, mark }) => kind === 'surname' && !asksName.test(mark?.value ?? ''))?.mark?.value

/** “管大数据的领导,姓卢的那个”: a surname that is said is a condition, with the unit that is said beside it. */
const bySurname: Rewrite = (query, spoken, context, meant) => {
  const surname = surnameOf(meant)
  if (surname === undefined || !ofBody.has(query.of) || query.where.some(({ by }) => by === 'surname')) return null
  if (/[ⓈⒷⒼ]/.test(spoken) || query.of === 'plan') return null
  const { people } = context.lexicon.plan
  const [unit] = unitsNamedIn(spoken, meant, context)
  const called = people.filter(({ name }) => name.startsWith(surname))
  const there = called.filter((one) => one.unit === unit)
  const asked = { ...query, ...anew, of: 'person' as const, how: 'tell' as const, strangers: [] }
  const found = there.length > 0 ? there : called
  if (found.length === 0) return { ...asked, rows: 'all', where: [{ by: 'surname', is: surname }], show: [] }
  return { ...asked, rows: found.map(({ name }): Ref => ({ kind: 'person', id: name })), show: ['who'] }
}

const another = patternOf('anotherOne')

/** “副组长里头白雪我认得,另一个是谁”: who else has the role. */
const otherOfRole: Rewrite = (query, spoken, context, meant) => {
  if (!ofBody.has(query.of) || !another.test(spoken)) return null
  const known = namedIn(spoken, meant, context).flatMap(({ ref }) => (ref.kind === 'person' ? [ref] : []))
  const [role, more] = rolesIn(query.said ?? spoken, context.lexicon.roles)
  if (known.length === 0 || role === undefined || more !== undefined) return null
  const where: Filter[] = [
    { by: 'role', is: role },
    { by: 'rows', rows: known, not: true },
  ]
  return { ...query, ...anew, of: 'person', rows: 'all', where, show: [], how: 'list' }
}

const honoured = patternOf('honoured', 'u')

/** “我们黎局在小组里是组长还是副组长”: a person by surname and half a title, where only one may be called so. */
const byHonour: Rewrite = (query, _, { asker, lexicon: { plan } }) => {
  const { surname, title = '' } = honoured.exec(query.said ?? '')?.groups ?? {}
  if (surname === undefined || !ofBody.has(query.of)) return null
  const called = plan.people.filter(({ name, post }) => name.startsWith(surname) && post.includes(title))
  const ours = called.filter(({ unit }) => asker.units.includes(unit))
  const [found, more] = ours.length > 0 ? ours : called
  if (!found || more) return null
  const rows: Ref[] = [{ kind: 'person', id: found.name }]
  return { ...query, ...anew, of: 'person', rows, show: ['role'], how: 'tell', strangers: [] }
}

const countsBody = patternOf('countsBody')

const rolesWith = patternOf('rolesWith')

/** “连组长带副组长一共多少人”: everybody, whatever roles are said to be counted with the rest. */
const withRoles: Rewrite = (query, spoken) => {
  if (!ofBody.has(query.of) || !rolesWith.test(spoken) || !/[组人]/.test(spoken) || /谁|哪/.test(spoken)) return null
  const claim = query.claim?.kind === 'count' ? query.claim : undefined
  const all = { ...query, ...anew, of: 'person' as const, rows: 'all' as const, show: [], strangers: [] }
  return { ...all, how: claim ? 'check' : 'count', claim }
}

/** “组长是谁” – “一共多少人”: how many the body has, or how many have the role that is said. */
const sizeOfBody: Rewrite = (query, spoken, { topic, lexicon: { roles } }) => {
  const last = topic?.queries.at(-1)
  const ofPeople = last?.of === 'person' || (last?.of === 'plan' && last.show[0] === 'body')
  if (!countsBody.test(spoken) || !(ofPeople || /小组|组里|专班/.test(spoken))) return null
  const [role, more] = rolesIn(spoken, roles)
  const isOther = role !== undefined && spoken.replace(/^那/, '').indexOf(role) !== 0
  if (more !== undefined || isOther || leavesOut.test(spoken)) return null
  const where: Filter[] = role === undefined ? [] : [{ by: 'role', is: role }]
  return { ...query, ...anew, of: 'person', rows: 'all', where, show: [], how: 'count', strangers: [] }
}

const theirs = /(?:他|她|它|人家|那边|那)们?的?(?<home>分局|支行|局|院|委|办|单位|部门|家)/

/** “他们分局在小组里是哪位” after rows or units: the people of the one that is called so. */
const peopleOfTheirs: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  const last = topic?.queries.at(-1)
  const home = theirs.exec(spoken)?.groups?.home
  if (!last || home === undefined || !inBody.test(spoken) || !asksPerson.test(spoken) || /[ⓈⓊⓄⓅⒼⒷ]/.test(spoken))
    return null
  const claimed = last.claim?.kind === 'ref' ? [last.claim.ref] : []
  const named = [...claimed, ...(last.rows === 'all' ? [] : last.rows)]
  const rows = named.filter(({ kind }) => kind === 'indicator' || kind === 'task')
  const units = new Set([
    ...named.flatMap(({ kind, id }) => (kind === 'unit' ? [id] : [])),
    ...last.where.flatMap((filter) => unitIn(filter) ?? []),
  ])
  // Of a row it may be any of its units: the one whose name ends so.
  const ofRows = rows.flatMap((row) => unitsOfRow(row, plan))
  const said = (id: string): boolean => namesOf(unitById(plan, id)).some((name) => name.endsWith(home))
  const [own, ...others] = units.size > 0 ? [...units] : [...new Set(ofRows)].filter(said)
  if (own === undefined || others.length > 0) return null
  return { ...query, ...anew, of: 'unit', rows: [{ kind: 'unit', id: own }], show: ['people'], how: 'tell' }
}

const namesOf = (unit: Unit | undefined): string[] => (unit ? [unit.name, unit.short] : [])

/** The units that lead an indicator or a task, and those that help with it. */
function unitsOfRow(row: Ref, plan: Plan): string[] {
  const mentions = tasksAt(plan, row).flatMap(({ leads, responsible }) => [...leads, ...responsible])
  return [...(indicatorAt(plan, row)?.leads ?? []), ...mentions.flatMap((one) => ('unit' in one ? [one.unit] : []))]
}

const asksYesNo = patternOf('yesNo')
const anyPost = patternOf(['是(?:不是)?(?:我们|咱们?|由)?(?:全?[市县区省]的?)?({posts}|[市县区省]长)'], 'u')

/** “组长是咱们市长,对吧”: a post supposed of whoever holds a role. */
const postOfRole: Rewrite = (query, spoken) => {
  const role = query.where.find(({ by, not }) => by === 'role' && !not)
  const open = query.of === 'person' && query.rows === 'all' && query.where.length === 1 && !query.claim
  const post = open && role && asksYesNo.test(spoken) ? anyPost.exec(spoken)?.[1] : undefined
  return post === undefined || /谁|哪/.test(spoken)
    ? null
    : { ...query, show: [], how: 'check', claim: { kind: 'word', facet: 'post', word: post } }
}

/** Readings of people: without some roles, and of the units that are named beside the body. */
export const ofPeople: readonly Rewrite[] = [
  withoutRoles,
  ofRole,
  postOfRole,
  peopleOfNamed,
  sentByLeads,
  bySurname,
  otherOfRole,
  byHonour,
  sizeOfBody,
  withRoles,
  peopleOfTheirs,
]
