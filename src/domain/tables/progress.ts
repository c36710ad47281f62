import type { About, Candidate } from './candidate.ts'
import { isNumber } from './cells.ts'
import type { Found } from './found.ts'
import { type FieldName, taskFields } from './reading.ts'
import { stateBefore, stateIn } from './states.ts'

const enoughWords = 8

/** What a row says of a task goes to the fields of its form. */
export function placeProgress(
  found: Found,
  { kind, no, unit, label, said: how }: About,
  cells: readonly Candidate[],
): void {
  const hasDone = cells.some(
    ({ heading: { role }, text }) => role === 'done' && stateIn(text) === null && stateBefore(text) === null,
  )
  // “按计划推进” beside a state that has a column of its own is what was done.
  const hasState = cells.some(({ heading: { role }, text }) => role === 'state' && stateIn(text) !== null)
  const states = cells.filter(({ text }) => stateIn(text) !== null)
  const [only, ...more] = states
  // 备注 may be where the one state of a row is written.
  const noted = more.length === 0 && only && /备注|说明/.test(only.heading.text) ? only : null
  const open = (one: Candidate): Candidate =>
    one === noted ? { ...one, heading: { ...one.heading, role: 'state' } } : one
  for (const one of cells.map(open)) {
    const { row, column, text, heading, period } = one
    // A lamp beside a state in words says nothing more.
    if (hasState && heading.role === 'state' && /^[红黄绿蓝]灯?$/.test(text)) continue
    const mark = markedState(one)
    const before =
      mark === null && heading.role !== 'aside' && !(hasState && heading.role === 'done') ? stateBefore(text) : null
    const said = mark === null && before === null ? fieldOf(one, hasState) : 'state'
    // 案件数据 beside 工作情况: what was done has a column of its own.
    // Words beside a task under no heading are what was done.
    const isBare =
      heading.text === '' && heading.role === 'unknown' && text.length >= enoughWords && /[，。；、]/.test(text)
    const field =
      said === undefined && isBare ? 'done' : said === 'done' && hasDone && heading.role !== 'done' ? undefined : said
    if (field) {
      const notes = found.grid.cells[row]?.[column]?.formula ? [`${found.at(row, column)}是公式，取存的值`] : []
      const place = {
        at: found.at(row, column),
        kind,
        no,
        measure: '',
        loose: [],
        period,
        unit,
        label,
        said: how === undefined ? notes : [how, ...notes],
      }
      found.put({ ...place, field, text: mark ?? before?.state ?? text })
      if (before && !hasDone) found.put({ ...place, field: 'done', text: before.rest })
    } else if (heading.role !== 'aside' || isNumber(text) || /备注|说明|[计规]划$|安排$/.test(heading.text)) {
      found.leave(row, column, `“${heading.text || '无标题'}”列不知道填在任务的哪一栏`)
    }
  }
}

/** A tick, or 是 under what is asked. */
export const isMark = (text: string): boolean => /^[√✓✔☑●■○1是]$/.test(text.trim())

/** A tick under a state: 推进中 | √. */
function markedState({ text, heading }: Candidate): string | null {
  if (!isMark(text)) return null
  const above = heading.text.split(' ').at(-1) ?? ''
  return stateIn(above) ?? stateIn(/^是否(.+)$/.exec(above)?.[1] ?? '')
}

function fieldOf({ text, heading: { role } }: Candidate, hasState: boolean): FieldName | undefined {
  const own = taskFields.find((field) => field === role)
  // A column of progress often holds nothing but a state.
  if (own) return own === 'done' && stateIn(text) !== null && !hasState ? 'state' : own
  if (stateIn(text) !== null && role !== 'aside' && !hasState) return 'state'
  return (role === 'value' || role === 'new' || role === 'level') && !isNumber(text) ? 'done' : undefined
}
