import { b, type Inline, list, text } from '../cards/kit.ts'
import type { Indicator, Plan, Task } from '../domain/plan.ts'
import { dutiesOf } from '../plan/duties.ts'
import { chineseNo, goalOf, groupById, sectionByNo } from '../plan/look.ts'
import type { Ask, Filter } from '../understand/query.ts'
import type { Grounds, Part } from './part.ts'
import { mentionNames, numberRuns, targetWords, taskTitle, unitName, unitNames } from './words.ts'

type Asked = Extract<Ask, { kind: 'list' }>

/** Rows of the two tables that fit every condition, with their number. */
export function listPart({ plan }: Grounds, { of, filters }: Asked): Part {
  const indicators = of.includes('indicator')
    ? plan.indicators.filter((row) => filters.every((filter) => fitsIndicator(plan, row, filter)))
    : []
  const tasks = of.includes('task')
    ? plan.tasks.filter((row) => filters.every((filter) => fitsTask(plan, row, filter)))
    : []
  const words = filters.map((filter) => wordsOf(plan, filter)).join('、')
  const kinds = [
    of.includes('indicator') ? `${indicators.length}项指标` : '',
    of.includes('task') ? `${tasks.length}项任务` : '',
  ]
  const nothing = indicators.length + tasks.length === 0
  const counted = kinds.filter((kind) => kind !== '' && (of.length === 1 || !kind.startsWith('0'))).join('、')
  return {
    title: words.slice(0, 30),
    blocks: [
      text(
        b(nothing ? `没有${words}的${of.includes('task') ? '任务' : '指标'}` : `${words}的有${counted}`),
        nothing ? '。' : '：',
      ),
      ...(indicators.length > 0 ? [list(...indicators.map((row) => indicatorRow(plan, row, filters)))] : []),
      ...(tasks.length > 0 ? taskRows(plan, tasks, filters) : []),
    ],
    places: [
      ...(indicators.length > 0 || of[0] === 'indicator' ? [`附件2${runs(indicators)}`] : []),
      ...(tasks.length > 0 ? [`附件3任务${numberRuns(tasks.map(({ no }) => no))}`] : []),
    ],
  }
}

const runs = (rows: readonly Indicator[]): string =>
  rows.length > 0 && rows.length < 8 ? `第${numberRuns(rows.map(({ no }) => no))}项` : ''

function indicatorRow(plan: Plan, row: Indicator, filters: readonly Filter[]): Inline[] {
  const leads = filters.some(({ by }) => by === 'unit' || by === 'joint') ? `（${unitNames(plan, row.leads)}）` : ''
  return [`指标${row.no} `, b(row.short), ` ${targetWords(plan, row)}${leads}`]
}

function taskRows(plan: Plan, tasks: readonly Task[], filters: readonly Filter[]) {
  const leads = filters.some(
    (filter) => filter.by === 'joint' || filter.by === 'empty' || (filter.by === 'unit' && filter.not),
  )
  if (tasks.length <= 12)
    return [
      list(
        ...tasks.map((task): Inline[] => [b(taskTitle(task)), leads ? `（${mentionNames(plan, task.leads)}）` : '']),
      ),
    ]
  const rows = plan.sections.flatMap(({ no }): Inline[][] => {
    const own = tasks.filter(({ section }) => section === no)
    return own.length > 0 ? [[b(`（${chineseNo(no)}）`), own.map((task) => `${task.no} ${task.short}`).join('；')]] : []
  })
  return [list(...rows)]
}

const negated = (filter: Filter, fits: boolean): boolean => ('not' in filter && filter.not ? !fits : fits)

function fitsIndicator(plan: Plan, row: Indicator, filter: Filter): boolean {
  switch (filter.by) {
    case 'counting':
      return negated(filter, row.counting === filter.value)
    case 'category':
      return negated(filter, row.category === filter.name)
    case 'section':
      return row.tasks.some((no) => plan.tasks.some((task) => task.no === no && inSection(task, filter)))
    case 'unit':
      return negated(filter, filter.duty === 'responsible' ? false : row.leads.includes(filter.unit))
    case 'group':
      return negated(filter, false)
    case 'joint':
      return negated(filter, row.leads.length > 1)
    case 'empty':
      return false
    case 'measureUnit':
      return negated(filter, row.unit === filter.unit)
    case 'wording':
      return negated(
        filter,
        row.wording.some(({ word }) => word === filter.word),
      )
    case 'shared':
      return goalOf(plan, row.no).indicators.length > 1
    case 'number': {
      const target = Number(goalOf(plan, row.no).target)
      const same = filter.unit === '' || filter.unit === row.unit
      return (
        same &&
        (filter.than === 'over'
          ? target > filter.value
          : filter.than === 'atLeast'
            ? target >= filter.value
            : filter.than === 'under'
              ? target <= filter.value
              : target === filter.value)
      )
    }
    case 'linked':
      return negated(filter, filter.to === 'task' ? row.tasks.length > 0 : true)
    case 'about':
      return `${row.name}${row.short}${row.category}`.includes(filter.word)
    case 'rows':
      return filter.numbers.includes(row.no)
  }
}

function fitsTask(plan: Plan, row: Task, filter: Filter): boolean {
  switch (filter.by) {
    case 'section':
      return inSection(row, filter)
    case 'unit': {
      const { leads, responsible } = dutiesOf(plan, filter.unit)
      const led = leads.includes(row)
      const does = responsible.some(({ task }) => task === row)
      return negated(filter, filter.duty === 'lead' ? led : filter.duty === 'responsible' ? does : led || does)
    }
    case 'group':
      return negated(
        filter,
        row.responsible.some((mention) => 'group' in mention && mention.group === filter.group),
      )
    case 'joint':
      return negated(filter, row.leads.length > 1)
    case 'empty':
      return negated(filter, row.responsible.length === 0)
    case 'linked':
      return negated(filter, filter.to === 'indicator' ? row.indicators.length > 0 : true)
    case 'wording':
      return negated(filter, row.text.includes(filter.word))
    case 'category':
      return negated(
        filter,
        plan.indicators.some(
          (indicator) => indicator.category === filter.name && row.indicators.includes(indicator.no),
        ),
      )
    case 'about':
      return [row.text, row.short, ...row.aliases].some((words) => words.includes(filter.word))
    case 'rows':
      return filter.numbers.includes(row.no)
    case 'counting':
    case 'measureUnit':
    case 'shared':
    case 'number':
      return false
  }
}

const inSection = ({ section, subsection }: Task, { no, sub }: { no: number; sub: number | null }): boolean =>
  section === no && (sub === null || subsection === sub)

function wordsOf(plan: Plan, filter: Filter): string {
  const not = 'not' in filter && filter.not
  switch (filter.by) {
    case 'counting':
      return filter.value === null ? '未标累计数或期间数' : `${not ? '不是' : '标为'}${filter.value}`
    case 'category':
      return `${not ? '不' : ''}属于“${filter.name}”`
    case 'section': {
      const section = sectionByNo(plan, filter.no)
      const sub = section?.subsections.find(({ no }) => no === filter.sub)
      return `（${chineseNo(filter.no)}）${sub ? `${sub.no} ${sub.title}` : (section?.title ?? '')}部分`
    }
    case 'unit':
      return `${not ? '不由' : '由'}${unitName(plan, filter.unit)}${filter.duty === 'lead' ? '牵头' : filter.duty === 'responsible' ? '配合' : '承担'}`
    case 'group':
      return `责任单位${not ? '没有' : '写有'}“${groupById(plan, filter.group)?.name ?? ''}”`
    case 'joint':
      return not ? '一家单独牵头' : '联合牵头'
    case 'empty':
      return not ? '列有责任单位' : '没有责任单位'
    case 'measureUnit':
      return `${not ? '不' : ''}以“${filter.unit}”为单位`
    case 'wording':
      return `${not ? '没有' : ''}写“${filter.word}”`
    case 'shared':
      return '共用一个目标'
    case 'number':
      return `目标${filter.than === 'over' ? '超过' : filter.than === 'atLeast' ? '不低于' : filter.than === 'under' ? '不高于' : '为'}${filter.value}${filter.unit}`
    case 'linked':
      return `${not ? '没有' : '有'}对应${filter.to === 'indicator' ? '指标' : '任务'}`
    case 'about':
      return `与“${filter.word}”有关`
    case 'rows':
      return '所列'
  }
}
