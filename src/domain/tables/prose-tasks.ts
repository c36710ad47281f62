import type { About, Candidate } from './candidate.ts'
import type { Found } from './found.ts'
import { isTaskField, roleOf } from './headings.ts'
import { labelIn } from './label-in.ts'
import { placeProgress } from './progress.ts'
import type { TaskField } from './reading.ts'
import { resolved } from './resolve.ts'
import { stateBefore, stateIn } from './states.ts'
import type { Titles } from './titles.ts'

/** A task a line of a message opened: what the lines below it go on to say is of it. */
export type Told = { about: About; isOpen: boolean } | { why: string }

const head = /^([^\d；;]{2,30}?)(?:方面|工作)?\s*([：:。，,（(【[].*|$)/su
const ending = /(已?完成|推进中|正在推进|未启动|受阻)$/
const fewWords = 4

/**
 * 执法培训：推进中，组织培训1期 or 二、专题培训方面。举办1期: a line about the task its first words name, or one that goes
 * on about the task before (下一步：…). Null where a line is about no task.
 */
export function readTold(found: Found, titles: Titles, row: number, line: string, before: Told | null): Told | null {
  const [, opening = '', after = ''] = head.exec(line) ?? []
  const name = opening.replace(ending, '')
  const rest = `${opening.slice(name.length)}${after}`
  const words = rest.replace(/^[：:。，,]\s*/, '')
  const role = /^[：:]/.test(rest) && name.length <= 8 ? roleOf(name) : undefined
  if (before && role && isTaskField(role)) return told(found, titles, row, before, [{ role, text: words }], before)
  const label = labelIn(found.reading.labels, name, 'task')
  const other = labelIn(found.reading.labels, name)
  const state = stateIn(words) ?? stateBefore(words)?.state ?? null
  const isNamed = label?.kind === 'task' && (state !== null || !(other?.kind === 'indicator' && other.sure))
  if (isNamed && (words === '' || state !== null || words.length >= fewWords)) {
    const no = resolved(found, row, 0, name, label, new Set())
    const about = { kind: 'task' as const, unit: titles.unit(), measure: '', of: null, label: name }
    const own: Told = typeof no === 'object' ? no : { about: { ...about, no }, isOpen: words === '' }
    return told(found, titles, row, own, fieldsOf(words), own)
  }
  const isOn = before !== null && 'about' in before && before.isOpen && line.length >= fewWords * 2
  return isOn ? told(found, titles, row, before, fieldsOf(line), before) : null
}

type Field = { role: TaskField; text: string }

function fieldsOf(words: string): Field[] {
  const split = stateBefore(words)
  if (split) return [field('state', split.state), field('done', split.rest.replace(/^[：:，,\s]+/, ''))]
  return words === '' ? [] : [field(stateIn(words) === null ? 'done' : 'state', words)]
}

const field = (role: TaskField, text: string): Field => ({ role, text })

function told(found: Found, titles: Titles, row: number, task: Told, fields: readonly Field[], after: Told): Told {
  if ('why' in task) found.leave(row, 0, task.why)
  else {
    const period = titles.period()
    const cells = fields.map(({ role, text }): Candidate => {
      return { row, column: 0, text, heading: { role, period: null, measure: '', text: '', unit: '' }, period }
    })
    placeProgress(found, task.about, cells)
  }
  return after
}
