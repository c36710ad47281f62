import type { Inline } from '../cards/kit.ts'
import { obstacleWords } from '../cards/task-words.ts'
import { shortName } from '../domain/look.ts'
import type { Task } from '../domain/plan.ts'
import type { Context } from './grounds.ts'
import { indicatorsOf } from './relate.ts'
import type { Kind, Row } from './rows.ts'
import { targetWords } from './words.ts'

/** As many characters of a text as a list has room for. */
const excerpt = 28

/** The beginning of a text, cut where a phrase ends. */
export function excerptOf(text: string): string {
  if (text.length <= excerpt) return text
  const end = Math.max(...['，', ',', '；', '。', '、'].map((mark) => text.lastIndexOf(mark, excerpt)))
  return `${text.slice(0, end > excerpt / 2 ? end : excerpt)}…`
}

/** The little that tells rows of a list apart where nothing was asked of them. */
export function figuresBehind({ plan, query, taskStates }: Context, few: boolean): (row: Row) => Inline[] {
  const byUnit = query.where.some(({ by }) => by === 'lead' || by === 'joint')
  const words: Partial<Record<Kind, (row: Row) => string>> = {
    indicator: (row) =>
      row.kind === 'indicator'
        ? ` ${targetWords(plan, row.item)}${byUnit && row.item.leads.length > 1 ? `（${row.item.leads.map((id) => plan.units.find((unit) => unit.id === id)?.short ?? id).join('、')}）` : ''}`
        : '',
    person: (row) => (row.kind === 'person' ? `，${row.item.postWritten}，${row.item.roles.join('兼')}` : ''),
    task: (row) => (row.kind === 'task' ? `${besidesOf(row.item)}${few ? `：${excerptOf(row.item.text)}` : ''}` : ''),
  }
  const besidesOf = (task: Task): string => {
    if (query.where.some(({ by, not }) => by === 'joint' || (by === 'lead' && not))) return `（${task.leadsWritten}）`
    if (query.where.some((filter) => filter.by === 'light' && filter.is === 'blocked')) return obstaclesOf(task.no)
    if (!query.where.some(({ by, not }) => by === 'linked' && !not)) return ''
    const own = indicatorsOf(plan, { kind: 'task', id: String(task.no), item: task })
    return ` ${own.map((one) => targetWords(plan, one)).join('、')}`
  }
  /** Of what is stuck: by whose report, why, and what would help. */
  const obstaclesOf = (no: number): string => {
    const told = (taskStates().find(({ task }) => task.no === no)?.reports ?? [])
      .filter(({ progress }) => progress === '受阻')
      .map((report) => `${shortName(plan, report.unit)}${obstacleWords(report)}`)
    return told.length === 0 ? '' : `（${told.join('；')}）`
  }
  return (row) => [words[row.kind]?.(row) ?? '']
}
