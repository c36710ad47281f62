import { b, type Inline, list, text } from '../cards/kit.ts'
import { type Duties, type Duty, dutiesOf } from '../domain/duties.ts'
import { chineseNo, groupById, placeOf, unitById } from '../domain/look.ts'
import type { Plan, Task } from '../domain/plan.ts'
import type { Ask } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { asking, mentionNames, numberRuns, targetWords, taskTitle, unitName } from './words.ts'

type Asked = Extract<Ask, { kind: 'duties' }>

/** What the plan lays on a unit, as far as was asked. */
export function dutiesParts(grounds: Grounds, ask: Asked): Part[] {
  return ask.units.map((unit) => dutiesPart(grounds, ask, unit))
}

function dutiesPart({ plan }: Grounds, { duty, of, check, count }: Asked, unit: string): Part {
  const all = dutiesOf(plan, unit)
  const name = unitName(plan, unit)
  const onlyIndicators = of.length === 1 && of[0] === 'indicator'
  const onlyTasks = of.length === 1 && of[0] === 'task'
  const blocks =
    onlyIndicators && duty !== 'responsible'
      ? indicatorBlocks(plan, name, all)
      : taskBlocks(plan, name, all, { duty, check, count, both: !onlyTasks })
  const notes = [unitById(plan, unit)?.note, sourceOfGroups(plan, all)].filter(
    (note) => note !== undefined && note !== '',
  )
  const rows = [...all.leads, ...all.responsible.map(({ task }) => task)]
  return {
    title: unitById(plan, unit)?.short ?? name,
    blocks,
    notes: notes.slice(0, 2).map(String),
    places: [
      ...(onlyTasks ? [] : all.indicators.map(placeOf)).slice(0, 4),
      rows.length > 0 && !onlyIndicators
        ? `附件3任务${numberRuns(rows.map(({ no }) => no).sort((a, z) => a - z))}`
        : '附件2、附件3',
    ],
    buttons: all.leads.length + all.responsible.length > 0 ? [asking('完成情况', `${name}的进展`)] : [],
  }
}

const sourceOfGroups = (plan: Plan, { responsible }: Duties): string | undefined => {
  const names = new Set(responsible.map(({ through }) => through).filter((through) => through !== 'named'))
  return plan.groups.find((group) => names.has(group.name) && group.members)?.source
}

function indicatorBlocks(plan: Plan, name: string, { indicators, leads }: Duties) {
  if (indicators.length === 0)
    return [text(b(`${name}没有牵头的指标`), leads.length > 0 ? `，牵头任务${leads.length}项。` : '。')]
  const joint = indicators.filter((indicator) => indicator.leads.length > 1).map(({ no }) => no)
  return [
    text(
      `${name}牵头`,
      b(`${indicators.length}项指标`),
      joint.length > 0 ? `（其中指标${numberRuns(joint)}为联合牵头）：` : '：',
    ),
    list(
      ...indicators.map((indicator): Inline[] => [
        `指标${indicator.no} ${indicator.short} `,
        targetWords(plan, indicator),
      ]),
    ),
  ]
}

type Manner = { duty: Asked['duty']; check: boolean; count: boolean; both: boolean }

function taskBlocks(plan: Plan, name: string, all: Duties, { duty, check, count, both }: Manner) {
  const { leads, responsible, perhaps, indicators } = all
  const named = responsible.filter(({ through }) => through === 'named')
  const open =
    perhaps.length > 0
      ? `另有${perhaps.length}项（任务${numberRuns(perhaps.map(({ task }) => task.no))}）写“${perhaps[0]?.group.name}”，是否包括它方案未写。`
      : ''
  if (leads.length + responsible.length === 0) {
    const also = indicators.length > 0 ? `，牵头指标${indicators.length}项` : ''
    return [text(b(`${name}没有被点名的任务`), `：附件3没有点名，既没有牵头，也不是责任单位${also}。`, open)]
  }
  const yes = check
    ? duty === 'lead' && leads.length === 0
      ? '没有。'
      : duty === 'responsible' && responsible.length === 0
        ? '没有。'
        : '有。'
    : ''
  const leadWords = leads.length > 0 ? [`牵头`, b(`${leads.length}项`)] : ['', b('没有牵头的任务')]
  const groupWords = responsible.length > named.length ? throughWords(named.length, responsible) : ''
  const responsibleWords =
    responsible.length > 0
      ? ['责任单位（配合）', b(`${responsible.length}项`), groupWords]
      : [b('没有列为责任单位的任务')]
  const indicatorWords =
    both && indicators.length > 0 && duty !== 'responsible'
      ? `；另牵头指标${indicators.length}项（${numberRuns(indicators.map(({ no }) => no))}）`
      : ''
  const head: Inline[] =
    duty === 'lead'
      ? [
          yes,
          name,
          ...leadWords,
          leads.length > 0 ? '任务' : '，',
          ...(leads.length > 0 ? [] : ['只作为责任单位', b(`${responsible.length}项`)]),
          indicatorWords,
        ]
      : duty === 'responsible'
        ? [yes, responsible.length > 0 ? `${name}作为` : name, ...responsibleWords]
        : [yes, name, ...leadWords, '，', ...responsibleWords, indicatorWords]
  const shownLeads = duty === 'responsible' ? [] : leads
  const shownOthers = duty === 'lead' && leads.length > 0 ? [] : responsible
  return [
    text(...head, '。', duty === 'lead' ? '' : open),
    ...rowsOf(plan, shownLeads, shownOthers, count || (check && duty === 'lead' && leads.length === 0)),
  ]
}

const throughWords = (named: number, responsible: readonly Duty[]): string => {
  const [group] = responsible.filter(({ through }) => through !== 'named')
  return named > 0 ? `（点名${named}项，其余经“${group?.through}”）` : `（都经“${group?.through}”，未单独点名）`
}

/** More rows than fit on a screen are given by section. */
const screen = 12
/** A count is answered by a number; only a few rows are named beside it. */
const fewRows = 6

function rowsOf(plan: Plan, leads: readonly Task[], responsible: readonly Duty[], brief: boolean) {
  if (leads.length + responsible.length === 0) return []
  if (brief && leads.length + responsible.length > fewRows) {
    const numbers = [...leads, ...responsible.map(({ task }) => task)].map(({ no }) => no).sort((a, z) => a - z)
    return [text(`任务${numberRuns(numbers)}。`)]
  }
  if (leads.length + responsible.length <= screen) {
    const rows = [
      ...leads.map((task): Inline[] => [
        b(taskTitle(task)),
        leads.length > 0 && responsible.length > 0
          ? `（牵头${task.leads.length > 1 ? `，与${mentionNames(plan, task.leads)}联合` : ''}）`
          : '',
      ]),
      ...responsible.map(({ task }): Inline[] => [b(taskTitle(task)), leads.length > 0 ? '（责任）' : '']),
    ]
    return [list(...rows)]
  }
  return [
    ...bySection(plan, '牵头', leads),
    ...bySection(
      plan,
      '责任',
      responsible.map(({ task }) => task),
    ),
  ]
}

function bySection(plan: Plan, label: string, tasks: readonly Task[]) {
  const rows = plan.sections.flatMap(({ no }): Inline[][] => {
    const own = tasks.filter(({ section }) => section === no)
    return own.length > 0 ? [[b(`（${chineseNo(no)}）`), own.map((task) => `${task.no} ${task.short}`).join('；')]] : []
  })
  return rows.length > 0 ? [text(`${label}的任务：`), list(...rows)] : []
}

/** Which units a group of units stands for. */
export function groupPart({ plan }: Grounds, id: string): Part {
  const group = groupById(plan, id)
  if (!group) return { title: '单位', blocks: [] }
  if (!group.members)
    return {
      title: group.name,
      blocks: [text(b('方案未写明'), `“${group.name}”是哪些单位。${group.source}`)],
      places: ['附件1', '附件3'],
    }
  const names = group.members.map((member) => unitById(plan, member)?.short ?? member)
  return {
    title: group.name,
    blocks: [text(b(`${names.length}个`), `：${names.join('、')}。`)],
    notes: [group.source],
    places: ['附件3'],
  }
}

/** Whether a unit is one of a group. */
export function membershipPart({ plan }: Grounds, { unit, group: id }: Extract<Ask, { kind: 'membership' }>): Part {
  const group = groupById(plan, id)
  const of = unitById(plan, unit)
  const title = of?.short ?? unit
  const within = plan.groups.find((other) => other.id === group?.within)
  if (group?.members?.includes(unit))
    return {
      title,
      blocks: [text(b('是。'), `${of?.name ?? ''}属于“${group.name}”。`)],
      notes: [group.source],
      places: ['附件1', '附件3'],
    }
  if (within?.members?.includes(unit))
    return {
      title,
      blocks: [
        text(b('方案未写。'), `${of?.name ?? ''}是${within.name}，但“${group?.name ?? ''}”指哪些单位方案没有列明。`),
      ],
      places: ['附件1', '附件3'],
    }
  return {
    title,
    blocks: [
      text(
        b(of?.note?.includes('未写') ? '方案未写。' : '不在其中。'),
        of?.note ?? `${of?.name ?? ''}不属于“${group?.name ?? ''}”。`,
      ),
    ],
    places: ['印发通知', '附件3'],
  }
}
