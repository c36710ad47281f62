import { b, type Inline, list, text } from '../cards/kit.ts'
import { decimal } from '../domain/decimal.ts'
import { goalOf, notesOf, placeOf, targetFigure } from '../domain/look.ts'
import type { Indicator, Plan } from '../domain/plan.ts'
import type { Facet } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import {
  asking,
  byGoal,
  countingWords,
  mentionNames,
  monthLabel,
  notesFor,
  shortNames,
  targetWords,
  tasksOf,
  taskTitle,
  unitNames,
} from './words.ts'

/** What was asked of one or several indicators, those with one target as one. */
export function indicatorPart(
  { plan }: Grounds,
  asked: readonly Indicator[],
  facets: readonly Facet[],
  unsure: boolean,
  check?: { value: number; unit: string },
): Part {
  const groups = byGoal(plan, asked)
  const wanted: readonly Facet[] = facets.length > 0 ? facets : check ? ['target'] : ['target', 'lead']
  const single = groups.length === 1
  const answers = groups.map((group) => ({ group, lines: linesOf(plan, group, asked, wanted) }))
  const verdict = single && check && groups[0]?.[0] ? (agrees(plan, groups[0][0], check) ? '对，' : '不是，') : ''
  const blocks = single
    ? (answers[0]?.lines ?? []).map((line, at) => text(...(at === 0 && verdict !== '' ? [b(verdict), ...line] : line)))
    : [
        ...(unsure ? [text(`有${groups.length}项指标符合：`)] : []),
        list(
          ...answers.map(({ group, lines }): Inline[] => [
            `${shortNames(group)}：`,
            ...lines.flatMap((line, at) => (at > 0 ? ['；', ...line] : line)),
          ]),
        ),
      ]
  const shown = groups.flat()
  return {
    title: single
      ? shortNames(groups[0] ?? [])
      : groups
          .map((group) => group.map(({ short }) => short).join('、'))
          .join('、')
          .slice(0, 30),
    blocks,
    notes: single
      ? notesFor(
          shown.flatMap(({ no }) => notesOf(plan, { indicator: no })),
          wanted,
        )
          .map(({ says }) => says)
          .slice(0, 2)
      : [],
    places: placesOf(plan, shown, wanted),
    buttons: single && shown[0] ? more(shown[0], wanted) : [],
  }
}

function linesOf(
  plan: Plan,
  group: readonly Indicator[],
  asked: readonly Indicator[],
  facets: readonly Facet[],
): Inline[][] {
  const [first] = group
  if (!first) return []
  const parts =
    group.length > 1 ? `（指标${group.map(({ no }) => no).join('、')}合并计算，${partly(group, asked)}）` : ''
  const tasks = tasksOf(plan, [...new Set(group.flatMap((indicator) => indicator.tasks))])
  const lines: Partial<Record<Facet, () => Inline[]>> = {
    target: () => [
      '目标',
      b(targetWords(plan, first)),
      `（${countingWords(first)}，到${monthLabel(plan.end)}）${parts}`,
    ],
    lead: () => ['牵头单位：', b(unitNames(plan, first.leads)), first.leads.length > 1 ? '（联合牵头）' : ''],
    responsible: () =>
      tasks.length === 0
        ? ['附件2没有责任单位栏，也没有对应的任务']
        : tasks.flatMap((task, at): Inline[] => [
            at > 0 ? '；' : '',
            `责任单位（任务${task.no}）：`,
            b(task.responsible.length > 0 ? mentionNames(plan, task.responsible) : '没有列，附件3该栏为空'),
          ]),
    counting: () =>
      first.counting
        ? ['统计口径：', b(first.counting)]
        : ['统计口径：', b('方案未标注'), '（附件2没有写累计数或期间数）'],
    measureUnit: () => ['计量单位：', b(first.unit), inOnes(plan, first)],
    wording: () => wordingLine(first, plan),
    category: () => ['属于', b(`“${first.category}”`), '类（附件2）'],
    place: () => [b(group.map(({ no }) => `附件2第${no}项`).join('、')), ...otherPlaces(group)],
    meaning: () => [first.meaning, `目标${targetWords(plan, first)}。`],
    text: () => [
      '指标',
      b(String(first.no)),
      `：${group.map(({ name }) => name).join(' + ')}，目标`,
      b(targetWords(plan, first)),
      `（${countingWords(first)}），牵头单位：${unitNames(plan, first.leads)}`,
    ],
    date: () => ['完成时间：', b(monthLabel(plan.end)), '（试点期结束，方案没有另写时限）'],
    base: () =>
      first.baselineDate
        ? ['与', b(`${first.baselineDate.slice(0, 4)}年`), '比，起点数以填报的基数为准']
        : ['方案没有写与哪一年比，', `目标${targetWords(plan, first)}是${countingWords(first)}`],
    tasks: () => (tasks.length > 0 ? ['对应任务：', b(tasks.map(taskTitle).join('、'))] : ['附件3没有对应的任务']),
    indicators: () => ['指标', b(group.map(({ no, name }) => `${no} ${name}`).join('、'))],
    notes: () => [],
  }
  return facets.flatMap((facet) => {
    const line = lines[facet]?.() ?? []
    return line.length > 0 ? [line] : []
  })
}

const partly = (group: readonly Indicator[], asked: readonly Indicator[]): string =>
  asked.length < group.length ? '方案没有拆分' : '不是各自的目标'

function wordingLine(indicator: Indicator, plan: Plan): Inline[] {
  const said = indicator.wording.filter(({ word }) => !/合计|累计/.test(word))
  if (said.length === 0)
    return ['方案只写', b(`“达到${targetWords(plan, indicator)}”`), '，没有“力争”“确保”“以上”一类的字样']
  const words = [...new Set(said.map(({ word }) => word))]
  return [
    '方案的措辞：',
    b(words.map((word) => `“${word}”`).join('、')),
    `（${words
      .map(
        (word) =>
          `${word}见${said
            .filter((one) => one.word === word)
            .map(({ place }) => place)
            .join('、')}`,
      )
      .join('；')}），附件2只写数`,
  ]
}

function otherPlaces(group: readonly Indicator[]): Inline[] {
  const places = [...new Set(group.flatMap(({ statedAt }) => statedAt.map(({ place }) => place)))].filter(
    (place) => !place.startsWith('附件2'),
  )
  return places.length > 0 ? [`；同一目标还见${places.join('、')}`] : ['（目标数只见于附件2）']
}

function placesOf(plan: Plan, shown: readonly Indicator[], facets: readonly Facet[]): string[] {
  const rows = shown.map(placeOf)
  const tasks =
    facets.includes('responsible') || facets.includes('tasks')
      ? tasksOf(plan, [...new Set(shown.flatMap((indicator) => indicator.tasks))]).map(placeOf)
      : []
  const stated =
    (facets.includes('target') || facets.includes('base')) && shown.length <= 2
      ? shown.flatMap(({ statedAt }) => statedAt.map(({ place }) => place))
      : []
  const time = facets.includes('date') ? [plan.periodWritten.place] : []
  return [...rows, ...tasks, ...stated, ...time]
}

/** What one would ask next, unless it has just been said. */
function more({ no }: Indicator, facets: readonly Facet[]) {
  return [
    ...(facets.includes('lead') ? [] : [asking('谁牵头', `指标${no}谁牵头`)]),
    ...(facets.includes('responsible') ? [] : [asking('责任单位', `指标${no}对应任务的责任单位`)]),
    asking('完成情况', `指标${no}完成情况`),
  ].slice(0, 3)
}

/** `（15.6万件即156000件）` */
function inOnes(plan: Plan, { no, unit }: Indicator): string {
  const scale = unit.startsWith('万') ? 10_000 : unit.startsWith('亿') ? 100_000_000 : 1
  const target = targetFigure(goalOf(plan, no))
  return scale === 1 || target === null
    ? ''
    : `（${target}${unit}即${decimal(target).times(scale).toFixed()}${unit.slice(1)}）`
}

/** Whether a figure somebody names is the target, in its unit or in single things. */
function agrees(plan: Plan, { no, unit }: Indicator, { value, unit: said }: { value: number; unit: string }): boolean {
  const target = Number(targetFigure(goalOf(plan, no)))
  return target === value || (unit.startsWith('万') && said === unit.slice(1) && target * 10_000 === value)
}
