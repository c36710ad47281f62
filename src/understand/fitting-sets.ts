import { tasksOfPart } from '../domain/look.ts'
import { type Facet, type Filter, type Ref, unitIn } from '../domain/query.ts'
import { partsNamedIn } from './fitting-signs.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import { only, onlyUnit, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const told = { show: [], claim: undefined, by: undefined }

const notOurs = patternOf('notOurs')

/** “不关我们县事的有几条”, “保障措施哪一条没我们局”: the tasks, of a part that is named, in which a unit has no part. */
const notInvolved: Rewrite = (query, spoken, _, meant) => {
  const ofTasks = query.of === 'task' || query.of === 'indicator'
  const [filter, more] = ofTasks && query.rows === 'all' ? query.where.filter(({ by }) => by !== 'section') : []
  const isSide = filter?.by === 'involved' || (filter?.by === 'lead' && !/牵头|领头|打头/.test(spoken))
  const isHeld = isSide && (!filter.not || (filter.by === 'lead' && /归/.test(spoken)))
  const id = isHeld && !more ? filter.unit : onlyUnit(query)?.id
  if (id === undefined || !notOurs.test(spoken)) return null
  if (!/[几多哪]|列|清单/.test(spoken) || /指标/.test(spoken)) return null
  const [part] = partsNamedIn(meant)
  const parts: Filter[] = part === undefined || !/Ⓑ/.test(spoken) ? [] : [{ by: 'section', id: part }]
  const where: Filter[] = [{ by: 'involved', unit: id, not: true }, ...parts]
  const how = /哪|列|清单/.test(spoken) ? 'list' : 'count'
  return { ...query, ...told, of: 'task', rows: 'all', where, how }
}

const exceptRow = /除(?:了|开|去|掉)?[^,ⓊⓄⒼ]{0,3}Ⓢ[^,]{0,6},?[^,]{0,6}还/
/** “这三条我知道”: what is known needs no telling. */
const knownAlready = patternOf('knownAlready')

/** Of the other rows that are named the likeliest, where none of what one may mean is among these. */
const beside = (rows: readonly Ref[], meant: readonly Meant[]): Ref[] =>
  meant.flatMap(({ kind, described, refs }) => {
    const known = refs.some(({ ref }) => rows.some((one) => one.kind === ref.kind && one.id === ref.id))
    return kind === 'row' && !described && !known ? refs.slice(0, 1).map(({ ref }) => ref) : []
  })

/** “除了仲裁这摊,我们局还有别的活没”: the other tasks of the unit that is named beside it. */
const otherDuties: Rewrite = (query, spoken, { asker }, meant) => {
  const listed = exceptRow.test(spoken) || knownAlready.test(spoken)
  const most = Math.max(1, spoken.split('Ⓢ').length - 1)
  const rows = query.rows === 'all' ? [] : query.rows
  const said = listed && rows.length > 0 && rows.length <= most ? [...rows, ...beside(rows, meant)] : []
  const own: Filter | undefined = said.length > 0 ? { by: 'rows', rows: [...said], not: true } : undefined
  const except = own ?? query.where.find((filter) => filter.by === 'rows' && filter.not)
  const isUnits = query.where.some((filter) => unitIn(filter) !== undefined)
  if (!except || isUnits || !isRowKind(query.of) || !/[ⓊⓄ]/.test(spoken)) return null
  const named = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  const ref = named?.refs[0]?.ref
  const unit = named?.kind === 'our' ? asker.units[0] : ref?.kind === 'unit' ? ref.id : undefined
  if (unit === undefined || !/还|别的|其他|其它|另外|剩/.test(spoken)) return null
  const duty: Filter = { by: /牵头|领头|打头/.test(spoken) ? 'lead' : 'involved', unit }
  return { ...query, ...told, of: 'task', rows: 'all', where: [duty, except], how: 'list' }
}

/** “试点园区那条,财政局是责任单位吧”: a part of the plan with one task is that task, its conditions are supposed of it. */
const soleTask: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const part = query.where.find((filter) => filter.by === 'section' && !filter.not)
  if (query.of !== 'task' || query.rows !== 'all' || part?.by !== 'section' || !/[那这]一?[条项个]/.test(spoken))
    return null
  const [task, ...others] = tasksOfPart(plan, part.id)
  if (!task || others.length > 0) return null
  const rows: Ref[] = [{ kind: 'task', id: String(task.no) }]
  const rest = query.where.filter((filter) => filter !== part)
  const [own] = rest.flatMap((filter) =>
    filter.by === 'lead' || filter.by === 'responsible' || filter.by === 'involved' ? [filter] : [],
  )
  if (own && query.how === 'check' && !query.claim) {
    const ref: Ref = { kind: 'unit', id: own.unit }
    const facet = own.by === 'involved' ? 'units' : own.by
    return { ...query, of: 'matter', rows, where: [], show: [], claim: { kind: 'ref', facet, ref }, unexplained: [] }
  }
  return { ...query, of: 'matter', rows, where: [], how: query.how === 'list' ? 'tell' : query.how, unexplained: [] }
}

const whoseMost = patternOf('whoseMost')

/** “哪家牵头最多”, “第二多是谁家”: units are compared, all of them. */
const unitMost: Rewrite = (query, spoken) => {
  if ((query.how !== 'most' && query.how !== 'least') || !whoseMost.test(spoken) || /哪[一]?[条项]/.test(spoken))
    return null
  const isUnits = query.of === 'unit' && query.rows === 'all'
  if (isUnits || (query.of !== 'unit' && !(isRowKind(query.of) && query.rows === 'all' && query.where.length === 0)))
    return null
  const helps = /配合|责任|协助/.test(spoken)
  const leads = /牵头|领头|带头|挑头/.test(spoken)
  const by = helps ? (leads ? 'duties' : 'helps') : leads ? 'leads' : 'duties'
  return { ...query, of: 'unit', rows: 'all', show: [], by }
}

/** “目标等于3的”: no more and no less. */
const exactly: Rewrite = (query, spoken) => {
  if (!/等于|正好|刚好|恰好|就是/.test(spoken) || /大于等于|小于等于|不等于/.test(spoken)) return null
  const at = query.where.findIndex((filter) => filter.by === 'target' && filter.than !== '=')
  const filter = query.where[at]
  if (filter?.by !== 'target' || filter.not) return null
  return { ...query, where: query.where.with(at, { ...filter, than: '=' }) }
}

const ledWithGroup = patternOf('ledWithGroup')

/** “农业局牵头,县里配合的”: one leads, the group is named among those responsible. */
const ledAndHelped: Rewrite = (query, spoken, { asker }, meant) => {
  const own = asker.units[0]
  const named = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  const unit =
    named?.kind === 'our' ? (own === undefined ? undefined : ({ kind: 'unit', id: own } as const)) : named?.refs[0]?.ref
  const group = meant.find(({ kind }) => kind === 'group')?.refs[0]?.ref
  if (unit?.kind !== 'unit' || group?.kind !== 'group' || query.of === 'person') return null
  if (!ledWithGroup.test(spoken)) return null
  const where: Filter[] = [
    { by: 'lead', unit: unit.id },
    { by: 'group', id: group.id },
  ]
  return {
    ...query,
    ...told,
    of: 'task',
    rows: 'all',
    where,
    how: /几|多少/.test(spoken) && !/哪/.test(spoken) ? 'count' : 'list',
  }
}

/** A group that is asked about is no condition on groups. */
const ofGroup: Rewrite = (query) => {
  const group = query.where.find(({ by }) => by === 'group')
  if (query.of !== 'group' || query.rows !== 'all' || group?.by !== 'group') return null
  const show: Facet[] = query.show.length > 0 ? query.show : ['duties']
  return { ...query, rows: [{ kind: 'group', id: group.id }], where: [], show, how: 'tell' }
}

/** “有没有哪个县的领导”: people by the kind of their unit. */
const peopleOfCounties: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (query.of !== 'person' || query.rows !== 'all' || query.where.length > 0) return null
  if (
    !/(?:哪|有|各|几)个?(?:些|几个)?(?:县|区县|县区|区)(?:里|上)?的?(?:人|领导|县长|区长|书记|干部|同志|代表|$)/.test(
      spoken,
    )
  )
    return null
  if (!plan.units.some(({ kind }) => kind === 'county')) return null
  return {
    ...query,
    where: [{ by: 'unitKind', is: 'county' }],
    how: 'check',
    show: [],
    claim: undefined,
    unexplained: [],
  }
}

const deniedLead = /(?:不归|不由|不是|没让|没归)[ⓊⓄ他她它们由归是]{0,4}(?:来)?牵头|[ⓊⓄ](?:也)?(?:没有?|不|未)牵头/

/** “不归他们牵头的”: the denial stands before the word, wherever the unit is named. */
const notLed: Rewrite = (query, spoken) => {
  const leads = query.where.filter(({ by }) => by === 'lead')
  const [filter] = leads
  if (!isRowKind(query.of) || query.rows !== 'all' || leads.length !== 1 || !filter || filter.not) return null
  if (!deniedLead.test(spoken) || query.how === 'check') return null
  return { ...query, where: query.where.map((one) => (one === filter ? { ...one, not: true } : one)) }
}

/** “牵头的里面有没有不在名单上的”: who leads and is no member. */
const notMember: Rewrite = (query, spoken) => {
  const at = query.where.findIndex(({ by, not }) => by === 'isMember' && !not)
  if (query.of !== 'unit' || query.rows !== 'all' || at < 0 || !/不在|没在|不是成员|没进|不算/.test(spoken)) return null
  const leads = /牵头/.test(spoken) && !query.where.some(({ by }) => by === 'isLead')
  const where: Filter[] = query.where.with(at, { by: 'isMember', not: true })
  return { ...query, where: leads ? [{ by: 'isLead' }, ...where] : where, unexplained: [] }
}

/** “除了我们还有谁” after a row: everybody of the row. */
const othersOfRow: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  if (!last || !isRowKind(last.of) || last.rows === 'all' || last.rows.length === 0 || last.rows.length > 2) return null
  if (!/^(?:那)?除(?:了|开|去)?[ⓊⓄ它他](?:们)?(?:局|家|以外|之外)?,?(?:还有|还|都有)(?:谁|哪)/.test(spoken)) return null
  return { ...query, ...told, of: 'matter', rows: last.rows, where: [], show: ['units'], how: 'tell', strangers: [] }
}

const besideLast =
  /(?:跟|和|与|比|同)Ⓢ|^Ⓢ(?:那|这)?[一]?[条项个]?[少多缺差]了?(?:谁|哪|几)|Ⓢ.{0,6}(?:跟|和|与|比|同).{0,2}(?:它|这|那|上)/
const differs = /一样|相同|一致|不同|区别|差别|多了?谁|少了?谁|[多少]了?哪|重合/

/** “跟打假那条名单一样不” after a task: both beside each other. */
const comparedWithLast: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const [row, before] = [only(query.rows), last && isRowKind(last.of) ? only(last.rows) : null]
  if (!row || !before || row.kind !== before.kind || row.id === before.id || !isRowKind(query.of)) return null
  if (!besideLast.test(spoken) || !differs.test(spoken)) return null
  const units = row.kind === 'task' && /名单|单位|配合|责任|谁|家|哪|几个/.test(spoken)
  return {
    ...query,
    ...told,
    of: 'matter',
    rows: [before, row],
    where: [],
    show: units ? ['responsible'] : [],
    how: 'compare',
  }
}

/** “写的是超过,不是达到的指标”: words of how a target is put, without the one that is denied. */
const byWording: Rewrite = (query, _, { lexicon: { plan } }) => {
  if (query.of !== 'indicator' || query.rows !== 'all') return null
  const known = new Set(plan.indicators.flatMap(({ wording }) => wording.map(({ word }) => word)))
  const said = query.said ?? ''
  const texts = query.where.flatMap((filter) => (filter.by === 'text' && !filter.not ? [filter] : []))
  const kept = texts.filter(({ is }) => !new RegExp(`不是[“"'‘]?${is}`, 'u').test(said))
  if (texts.length === 0 || (kept.length === texts.length && kept.every(({ is }) => !known.has(is)))) return null
  const where = query.where.flatMap((filter): Filter[] => {
    if (filter.by !== 'text' || filter.not) return [filter]
    if (!kept.includes(filter)) return []
    if (!known.has(filter.is)) return [filter]
    const isSaid = query.where.some((one) => one.by === 'wording' && one.is === filter.is)
    return isSaid ? [] : [{ by: 'wording', is: filter.is }]
  })
  return { ...query, where }
}

/** “责任单位空着的有哪些” asks which they are, not what stands there. */
const emptyCells: Rewrite = (query) =>
  query.show.includes('responsible') && query.where.some(({ by, not }) => by === 'noResponsible' && !not)
    ? { ...query, show: query.show.filter((facet) => facet !== 'responsible') }
    : null

const sides: readonly (readonly ['lead' | 'responsible', RegExp])[] = [
  ['responsible', /^(?:那|可)?(?:只|是否|有没有|有无|有)*(?:配合|协助|搭手|当责任单位)的?/],
  ['lead', /^(?:那|可)?(?:只|是否|有没有|有无|有)*(?:牵头|领头|带头|主抓)的?/],
]
const asksWhich = /的(?:那|这)?(?:又|还|都)?(?:是|有)?(?:哪|啥|什么)[一几些]{0,2}[项条个件]?(?:任务|活)?[?。呢]?$/
const asksAny = /^(?:是否|有没有|有无|有)+(?:牵头|领头|配合|协助)的?(?:任务|活|事项)?(?:吗|没有?|么)?[?。]?$/

/** “配合的又是哪一项”, “是否有牵头任务” after what a unit does on one side: the same of its other side. */
const otherSide: Rewrite = (query, spoken, { topic }) => {
  const last = topic?.queries.at(-1)
  const which = asksWhich.test(spoken)
  if (!last || !(which || asksAny.test(spoken)) || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken)) return null
  const side = sides.find(([, words]) => words.test(spoken))?.[0]
  if (side === undefined) return null
  const how = which ? 'list' : 'check'
  const asked = { ...last, ...told, rows: 'all' as const, of: 'task' as const, how, said: query.said } as const
  const [unit, ...others] = last.where.flatMap(({ not, ...filter }) =>
    unitIn(filter) === undefined ? [] : [{ by: filter.by, unit: unitIn(filter) ?? '', not }],
  )
  if (last.of === 'task' && last.rows === 'all' && unit && !unit.not && others.length === 0 && unit.by !== side)
    return { ...asked, where: [{ by: side, unit: unit.unit }] }
  const own = last.of === 'unit' ? only(last.rows) : null
  return own?.kind === 'unit' ? { ...asked, where: [{ by: side, unit: own.id }] } : null
}

/** Readings of sets that the plan can mean. */
export const ofSets: readonly Rewrite[] = [
  notInvolved,
  otherDuties,
  soleTask,
  unitMost,
  exactly,
  ledAndHelped,
  ofGroup,
  peopleOfCounties,
  notLed,
  notMember,
  othersOfRow,
  comparedWithLast,
  byWording,
  emptyCells,
  otherSide,
]
