import { b, type Inline, list, text } from '../cards/kit.ts'
import { chineseNo, groupById, sectionByNo } from '../domain/look.ts'
import type { Indicator, Plan, Task } from '../domain/plan.ts'
import type { Ask, Filter } from '../understand/query.ts'
import { rowsOf } from '../understand/rows.ts'
import type { Grounds, Part } from './part.ts'
import { mentionNames, numberRuns, targetWords, taskTitle, unitName, unitNames } from './words.ts'

type Asked = Extract<Ask, { kind: 'list' }>

/** Rows of the two tables that fit every condition, with their number. */
export function listPart({ plan }: Grounds, { of, filters }: Asked): Part {
  const { indicators, tasks } = rowsOf(plan, { of, filters })
  const words = filters.map((filter) => wordsOf(plan, filter)).join('、')
  const kinds = [
    of.includes('indicator') ? `${indicators.length}项指标` : '',
    of.includes('task') ? `${tasks.length}项任务` : '',
  ]
  const whole = `${of.includes('task') ? '附件3' : '附件2'}共`
  const nothing = indicators.length + tasks.length === 0
  const counted = kinds.filter((kind) => kind !== '' && (of.length === 1 || !kind.startsWith('0'))).join('、')
  return {
    title: words === '' ? `全部${of.includes('task') ? '任务' : '指标'}` : words.slice(0, 30),
    blocks: [
      text(
        b(
          nothing
            ? `没有符合“${words}”的${of.includes('task') ? '任务' : '指标'}`
            : `${words === '' ? whole : `${words}的有`}${counted}`,
        ),
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
