import { taskByNo } from '../domain/look.ts'
import type { Filter, Query, Ref } from '../domain/query.ts'
import { namedIn } from './fitting-signs.ts'
import { patternOf } from './patterns.ts'
import { anew, only, type Rewrite } from './rewrite.ts'

const leavesOut = patternOf('leavesOutHere')
const countsPeople = patternOf('countsPeople')

/** A sentence by its clauses, each with its own sign of leaving something out. */
const clausesOf = (spoken: string): string[] => spoken.split(/[,;:?]/)

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
  const rows = (taskByNo(plan, Number(row.id))?.leads ?? []).flatMap((one): Ref[] =>
    'unit' in one ? [{ kind: 'unit', id: one.unit }] : [],
  )
  return rows.length > 0 ? { ...query, ...anew, of: 'unit', rows, show: ['people'], how: 'tell' } : null
}

/** Readings of people: without some roles, and of the units that are named beside the body. */
export const ofPeople: readonly Rewrite[] = [withoutRoles, ofRole, peopleOfNamed, sentByLeads]
