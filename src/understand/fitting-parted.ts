import { tasksAt } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Filter, type Ref, unitIn } from '../domain/query.ts'
import { partCalled } from './fitting-parts.ts'
import { namedIn, unitsNamedIn } from './fitting-signs.ts'
import { patternOf } from './patterns.ts'
import { anew, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const asksLeadToo = patternOf('asksLeadToo')

/** “我们和法院都配合的是哪项,谁牵头”: who leads what is listed. */
const ledBesides: Rewrite = (query, spoken) => {
  const { of, rows, how, show, claim } = query
  const isSet = of === 'task' && rows === 'all' && query.where.length > 0 && claim === undefined
  if (!isSet || show.length > 0 || (how !== 'list' && how !== 'tell' && how !== 'count')) return null
  return asksLeadToo.test(spoken) ? { ...query, show: ['lead'], how: 'list' } : null
}

const exceptPart = patternOf('exceptPart')
const asksMore = patternOf('besidesIt')
const sides: readonly (readonly ['lead' | 'responsible' | 'namedIn', RegExp])[] = [
  ['responsible', patternOf('helpsSaid')],
  ['lead', patternOf('leadsSaid')],
  ['namedIn', /点/],
]

/** “除了园区那块,还有没有让我们配合的”: a unit's tasks outside a part of the plan. */
const outsidePart: Rewrite = (query, spoken, context, meant) => {
  const part = query.where.find(({ by, not }) => (by === 'section' || by === 'category') && !not)
  const id =
    part?.by === 'section' ? part.id : part?.by === 'category' ? partCalled(part.is, context.lexicon.plan) : null
  const named = unitsNamedIn(spoken, meant, context)
  const unit = query.where.map(unitIn).find((one) => one !== undefined) ?? named[0]
  const [aside] = exceptPart.exec(spoken) ?? []
  if (id === null || unit === undefined || aside === undefined || !isRowKind(query.of)) return null
  const rest = spoken.slice(spoken.indexOf(aside) + aside.length)
  if (!asksMore.test(rest)) return null
  const by = sides.find(([, words]) => words.test(rest))?.[0] ?? 'involved'
  const where: Filter[] = [
    { by, unit },
    { by: 'section', id, not: true },
  ]
  return { ...query, ...anew, of: 'task', rows: 'all', where, show: [], how: 'list' }
}

/** The tasks of indicators that are named: what is left out of tasks are tasks. */
const tasksOf = (rows: readonly Ref[], plan: Plan): Ref[] =>
  rows.flatMap((row): Ref[] =>
    row.kind === 'indicator' ? tasksAt(plan, row).map(({ no }) => ({ kind: 'task', id: String(no) })) : [row],
  )

/** “除了贯标那条,点了我们的还有没有”: of tasks none is left out by leaving out an indicator. */
const leftOutTasks: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const at = query.where.findIndex(
    (one) => one.by === 'rows' && one.not && one.rows.some((row) => row.kind === 'indicator'),
  )
  const out = query.where[at]
  if (query.of !== 'task' || query.rows !== 'all' || out?.by !== 'rows') return null
  const where = query.where
    .with(at, { ...out, rows: tasksOf(out.rows, plan) })
    .map((one): Filter => (one.by === 'involved' && /点[了到]/.test(spoken) ? { by: 'namedIn', unit: one.unit } : one))
  return { ...query, where }
}

const partSaid = patternOf('partSaid', 'u')
const asksTasks = patternOf('asksTasksOf')

/** “保护这一大块里写到我们区的是哪几项”: a unit's tasks in the part that is called so, never one row of it. */
const tasksInPart: Rewrite = (query, spoken, context, meant) => {
  const { plan } = context.lexicon
  const words = partSaid.exec(query.said ?? '')?.groups?.part
  const [unit, other] = unitsNamedIn(spoken, meant, context)
  if (words === undefined || unit === undefined || other !== undefined || !asksTasks.test(spoken)) return null
  if (query.claim || query.of === 'person' || query.where.some(({ by }) => by === 'section')) return null
  if (/指标/.test(spoken)) return null
  const id = partCalled(words, plan)
  if (id === null) return null
  const by = sides.find(([side, said]) => side !== 'namedIn' && said.test(spoken))?.[0] ?? 'involved'
  const where: Filter[] = [
    { by: 'section', id },
    { by, unit },
  ]
  return { ...query, ...anew, of: 'task', rows: 'all', where, show: [], how: 'list', strangers: [], guessed: undefined }
}

const needed = patternOf('neededOf', 'g')

/** “法院那项改革,需要我们县配合吗”: of several units supposed is the one that is said to be needed. */
const neededUnit: Rewrite = (query, spoken, context, meant) => {
  const { claim } = query
  if (query.how !== 'check' || claim?.kind !== 'ref' || !isRowKind(query.of) || query.rows === 'all') return null
  const places = [...spoken.matchAll(needed)].map(({ index, 0: said }) => index + said.length)
  const found = namedIn(spoken, meant, context).find(({ at }) => places.includes(at))
  return found && found.ref.id !== claim.ref.id ? { ...query, claim: { ...claim, ref: found.ref } } : null
}

const bothOfUs = patternOf('bothOfUs')

/** “要和商务局碰头,两家都点了名的有几项”: the other of the two is the asker's own. */
const withOwn: Rewrite = (query, spoken, { asker }) => {
  const [own] = asker.units
  const [one, more] = query.where.filter((filter) => unitIn(filter) !== undefined)
  if (query.of !== 'task' || query.rows !== 'all' || own === undefined || !one || more || one.not) return null
  if (unitIn(one) === own || !bothOfUs.test(spoken)) return null
  return { ...query, where: [...query.where, { ...one, unit: own } as Filter] }
}

const givenWork = patternOf('givenWork')

/** “宣传部也在小组里,给没给它派活”: what a unit has to do, whatever else it is. */
const workOf: Rewrite = (query, spoken, context, meant) => {
  const [id, other] = unitsNamedIn(spoken, meant, context)
  if (id === undefined || other || query.of !== 'unit' || !givenWork.test(spoken) || /[ⓈⒷ]/.test(spoken)) return null
  return { ...query, ...anew, rows: [{ kind: 'unit', id }], show: ['duties'], how: 'tell' }
}

/** “跟各县区绑在一起的不算,单独点我们的”: a unit stands by its name or through its group, never both. */
const nameOrGroup: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const named = query.where.find(({ by, not }) => by === 'namedIn' && !not)
  const group = query.where.find(({ by, not }) => by === 'group' && !not)
  if (named?.by !== 'namedIn' || group?.by !== 'group') return null
  if (!plan.groups.some(({ id, members }) => id === group.id && members?.includes(named.unit))) return null
  // “点到我们县区的” means all of them.
  const out = /[ⓊⓄ]Ⓖ/.test(spoken) ? named : group
  return { ...query, where: query.where.filter((one) => one !== out) }
}

/** Readings of sets and units with a second half: what is left out, where, who besides. */
export const ofParted: readonly Rewrite[] = [
  ledBesides,
  outsidePart,
  leftOutTasks,
  tasksInPart,
  neededUnit,
  withOwn,
  workOf,
  nameOrGroup,
]
