import { pairsOf } from '../pairs.ts'
import type { About, Candidate } from './candidate.ts'
import type { Found } from './found.ts'
import { fieldHeading, isFieldName, isTaskField } from './headings.ts'
import type { Label } from './label.ts'
import { labelIn } from './label-in.ts'
import { bareLabel, type Labels } from './labels.ts'
import { placeProgress } from './progress.ts'
import type { TaskField } from './reading.ts'
import { resolved } from './resolve.ts'
import { periodSaid } from './said-period.ts'
import { stateBefore, stateIn } from './states.ts'
import type { Titles } from './titles.ts'

/** A task a line of a message opened: what the lines below it go on to say is of it. */
export type Told = { about: About; isOpen: boolean } | { why: string }

const head = /^([^\d；;]{2,30}?)(?:方面|工作)?\s*([：:。，,（(【[].*|$)/su
const ending = /(已?完成|推进中|正在推进|未启动|受阻)$/
/** 那项任务还在 between a task's name and its state. */
const joint = /((那|这)一?[项个])?(任务|工作)?(目前|现在|还|仍|一直|已经?|正)*在?$/
const fewWords = 4

/** Where a line says a state between marks, and what stands before and after it: 打击侵权，推进中。进展：…; null where it does not. */
function aroundState(line: string): { name: string; state: string; rest: string; isIn: boolean } | null {
  for (const found of line.matchAll(
    /[（(【[，,：:]\s*([^（()）【】[\]，,：:；;。\d]{2,8})(?=[）)】\]，,。：:；;]|$)/g,
  )) {
    const state = stateIn(found[1] ?? '')
    const rest = line.slice(found.index + found[0].length).replace(/^[）)】\]，,。：:；;\s]+/, '')
    if (state !== null) return { name: line.slice(0, found.index), state, rest, isIn: /^[（(【[]/.test(found[0]) }
  }
  return null
}

/**
 * 执法培训：推进中，组织培训1期 or 二、专题培训方面。举办1期: a line about the task its first words name, or one that goes
 * on about the task before (下一步：…). Null where a line is about no task.
 */
export function readTold(
  found: Found,
  titles: Titles,
  row: number,
  { line, noted, isHead }: TaskLine,
  before: Told | null,
): Told | null {
  const { labels } = found.reading
  const [, opening = '', after = ''] = head.exec(line) ?? []
  const named = opening.replace(ending, '')
  const said = `${opening.slice(named.length)}${after}`.replace(/^[：:。，,]\s*/, '')
  if (before && fieldOpening(line) !== null) return told(found, titles, row, before, fieldsOf(line), before)
  const opens = (label: Label, name: string, fields: readonly Field[]): Told => {
    const no = resolved(found, row, 0, name, label, new Set())
    const about = { kind: 'task' as const, unit: titles.unit(), measure: '', of: null, label: name }
    const own: Told = typeof no === 'object' ? no : { about: { ...about, no }, isOpen: fields.length === 0 }
    return told(found, titles, row, own, fields, own)
  }
  // The name of a task that says all of its text has marks in it: what stands behind them was not done.
  const heading = (noted || isHead) && !/[：:。；;]./.test(line) ? labelIn(labels, line, 'task') : null
  if (heading?.kind === 'task' && heading.sure && (noted || isOfName(labels, heading.nos, said)))
    return opens(heading, line, [])
  const around = aroundState(line)
  const whole = around && !/[。；;]/.test(around.name) ? labelIn(labels, around.name, 'task') : null
  // The task's own text may have marks in it as well: its state ends it, in brackets whatever is before.
  const isWhole = whole?.kind === 'task' && (around?.isIn || (whole.sure && whole.rank >= 2))
  const name = around && isWhole ? around.name : named === opening ? named : named.replace(joint, '')
  const fields = around && isWhole ? [field('state', around.state), ...fieldsOf(around.rest)] : fieldsOf(said)
  const label = isWhole ? whole : labelIn(labels, name, 'task')
  const other = labelIn(labels, name)
  const hasState = fields.some((one) => one.role === 'state')
  const isNamed = label?.kind === 'task' && (hasState || !(other?.kind === 'indicator' && other.sure))
  if (isNamed && (fields.length === 0 || hasState || said.length >= fewWords)) return opens(label, name, fields)
  const isOn = before !== null && 'about' in before && before.isOpen && line.length >= fewWords * 2
  return isOn ? told(found, titles, row, before, fieldsOf(line), before) : null
}

/** `noted`: it said who leads the task it names; `isHead`: a field of a task stands below it. */
type TaskLine = { line: string; noted: boolean; isHead: boolean }

/** The field of a task a line opens with the name of: 下一步：…; null where it does not. */
export function fieldOpening(line: string): TaskField | null {
  const [, name = ''] = /^([^\d；;：:]{2,8})[：:]/.exec(line) ?? []
  const role = name === '' ? undefined : fieldHeading(name).role
  return role && isTaskField(role) ? role : null
}

const mostly = 0.66

/** Words behind a mark in the name of a task that its own text has as well. */
function isOfName({ texts }: Labels, nos: readonly number[], words: string): boolean {
  const pairs = pairsOf(bareLabel(words))
  return texts.some(
    ({ no, pairs: own }) => nos.includes(no) && pairs.filter((pair) => own.has(pair)).length >= pairs.length * mostly,
  )
}

/** Of a message in one line the sentences about a task that say its state; of those with a state and no task, that. */
export function readSentences(found: Found, titles: Titles, row: number, line: string): void {
  const [first = ''] = line.split(/[，,。；;]/)
  const own = titles.period() === null && periodSaid(first) !== null ? titles.and(first) : titles
  for (const sentence of line.split(/(?<=[。！!；;])/).slice(1)) {
    const [clause = ''] = sentence.split(/[，,。；;！!]/)
    if (!ending.test(clause) && aroundState(sentence) === null) continue
    if (readTold(found, own, row, { line: sentence, noted: false, isHead: false }, null) === null)
      found.leave(row, 0, `“${sentence.slice(0, 20)}”没有认出说的是哪一项任务`)
  }
}

type Field = { role: TaskField; text: string; bare?: true }

/** What words say of a task, field by field: 推进中，走访12家。下一步：…; behind no name of a field, what was done or will be. */
function fieldsOf(words: string): Field[] {
  const split = stateBefore(words)
  const text = (split?.rest ?? words).replace(/^[：:，,。\s]+/, '')
  const state = split?.state ?? stateIn(text)
  const parts = split === null && state !== null ? [] : text.split(/(?<=^|[。；;\s])(?=[^，,。；;：:\s\d]{2,8}[：:])/)
  return [
    ...(state === null ? [] : [field('state', state)]),
    ...parts.flatMap((part) => {
      const [, name = '', rest = ''] = /^([^：:]{2,8})[：:]\s*(.*)$/su.exec(part) ?? []
      const role = isFieldName(name) ? fieldHeading(name).role : 'done'
      const said: Field = isFieldName(name) && isTaskField(role) ? { role, text: rest } : { ...open(part), bare: true }
      return said.text.trim() === '' ? [] : [said.role === 'state' ? field('state', stateIn(rest) ?? rest) : said]
    }),
  ]
}

/** 大概年底能形成经验: what is not yet done. */
const open = (text: string): Field =>
  field(/^(大概|预计|预期|计划|拟|争取|力争|准备|打算|下一?步)/.test(text) ? 'next' : 'done', text)

const field = (role: TaskField, text: string): Field => ({ role, text: text.trim() })

function told(found: Found, titles: Titles, row: number, task: Told, fields: readonly Field[], after: Told): Told {
  if ('why' in task) found.leave(row, 0, task.why)
  else {
    const period = titles.period()
    // Behind 受阻 words under no name may say what was done or what is in the way.
    const isHeld = fields.some(({ role, text }) => role === 'state' && text === '受阻')
    for (const { text } of isHeld ? fields.filter(({ bare }) => bare) : [])
      found.leave(row, 0, `“${text}”不知道是进展还是受阻的原因`)
    const used = isHeld ? fields.filter(({ bare }) => !bare) : fields
    const cells = used.map(({ role, text }): Candidate => {
      return { row, column: 0, text, heading: { role, period: null, measure: '', text: '', unit: '' }, period }
    })
    placeProgress(found, task.about, cells)
  }
  return after
}
