import { shortName, unitsOfMentions } from '../../domain/look.ts'
import type { Mention, Plan, Task } from '../../domain/plan.ts'
import { leadsOf, placeOf, wordsOf } from '../book.ts'
import { contactOf } from '../contact.ts'
import { membersOf } from '../duty.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { tasksOf } from '../relate.ts'
import type { RowOf } from '../rows.ts'
import { mentionNames, numberRuns, unitNames } from '../words.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>
type Facet = (row: Matter, context: Context) => Fact

/** Units of one cell as a fact; `empty` where the cell names nobody; of an order that is asked for the one at that place. */
function cell(
  { plan, query: { rank } }: Context,
  label: string,
  mentions: readonly Mention[],
  empty: string,
  rest = '',
): Fact {
  if (mentions.length === 0) return { label, value: empty, members: [], silent: true }
  if (rank !== undefined) {
    const one = mentions.slice(rank - 1, rank)
    const all = `共${mentions.length}家`
    if (one.length === 0) return { label, value: `没有第${rank}家`, rest: `，${all}：${mentionNames(plan, mentions)}` }
    return {
      label: `${label}第${rank}家是`,
      value: mentionNames(plan, one),
      rest: `（${all}）`,
      members: membersOf(plan, one),
    }
  }
  return { label, value: mentionNames(plan, mentions), rest, members: membersOf(plan, mentions) }
}

/** The same of several tasks: alike once, else by task. */
function cells(
  plan: Plan,
  tasks: readonly Task[],
  label: string,
  of: (task: Task) => readonly Mention[],
  empty: string,
): Fact {
  if (tasks.length === 0) return { label: `${label}：`, value: empty, members: [], silent: true }
  const written = (task: Task): string => mentionNames(plan, of(task)) || empty
  const alike = [...new Set(tasks.map(written))]
  const members = membersOf(plan, tasks.flatMap(of))
  const places = tasks.map(placeOf)
  const runs = (words: string): string =>
    numberRuns(tasks.filter((task) => written(task) === words).map(({ no }) => no))
  if (alike.length === 1)
    return {
      label: `${label}（任务${runs(alike[0] ?? '')}）：`,
      value: alike[0] ?? '',
      members,
      places,
      silent: alike[0] === empty,
    }
  return { label: `${label}：`, value: alike.map((words) => `任务${runs(words)} ${words}`).join('；'), members, places }
}

/** Who leads is not written; who else is named with it is what can be told. */
function leaderless(plan: Plan, { responsible: others }: Task, none: string): Fact {
  const rest = others.length > 0 ? `，只列了${wordsOf(plan).others}：${mentionNames(plan, others)}` : ''
  return { label: '', value: none, rest, members: [], silent: true }
}

/** Who reports for the leads of a row, where the reader may know. */
export const liaison: Facet = (row, context) => {
  const { plan } = context
  const ids =
    row.kind === 'task'
      ? unitsOfMentions(plan, leadsOf(plan, row.item))
      : [...new Set(row.with.flatMap(({ leads }) => leads))]
  const known = ids.flatMap((id) => {
    const words = contactOf(id, context).replace('，', '')
    return words === '' ? [] : [`${ids.length > 1 ? shortName(plan, id) : ''}${words}`]
  })
  // Nobody is called by the bot: neither the plan nor the roster has a number.
  const phone = /电话|手机|号码|联系方式/.test(context.query.said ?? '') ? '；电话方案没有写，名册也不登记' : ''
  const rest = known.length > 0 ? `（名册登记，方案未写）${phone}` : phone.slice(1)
  return { label: '', value: known.join('；'), rest, places: [] }
}

export const lead: Facet = (row, context) => {
  const { plan } = context
  const label = `${wordsOf(plan).lead}：`
  const none = `方案未写${wordsOf(plan).lead}`
  const joint = (count: number): string => (count > 1 ? '（联合牵头）' : '')
  if (row.kind === 'task') {
    const leads = leadsOf(plan, row.item)
    if (leads.length === 0) return leaderless(plan, row.item, none)
    return cell(context, label, leads, none, joint(leads.length))
  }
  const ids = [...new Set(row.with.flatMap(({ leads }) => leads))]
  if (ids.length === 0 && tasksOf(plan, row).length === 0) return { label: '', value: none, members: [], silent: true }
  if (ids.length === 0) return cells(plan, tasksOf(plan, row), wordsOf(plan).lead, (task) => leadsOf(plan, task), none)
  return {
    label,
    value: unitNames(plan, ids),
    rest: joint(ids.length),
    members: ids.map((id) => ({ ref: { kind: 'unit', id } })),
  }
}

export const responsible: Facet = (row, context) => {
  const { plan } = context
  const { others } = wordsOf(plan)
  const empty = `没有列${others}`
  const cellOf = (task: Task): string =>
    plan.source.some((block) => block.place === task.place && 'cells' in block) ? '，该栏为空' : ''
  if (row.kind === 'task') return cell(context, `${others}：`, row.item.responsible, `${empty}${cellOf(row.item)}`)
  const tasks = tasksOf(plan, row)
  if (tasks.length === 0)
    return { label: `${others}：`, value: '方案没有列', rest: '，没有对应的任务', members: [], silent: true }
  return cells(plan, tasks, others, (task) => task.responsible, empty)
}

export const units: Facet = (row, context) => {
  const [one, other] = [lead(row, context), responsible(row, context)]
  return {
    label: one.label,
    value: one.value,
    rest: `；${other.label}${other.value}`,
    members: [...(one.members ?? []), ...(other.members ?? [])],
    places: other.places,
  }
}
