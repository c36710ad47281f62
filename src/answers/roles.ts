import { b, type Inline, text } from '../cards/kit.ts'
import { dutiesOf } from '../domain/duties.ts'
import { placeOf } from '../domain/look.ts'
import type { Indicator, Plan, Task } from '../domain/plan.ts'
import type { Ask } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { responsibleWords } from './tasks.ts'
import { indicatorsOf, mentionNames, numberRuns, shortNames, tasksOf, taskTitle, unitName, unitNames } from './words.ts'

type Asked = Extract<Ask, { kind: 'role' }>

/** What a unit has to do with a task or an indicator. */
export function rolePart({ plan }: Grounds, ask: Asked): Part {
  const indicators = indicatorsOf(plan, ask.indicators)
  const tasks = tasksOf(
    plan,
    ask.tasks.length > 0 ? ask.tasks : [...new Set(indicators.flatMap((indicator) => indicator.tasks))],
  )
  const asIndicators = ask.tasks.length === 0 ? indicators : []
  const lines = ask.units.flatMap((unit) => linesFor(plan, unit, asIndicators, tasks, ask))
  const leads =
    asIndicators.length === 1 && asIndicators[0] && tasks.length !== 1
      ? [text(`牵头单位：${unitNames(plan, asIndicators[0].leads)}`)]
      : []
  const near = ask.units.flatMap((unit) => nearby(plan, unit, tasks, ask.said))
  const others = tasks.length === 1 && tasks[0] ? othersOf(plan, tasks[0], ask) : []
  return {
    title:
      tasks.length === 1 && tasks[0]
        ? taskTitle(tasks[0])
        : asIndicators.length > 0
          ? shortNames(asIndicators)
          : '分工',
    blocks: [
      ...lines.map((line) => text(...line)),
      ...(near.length > 0 && lines.every(([first]) => JSON.stringify(first).includes('不是'))
        ? [text(`但在${near.map(taskTitle).join('、')}中有它的责任。`)]
        : []),
      ...leads,
      ...others,
    ],
    places: [
      ...asIndicators.map(placeOf),
      ...(tasks.length <= 4 ? tasks.map(placeOf) : [`附件3任务${numberRuns(tasks.map(({ no }) => no))}`]),
    ],
  }
}

function linesFor(
  plan: Plan,
  unit: string,
  indicators: readonly Indicator[],
  tasks: readonly Task[],
  { duty }: Asked,
): Inline[][] {
  const name = unitName(plan, unit)
  const duties = dutiesOf(plan, unit)
  const led = indicators.filter(({ leads }) => leads.includes(unit))
  const leads = tasks.filter((task) => duties.leads.includes(task))
  const responsible = duties.responsible.filter(({ task }) => tasks.includes(task))
  const perhaps = duties.perhaps.filter(({ task }) => tasks.includes(task))
  const what: string[] = []
  if (led.length > 0) what.push(`指标${numberRuns(led.map(({ no }) => no))}的牵头单位`)
  if (leads.length > 0) what.push(`任务${numberRuns(leads.map(({ no }) => no))}的牵头单位`)
  if (responsible.length > 0) {
    const group = responsible.find(({ through }) => through !== 'named')?.through
    what.push(
      `任务${numberRuns(responsible.map(({ task }) => task.no))}的责任单位（配合${group ? `，经“${group}”` : ''}）`,
    )
  }
  const wrong =
    duty === 'lead'
      ? led.length + leads.length === 0
      : duty === 'responsible'
        ? responsible.length === 0
        : what.length === 0
  if (what.length > 0)
    return [
      [
        b(wrong ? `${duty === 'lead' ? '不是牵头单位' : '不是责任单位'}。` : '是。'),
        `${name}在列，是`,
        b(what.join('，')),
        '。',
      ],
    ]
  if (perhaps.length > 0) {
    return [
      [
        `${name}没有被点名；任务${numberRuns(perhaps.map(({ task }) => task.no))}的责任单位写作“${perhaps[0]?.group.name}”，`,
        b('是否包括它方案未写'),
        '。',
      ],
    ]
  }
  return [[b('不是。'), `${name}不在列：既不是牵头单位，也不是责任单位。`]]
}

/** Other tasks that speak of what was named and name this unit. */
function nearby(plan: Plan, unit: string, tasks: readonly Task[], said: string): Task[] {
  if (said.length < 2) return []
  const { leads, responsible } = dutiesOf(plan, unit)
  const named = [...leads, ...responsible.filter(({ through }) => through === 'named').map(({ task }) => task)]
  return named.filter((task) => !tasks.includes(task) && task.text.includes(said)).slice(0, 3)
}

function othersOf(plan: Plan, task: Task, { others, duty, units }: Asked) {
  const isLead = units.every((unit) => task.leads.some((mention) => 'unit' in mention && mention.unit === unit))
  const lines: Inline[][] = []
  if (!isLead || others) lines.push(['牵头单位：', mentionNames(plan, task.leads)])
  if (others || duty === 'responsible') lines.push(['责任单位：', responsibleWords(plan, task)])
  return lines.map((line) => text(...line))
}

/** Two or more units by how much the plan lays on them. */
export function compareUnitsPart({ plan }: Grounds, { units, duty }: Extract<Ask, { kind: 'compareUnits' }>): Part {
  const rows = units.map((unit) => {
    const { leads, responsible, indicators } = dutiesOf(plan, unit)
    return {
      name: unitName(plan, unit),
      all: [...leads, ...responsible.map(({ task }) => task)].map(({ no }) => no),
      leads: leads.length,
      responsible: responsible.length,
      indicators: indicators.length,
    }
  })
  const differing = rows.flatMap(({ name, all }) => {
    const own = all.filter((no) => !rows.every((row) => row.all.includes(no)))
    return rows.length === 2 && own.length > 0 ? [`只有${name}的：任务${numberRuns(own.sort((a, z) => a - z))}`] : []
  })
  const key = duty === 'responsible' ? 'responsible' : duty === 'lead' ? 'leads' : null
  const value = (row: (typeof rows)[number]): number => (key ? row[key] : row.leads + row.responsible)
  const most = Math.max(...rows.map(value))
  const top = rows.filter((row) => value(row) === most)
  const label = key === 'leads' ? '牵头任务' : key === 'responsible' ? '责任任务' : '任务（牵头加责任）'
  return {
    title: '任务多少',
    blocks: [
      text(
        top.length === rows.length
          ? b(`一样多，${label}都是${most}项。`)
          : b(`${top.map(({ name }) => name).join('、')}的${label}更多，${most}项。`),
      ),
      text(
        rows
          .map((row) => `${row.name}：牵头任务${row.leads}项，责任${row.responsible}项，牵头指标${row.indicators}项`)
          .join('；'),
        '。',
      ),
      ...(differing.length > 0 && differing.join('').length < 120 ? [text(differing.join('；'), '。')] : []),
    ],
    places: ['附件2', '附件3'],
  }
}
