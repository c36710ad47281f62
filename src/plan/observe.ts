import { goalsOf, nameOfMention, placeOf, plain, taskByNo, unitById } from '../domain/look.ts'
import { isWithin } from '../domain/places.ts'
import type { Plan } from '../domain/plan.ts'
import { type Finding, note } from './finding.ts'
import { squash, textOf } from './text.ts'

/** What a reader of the plan should know though the data is right: known inconsistencies, and those found by comparing. */
export function observe(plan: Plan): Finding[] {
  return [
    ...plan.notes.map(({ title, says, readings }) => note(placesOf(readings), `${title}：${says}`)),
    ...differingLeads(plan),
    ...leadsTwice(plan),
    ...emptyCells(plan),
    ...statedOnce(plan),
    ...notInTasks(plan),
    ...openGroups(plan),
    ...idleMembers(plan),
    ...sharedAliases(plan),
  ]
}

function placesOf(readings: { place: string }[]): string {
  return [...new Set(readings.map(({ place }) => place))].join('、') || '方案'
}

const names = (plan: Plan, ids: readonly string[]): string => ids.map((id) => unitById(plan, id)?.name ?? id).join('、')

function differingLeads(plan: Plan): Finding[] {
  return plan.indicators.flatMap((indicator) =>
    indicator.tasks.flatMap((no) => {
      const task = taskByNo(plan, no)
      if (!task) return []
      const leads = task.leads.map((mention) => ('unit' in mention ? mention.unit : mention.group))
      if (leads.length === indicator.leads.length && leads.every((id) => indicator.leads.includes(id))) return []
      const there = task.leads.map((mention) => nameOfMention(plan, mention)).join('、')
      const says = `指标${indicator.no}由${names(plan, indicator.leads)}牵头，任务${no}由${there}牵头`
      return [note(`${placeOf(indicator)}、${placeOf(task)}`, says)]
    }),
  )
}

function leadsTwice(plan: Plan): Finding[] {
  return plan.tasks.flatMap((task) => {
    const leads = task.leads.flatMap((mention) => ('unit' in mention ? [mention.unit] : []))
    const both = task.responsible.flatMap((mention) =>
      'unit' in mention && leads.includes(mention.unit) ? [mention.unit] : [],
    )
    return both.length > 0
      ? [note(placeOf(task), `${names(plan, both)}既是${plan.words.lead}又列在${plan.words.others}中`)]
      : []
  })
}

function emptyCells(plan: Plan): Finding[] {
  const tasks = plan.tasks.filter(({ responsible }) => responsible.length === 0)
  const untagged = plan.indicators.filter(({ counting }) => counting === null)
  return [
    ...tasks.map((task) => note(placeOf(task), `${plan.words.others}栏为空`)),
    ...untagged.map((indicator) => note(placeOf(indicator), '未标明累计数或期间数')),
  ]
}

/** Targets the plan states in one part only: an answer can cite no second place. */
function statedOnce(plan: Plan): Finding[] {
  return goalsOf(plan).flatMap(({ indicators }) => {
    const [first] = indicators
    const parts = new Set(
      indicators.flatMap(({ statedAt }) =>
        statedAt.map(({ place }) => plan.attachments.find((one) => isWithin(place, one.place))?.place ?? ''),
      ),
    )
    return first && parts.size === 1 ? [note(placeOf(first), '目标只见于这一处')] : []
  })
}

/** Indicators whose number no task row repeats. */
function notInTasks(plan: Plan): Finding[] {
  return plan.indicators.flatMap((indicator) => {
    if (indicator.tasks.length === 0) return [note(placeOf(indicator), '没有对应的任务')]
    const rows = plan.tasks.filter(({ no }) => indicator.tasks.includes(no)).map(placeOf)
    if (indicator.statedAt.some(({ place }) => rows.includes(place))) return []
    return [note(placeOf(indicator), `目标数未写进对应的任务（${rows.join('、')}）`)]
  })
}

function openGroups(plan: Plan): Finding[] {
  return plan.groups.flatMap(({ id, name, members }) => {
    if (members !== null) return []
    const rows = plan.tasks.filter((task) =>
      [...task.leads, ...task.responsible].some((mention) => 'group' in mention && mention.group === id),
    )
    return [note(rows.map(placeOf).join('、') || name, `“${name}”未列明是哪些单位`)]
  })
}

/** Units of the leading group no row names, and leads that are outside it. */
function idleMembers(plan: Plan): Finding[] {
  const mentions = plan.tasks.flatMap((task) => [...task.leads, ...task.responsible])
  const leads = [...plan.indicators.flatMap((indicator) => indicator.leads), ...plan.tasks.flatMap(leadsOf)]
  const named = new Set([...leads, ...mentions.flatMap((mention) => ('unit' in mention ? [mention.unit] : []))])
  const heads = plan.units.filter(({ kind }) => kind === 'government').map(({ id }) => id)
  const members = new Set(plan.people.map(({ unit }) => unit).filter((id) => !heads.includes(id)))
  const [first] = plan.people
  const where = plan.source.find((block) => first && textOf(block).includes(squash(first.postWritten)))?.place
  if (where === undefined) return []
  return [
    ...[...members]
      .filter((id) => !named.has(id))
      .map((id) => note(where, `${names(plan, [id])}在${plan.words.body ?? '名单'}中，但没有一项指标或任务点名`)),
    ...[...new Set(leads)]
      .filter((id) => !members.has(id))
      .map((id) => note(where, `${names(plan, [id])}是${plan.words.lead}，但不在${plan.words.body ?? '名单'}中`)),
  ]
}

function leadsOf(task: Plan['tasks'][number]): string[] {
  return task.leads.flatMap((mention) => ('unit' in mention ? [mention.unit] : []))
}

/** An alias of two indicators is allowed: it is asked back, not guessed. */
function sharedAliases(plan: Plan): Finding[] {
  const owners = new Map<string, { alias: string; numbers: Set<number> }>()
  for (const { no, name, short, aliases } of plan.indicators) {
    for (const alias of [name, short, ...aliases]) {
      const owner = owners.get(plain(alias)) ?? { alias, numbers: new Set() }
      owners.set(plain(alias), { alias: owner.alias, numbers: owner.numbers.add(no) })
    }
  }
  return [...owners.values()].flatMap(({ alias, numbers }) =>
    numbers.size < 2 ? [] : [note('indicators.json', `“${alias}”可指指标${[...numbers].join('、')}，问到时反问`)],
  )
}
