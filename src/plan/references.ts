import { namesOf, placeOf, plain } from '../domain/look.ts'
import type { Mention, Plan } from '../domain/plan.ts'
import { error, type Finding } from './finding.ts'

/** Ids that point to nothing, links that hold one way only, and names that would mean two units. */
export function checkReferences(plan: Plan): Finding[] {
  return [
    ...checkIndicators(plan),
    ...checkTasks(plan),
    ...checkOthers(plan),
    ...checkNames(plan),
    ...checkRowNames(plan),
  ]
}

function checkIndicators(plan: Plan): Finding[] {
  return plan.indicators.flatMap((indicator) => {
    const place = placeOf(indicator)
    const names = plan.categories.map(({ name }) => name)
    // A target of the text or of a task stands under no category of the tables.
    const ofTask = plan.tasks.some((task) => task.place === indicator.place)
    const none = names.length === 0 || indicator.place.startsWith('正文') || ofTask
    const category = names.includes(indicator.category) || (none && indicator.category === '')
    return [
      ...(category ? [] : [error(place, `类别“${indicator.category}”不在方案的类别中`)]),
      ...unknownUnits(plan, place, indicator.leads),
      ...indicator.tasks.flatMap((no) => {
        const task = plan.tasks.find((candidate) => candidate.no === no)
        if (!task) return [error(place, `没有任务${no}`)]
        return task.indicators.includes(indicator.no) ? [] : [error(place, `任务${no}没有写回指标${indicator.no}`)]
      }),
    ]
  })
}

function checkTasks(plan: Plan): Finding[] {
  return plan.tasks.flatMap((task) => {
    const place = placeOf(task)
    return [
      ...[...task.leads, ...task.responsible].flatMap((mention) => unknownMention(plan, place, mention)),
      ...task.indicators.flatMap((no) => {
        const indicator = plan.indicators.find((candidate) => candidate.no === no)
        if (!indicator) return [error(place, `没有指标${no}`)]
        return indicator.tasks.includes(task.no) ? [] : [error(place, `指标${no}没有写回任务${task.no}`)]
      }),
    ]
  })
}

function checkOthers(plan: Plan): Finding[] {
  const noteNumbers = plan.notes.flatMap((note) => [
    ...note.indicators
      .filter((no) => !plan.indicators.some((indicator) => indicator.no === no))
      .map((no) => error(`notes.json ${note.id}`, `没有指标${no}`)),
    ...note.tasks
      .filter((no) => !plan.tasks.some((task) => task.no === no))
      .map((no) => error(`notes.json ${note.id}`, `没有任务${no}`)),
    ...unknownUnits(plan, `notes.json ${note.id}`, note.units),
  ])
  const { office } = plan
  return [
    ...plan.goals.flatMap(({ indicators }) =>
      indicators
        .filter((no) => !plan.indicators.some((indicator) => indicator.no === no))
        .map((no) => error('plan.json goals', `没有指标${no}`)),
    ),
    ...plan.groups.flatMap((group) => [
      ...unknownUnits(plan, `groups.json ${group.id}`, group.members ?? []),
      ...(group.within === undefined || plan.groups.some(({ id }) => id === group.within)
        ? []
        : [error(`groups.json ${group.id}`, `没有群体“${group.within}”`)]),
    ]),
    ...plan.people.flatMap((person) => unknownUnits(plan, `people.json ${person.name}`, [person.unit])),
    ...unknownUnits(plan, 'plan.json office', office ? [office.unit] : []),
    ...(office && !plan.people.some(({ name }) => name === office.head)
      ? [error('plan.json office', `名单中没有“${office.head}”`)]
      : []),
    ...noteNumbers,
  ]
}

/** A name two units answer to makes every question with it ambiguous, and a roster row impossible to place. */
function checkNames(plan: Plan): Finding[] {
  const owners = new Map<string, string>()
  const own = plan.units.flatMap((unit) => namesOf(unit).map((name) => ({ name, owner: unit.name })))
  const groups = plan.groups.flatMap((group) => namesOf(group).map((name) => ({ name, owner: group.name })))
  const clashes = [...own, ...groups].flatMap(({ name, owner }) => {
    const other = owners.get(plain(name))
    owners.set(plain(name), owner)
    return other === undefined || other === owner ? [] : [error('units.json', `“${name}”既是${other}又是${owner}`)]
  })
  const ours = [plan.city, ...own.map(({ name }) => name)].map(plain)
  const elsewhere = plan.elsewhere
    .filter((name) => ours.includes(plain(name)))
    .map((name) => error('plan.json elsewhere', `“${name}”在本方案之内`))
  return [...clashes, ...elsewhere]
}

/** What two rows answer to in full finds neither; topics tell rows apart, so none may have another's. */
function checkRowNames(plan: Plan): Finding[] {
  const rows = [
    ...plan.indicators.map((row) => ({ row, kind: '指标', names: [row.name, row.short] })),
    ...plan.tasks.map((row) => ({ row, kind: '任务', names: [row.short] })),
  ]
  const units = new Map(
    [...plan.units, ...plan.groups].flatMap((of) => namesOf(of).map((name) => [plain(name), of.name])),
  )
  const topics = new Map<string, string>()
  return rows.flatMap(({ row, kind }) => {
    const others = rows.filter((other) => other.row !== row && other.kind === kind)
    const named = row.aliases.flatMap((alias) => {
      const other = others.find((one) => one.names.some((name) => plain(name) === plain(alias)))
      const unit = units.get(plain(alias))
      return [
        ...(other ? [error(row.place, `别名“${alias}”是${other.kind}${other.row.no}的名称，请去掉`)] : []),
        ...(unit ? [error(row.place, `别名“${alias}”是单位${unit}的名称，请去掉`)] : []),
      ]
    })
    const taken = row.topics.flatMap((topic) => {
      const owner = topics.get(plain(topic))
      topics.set(plain(topic), `${kind}${row.no}`)
      return owner ? [error(row.place, `说法“${topic}”在${owner}和${kind}${row.no}中都有，分不清是哪一个`)] : []
    })
    return [...named, ...taken]
  })
}

function unknownUnits(plan: Plan, place: string, ids: readonly string[]): Finding[] {
  return ids
    .filter((id) => !plan.units.some((unit) => unit.id === id))
    .map((id) => error(place, `units.json 中没有单位“${id}”`))
}

function unknownMention(plan: Plan, place: string, mention: Mention): Finding[] {
  if ('unit' in mention) return unknownUnits(plan, place, [mention.unit])
  if (plan.groups.some(({ id }) => id === mention.group)) return []
  return [error(place, `groups.json 中没有群体“${mention.group}”`)]
}
