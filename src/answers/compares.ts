import { b, type Inline, list, text } from '../cards/kit.ts'
import { placeOf, targetFigure } from '../domain/look.ts'
import type { Task } from '../domain/plan.ts'
import type { Ask, Duty } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import {
  asking,
  byGoal,
  countingWords,
  indicatorsOf,
  mentionNames,
  numberRuns,
  shortNames,
  targetWords,
  tasksOf,
  taskTitle,
  unitNames,
} from './words.ts'

/** Look-alikes side by side, and what the plan's notes say of both. */
export function comparePart({ plan }: Grounds, ask: Extract<Ask, { kind: 'compare' }>): Part {
  const indicators = indicatorsOf(plan, ask.indicators)
  const tasks = tasksOf(plan, ask.tasks)
  const goals = byGoal(plan, indicators)
  const notes = plan.notes.filter((note) => {
    const rows = indicators.length > 0 ? note.indicators : note.tasks
    const asked = indicators.length > 0 ? ask.indicators : ask.tasks
    return asked.length > 1 && asked.every((no) => rows.includes(no)) && note.facets?.includes('compare') === true
  })
  const one = goals.length === 1
  const head: Inline[] = one
    ? [
        b('共用一个目标'),
        `，合计${targetWords(plan, indicators[0] ?? goals[0]?.[0] ?? plan.indicators[0] ?? failed()).replace('合计', '')}，合并计算，不是各自的目标。`,
      ]
    : ask.of && tasks.length > 1
      ? [b(cellsAlike(tasks, ask.of))]
      : [
          b(
            indicators.length > 0
              ? `不是同一项，是${indicators.length}项不同的指标：`
              : `不是同一项，是${tasks.length}项不同的任务：`,
          ),
        ]
  return {
    title: '对比',
    blocks: [
      text(...head),
      ...(indicators.length > 0
        ? [
            list(
              ...indicators.map((row): Inline[] => [
                b(`指标${row.no} ${row.short}`),
                `：${targetWords(plan, row)}，${countingWords(row)}，${row.category}类，牵头${unitNames(plan, row.leads)}`,
              ]),
            ),
          ]
        : [
            list(
              ...tasks.map((task): Inline[] => [
                b(taskTitle(task)),
                `：牵头${mentionNames(plan, task.leads)}，责任${task.responsible.length > 0 ? mentionNames(plan, task.responsible) : '为空'}`,
              ]),
            ),
          ]),
      ...notes.slice(0, 1).map(({ says }) => text(says)),
    ],
    places: [...indicators.map(placeOf), ...tasks.map(placeOf)],
  }
}

/** Whether rows name the same leads or responsible units, in their own words. */
function cellsAlike(tasks: readonly Task[], of: Duty): string {
  const cells = tasks.map((task) => {
    const mentions = of === 'lead' ? task.leads : task.responsible
    return mentions.map((mention) => ('unit' in mention ? mention.unit : mention.group)).sort()
  })
  const alike = cells.every((cell) => String(cell) === String(cells[0]))
  return `${of === 'lead' ? '牵头单位' : '责任单位'}${alike ? '一样' : '不一样'}：`
}

const failed = (): never => {
  throw new Error('nothing to compare')
}

/** A figure → the indicators whose target it is. */
export function numberPart({ plan }: Grounds, ask: Extract<Ask, { kind: 'number' }>): Part {
  const indicators = indicatorsOf(plan, ask.indicators)
  const figures = ask.values.map(({ value, unit }) => `${value}${unit}`).join('、')
  if (indicators.length === 0) {
    const [first] = ask.values
    const near = [...plan.goals]
      .sort(
        (a, z) =>
          Math.abs(Number(targetFigure(a)) - (first?.value ?? 0)) -
          Math.abs(Number(targetFigure(z)) - (first?.value ?? 0)),
      )
      .slice(0, 3)
    return {
      title: `目标${figures}`,
      blocks: [text(b(`附件2没有目标是${figures}的指标`), '。')],
      places: ['附件2'],
      buttons: near
        .flatMap((goal) => indicatorsOf(plan, goal.indicators).slice(0, 1))
        .map((row) => asking(`${row.short} ${targetWords(plan, row)}`, `指标${row.no}`)),
    }
  }
  const groups = byGoal(plan, indicators)
  const words = (group: (typeof groups)[number]): Inline[] => {
    const [first] = group
    return [
      b(`指标${numberRuns(group.map(({ no }) => no))} ${shortNames(group)}`),
      first
        ? `，目标${targetWords(plan, first)}（${countingWords(first)}），牵头单位：${unitNames(plan, first.leads)}`
        : '',
    ]
  }
  return {
    title: `目标${figures}`,
    blocks:
      groups.length === 1 && groups[0]
        ? [text(...words(groups[0]))]
        : [text('有', b(`${groups.length}项`), '：'), list(...groups.map(words))],
    places: indicators.map(placeOf),
  }
}
