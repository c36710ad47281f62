import { b, type Inline, list, text } from '../cards/kit.ts'
import { chineseNo, notesOf, placeOf, sectionByNo, taskPlaceTitle } from '../domain/look.ts'
import type { Plan, Task } from '../domain/plan.ts'
import type { Facet } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import {
  asking,
  excerpt,
  indicatorsOf,
  mentionNames,
  monthLabel,
  notesFor,
  numberRuns,
  targetWords,
  taskTitle,
} from './words.ts'

/** What was asked of one task, of two or three alike, or of a whole section. */
export function taskPart(
  grounds: Grounds,
  tasks: readonly Task[],
  facets: readonly Facet[],
  sections: readonly { no: number; sub: number | null }[] = [],
): Part {
  const [first] = tasks
  if (!first) return { title: '任务', blocks: [text('附件3没有对应的任务。')] }
  if (tasks.length > 1) return severalPart(grounds, tasks, facets)
  const part = onePart(grounds, first, facets)
  return sections.length === 1 ? { ...part, title: titleOf(grounds.plan, tasks, true) } : part
}

function onePart({ plan }: Grounds, task: Task, facets: readonly Facet[]): Part {
  const wanted: readonly Facet[] = facets.length > 0 ? facets : ['text', 'lead', 'responsible']
  const lines = wanted.map((facet) => lineOf(plan, task, facet)).filter((line) => line.length > 0)
  return {
    title: taskTitle(task),
    blocks: (lines.length > 0 ? lines : [lineOf(plan, task, 'text')]).map((line) => text(...line)),
    notes: notesFor(notesOf(plan, { task: task.no }), wanted)
      .map(({ says }) => says)
      .slice(0, 2),
    places: [
      placeOf(task),
      ...(wanted.includes('target') ? indicatorsOf(plan, task.indicators).map(placeOf) : []),
      ...(wanted.includes('date') ? [plan.periodWritten.place] : []),
    ],
    buttons: [
      ...(wanted.includes('lead') ? [] : [asking('谁牵头', `任务${task.no}谁牵头`)]),
      ...(wanted.includes('responsible') ? [] : [asking('责任单位', `任务${task.no}的责任单位`)]),
      ...(wanted.includes('text') && task.text.length <= 110 ? [] : [asking('原文', `任务${task.no}原文`)]),
    ],
  }
}

export const responsibleWords = (plan: Plan, task: Task): string =>
  task.responsible.length > 0 ? mentionNames(plan, task.responsible) : '没有列，附件3该栏为空'

function lineOf(plan: Plan, task: Task, facet: Facet): Inline[] {
  const indicators = indicatorsOf(plan, task.indicators)
  switch (facet) {
    case 'text':
      return [excerpt(task.text, 300)]
    case 'meaning':
      return [excerpt(task.text, 140)]
    case 'lead':
      return ['牵头单位：', b(mentionNames(plan, task.leads)), task.leads.length > 1 ? '（联合牵头）' : '']
    case 'responsible':
      return ['责任单位：', b(responsibleWords(plan, task))]
    case 'target':
    case 'indicators':
      return indicators.length > 0
        ? [
            '对应指标：',
            b(indicators.map((indicator) => `${indicator.short} ${targetWords(plan, indicator)}`).join('；')),
          ]
        : ['这项任务没有数字目标，', b('附件2没有对应的指标')]
    case 'date':
      return [
        b(`方案未写任务${task.no}的完成时限`),
        `，附件3没有时限栏；方案的时间只有试点期，到${monthLabel(plan.end)}`,
      ]
    case 'place':
      return [b(`附件3任务${task.no}`), `：${taskPlaceTitle(plan, task)}（任务号按行的次序编，原文无号）`]
    case 'category':
      return ['在', b(`（${chineseNo(task.section)}）${sectionByNo(plan, task.section)?.title ?? ''}`), '部分']
    case 'tasks':
      return [b(taskTitle(task)), `，牵头单位：${mentionNames(plan, task.leads)}`]
    default:
      return []
  }
}

/** Tasks of a section, or a name that several share: grouped where they answer alike. */
function severalPart({ plan }: Grounds, tasks: readonly Task[], facets: readonly Facet[]): Part {
  const wanted = facets.filter((facet) => facet === 'lead' || facet === 'responsible')
  const title = titleOf(plan, tasks)
  const places = tasks.length <= 6 ? tasks.map(placeOf) : [`附件3任务${numberRuns(tasks.map(({ no }) => no))}`]
  if (wanted.length === 0) {
    const rows = tasks.map((task): Inline[] => [
      b(taskTitle(task)),
      facets.includes('target') && task.indicators.length > 0
        ? `：${indicatorsOf(plan, task.indicators)
            .map((one) => targetWords(plan, one))
            .join('、')}`
        : '',
    ])
    return { title, blocks: [text('共', b(`${tasks.length}项任务`), '：'), list(...rows)], places }
  }
  const blocks = wanted.map((facet) => {
    const cell = (task: Task): string =>
      facet === 'lead' ? mentionNames(plan, task.leads) : responsibleWords(plan, task)
    const alike = [...new Set(tasks.map(cell))]
    const label = facet === 'lead' ? '牵头单位' : '责任单位'
    if (alike.length === 1 && alike[0] !== undefined)
      return text(`${label}：`, b(alike[0]), `（任务${numberRuns(tasks.map(({ no }) => no))}）`)
    const rows = alike.map((names): Inline[] => [
      `任务${numberRuns(tasks.filter((task) => cell(task) === names).map(({ no }) => no))}：`,
      b(names),
    ])
    return list(...rows.map((row, at): Inline[] => (at === 0 ? [`${label}　`, ...row] : row)))
  })
  return {
    title,
    blocks,
    places,
    buttons: tasks.length <= 5 ? tasks.map((task) => asking(`任务${task.no}`, `任务${task.no}`)) : [],
  }
}

function titleOf(plan: Plan, tasks: readonly Task[], whole = tasks.length > 2): string {
  const [first] = tasks
  const section = sectionByNo(plan, first?.section ?? 0)
  const within = tasks.every((task) => task.section === first?.section)
  const sub = tasks.every((task) => task.subsection === first?.subsection)
    ? section?.subsections.find(({ no }) => no === first?.subsection)
    : undefined
  if (within && sub) return `（${chineseNo(first?.section ?? 1)}）${sub.no} ${sub.title}`
  return within && section && whole
    ? `（${chineseNo(section.no)}）${section.title}`
    : `任务${numberRuns(tasks.map(({ no }) => no))}`
}
