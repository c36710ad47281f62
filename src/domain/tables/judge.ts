import { decimal, figure, plainFigure } from '../decimal.ts'
import { unitOf, unitsAgree } from '../numbers/unit.ts'
import type { Plan } from '../plan.ts'
import { progressWords, type Report, taskTextNames } from '../report.ts'
import { type About, check, type Entry, type Typed } from '../reporting/check.ts'
import { factsFor, subjectFor } from '../reporting/shares.ts'
import { beforeOf, liveFigures, reportsFor } from '../reporting/standing.ts'
import { type Subject, shortOf, titleOf } from '../reporting/subject.ts'
import { clipped, contentWords, figureWords } from '../reporting/words.ts'
import type { Where } from './address.ts'
import type { PlacedCell, Question, Reading } from './reading.ts'
import type { Sender } from './sender.ts'
import { stateIn } from './states.ts'

/** One report as a table gives it, with the cells it comes from. */
export type DraftItem = { about: About; entry: Entry; cells: string[]; line: string; doubts: string[] }

/** The cells of one report, each with its name as the sender sees it. */
export type Group = Where & { cells: (PlacedCell & { name: string })[] }

/** What the cells of one report come to: a report, one that is there already, or a reason why not. */
export function judgedOf(
  sender: Sender,
  group: Group,
  answers: Reading['answers'],
  questions: Question[],
): DraftItem | { why: string } | { same: string } {
  const { plan, today, behalf = false } = sender
  const { unit, period, cells } = group
  const subject = subjectFor(plan, group.subject, unit)
  const about: About = { plan, facts: factsFor(sender.facts, subject, unit), subject, unit, today, behalf }
  const fields = new Map<string, PlacedCell & { name: string }>()
  for (const cell of cells) {
    const key = `${cell.field} ${cell.no}`
    const other = fields.get(key)
    if (cell.text === '') continue
    if (other && other.text !== cell.text && isProse(cell) && other.label === cell.label) {
      // Measures of one task in a line each.
      const all = other.text.split('；').includes(cell.text) ? other.text : `${other.text}；${cell.text}`
      fields.set(key, { ...other, text: all })
      continue
    }
    if (other && other.text !== cell.text) return { why: `${shortOf(subject)}（${period.label}）出现两次，数不一样` }
    fields.set(key, cell)
  }
  const typed: Record<string, string> = { period: period.id }
  for (const cell of fields.values()) typed[formName(subject, cell)] = rounded(plan, cell, written(plan, cell))
  if (subject.kind === 'task') {
    const state = stateOfTask(sender, group, typed, answers, questions)
    if ('why' in state) return { why: state.why }
    typed.state = state.state
    // The form wants it said what was done; a table that says only a state is taken as it is, and said to lack it.
    if ((typed.done ?? '') === '' && typed.state !== '未启动') typed.done = notWritten
    for (const name of taskTextNames) {
      const words = typed[name] ?? ''
      if (words.length > mostWords) typed[name] = `${words.slice(0, mostWords - 1)}…`
    }
  }
  const there = reportsFor(about.facts, subject, unit, period.id, 'confirmed')
  const waiting = reportsFor(about.facts, subject, unit, period.id, 'pending')
  const checked = check(about, { ...typed, ...(there.length > 0 && { reason: '-' }) })
  if ('problems' in checked) return { why: Object.values(checked.problems).join('；') }
  const { entry } = checked
  const isEmpty = entry.figures.every(({ value }) => value !== null && decimal(value).eq(0))
  if (entry.task === null && isEmpty && period.last >= today) return { why: `${period.label}还没有结束，0没有用` }
  const names = [...new Set(cells.map(({ name }) => name))]
  const what = `${titleOf(subject)}（${period.label}）`
  // What waits was said last: a figure that only agrees with what is confirmed is not what stands now.
  const newest = [...there.filter(({ no }) => !waiting.some((one) => one.no === no)), ...waiting]
  if (isSame(entry, newest)) return { same: what }
  if (entry.correction !== '') {
    const now = contentWords(subject, there.slice(-2), 40)
    const since = waiting.length > 0 ? `，此后又报了${contentWords(subject, waiting, 40)}，待审核` : ''
    const like = isSame(entry, there) ? '与表里的一样' : ''
    return { why: `${what}已确认${now}${like}${since}；要改请发“更正 ${shortOf(subject)}”并写明原因` }
  }
  const noticed = [
    ...(typed.done === notWritten ? ['没有写做了什么'] : []),
    ...cells.flatMap(({ name, text, kind }) =>
      kind === 'task' && text.length > mostWords ? [`${name}太长，只取前${mostWords}字`] : [],
    ),
    ...group.said,
    ...new Set(cells.flatMap(({ said }) => said)),
  ]
  // Whatever the sender is asked to look at twice the reviewer is too.
  const flagged = { ...entry, flags: [...new Set([...entry.flags, ...noticed])] }
  const doubts = [...new Set([...entry.doubts, ...entry.replaces, ...noticed])]
  return { about, entry: flagged, cells: names, line: lineOf(about, entry, what), doubts }
}

const isProse = ({ kind, field }: PlacedCell): boolean => kind === 'task' && field !== 'state'

const notWritten = '（来表未写）'
const mostWords = 500
const mostStateWords = 20

function formName(subject: Subject, { field, no }: PlacedCell): string {
  return field === 'value' && subject.kind === 'indicator' && subject.parts.length > 1 ? `value_${no}` : field
}

/** A figure with the unit the table says for it, where it has none itself. */
export function written(plan: Plan, { kind, no, text, measure, loose }: PlacedCell): string {
  const part = kind === 'indicator' ? plan.indicators.find((one) => one.no === no) : undefined
  if (!part || !/\d$/.test(text)) return text
  const { base } = unitOf(part.reportUnit)
  const agrees = (one: string) => one !== '' && unitsAgree(unitOf(one).base, base)
  return text + (measure !== '' && measure !== '%' ? measure : (loose.find(agrees) ?? ''))
}

/** A quotient that somebody had computed, with the places its form takes. */
function rounded(plan: Plan, { kind, no, computed }: PlacedCell, text: string): string {
  const part = kind === 'indicator' && computed ? plan.indicators.find((one) => one.no === no) : undefined
  const [, number = '', unit = ''] = /^(-?\d+\.\d+)(\D*)$/.exec(text) ?? []
  const isOwn = part !== undefined && part.decimals > 0 && (unit === '' || unit === part.reportUnit)
  return isOwn && number !== '' ? decimal(number).round(part.decimals, 1).toFixed() + unit : text
}

function stateOfTask(
  sender: Sender,
  { subject, unit, cells }: Group,
  typed: Typed,
  answers: Reading['answers'],
  questions: Question[],
): { state: string } | { why: string } {
  const said = typed.state ?? ''
  const state = stateIn(said)
  if (state === '未启动' && saysDone(typed.done ?? '')) return stateAsked(`未启动，${typed.done}`, answers, questions)
  if (state !== null) return { state }
  if (said.length > mostStateWords) return { why: `“${clipped(said, 20)}”不是状态，请写${progressWords.join('、')}` }
  if (said !== '') return stateAsked(said, answers, questions)
  const last = sender.facts.reports.findLast((one) => one.kind === 'task' && one.no === subject.no && one.unit === unit)
  const id = `s:${cells[0]?.sheet ?? ''}`
  const answer = answers[id]
  if (answer === 'last' && last?.kind === 'task') return { state: last.progress }
  if (progressWords.some((word) => word === answer)) return { state: answer ?? '' }
  if (answer !== undefined) return { why: answer === 'last' ? '上次没有报过状态' : '按您的回答没有用' }
  const options = progressWords.map((word) => ({ value: word, label: `都是${word}` }))
  questions.push({
    id,
    asks: '表里没有写任务的状态，这些任务现在是什么状态？',
    options: [{ value: 'last', label: '与上次相同' }, ...options, { value: 'skip', label: '不用' }],
  })
  return { why: '要先回答任务的状态' }
}

/** 已列入议题 beside 未启动: words of what was done, not of what has not been, or is only meant to be. */
const saysDone = (words: string): boolean =>
  words.length >= 6 &&
  !/未|尚|暂|拟|待|无|没|计划|筹备|准备|预计|打算|将[于在由会]|即将|推迟|延期|暂缓|取消|下一?[步季月年]|启动/.test(
    words,
  )

/** Words that are no state: one question for all cells that say the same. */
function stateAsked(
  said: string,
  answers: Reading['answers'],
  questions: Question[],
): { state: string } | { why: string } {
  const id = `w:${said}`.slice(0, 80)
  const answer = answers[id]
  if (progressWords.some((word) => word === answer)) return { state: answer ?? '' }
  if (answer !== undefined) return { why: '按您的回答没有用' }
  const options = progressWords.map((word) => ({ value: word, label: word }))
  questions.push({
    id,
    asks: `“${clipped(said, 40)}”是哪种状态？`,
    options: [...options, { value: 'skip', label: '不用' }],
  })
  return { why: `要先回答“${clipped(said, 20)}”是哪种状态` }
}

/** Whether exactly this waits or counts already. */
function isSame({ figures, task }: Entry, reports: readonly Report[]): boolean {
  if (task) {
    const last = reports.at(-1)
    // Whatever the entry holds is compared: a field left out would be lost without a word.
    const names = Object.keys(task) as (keyof typeof task)[]
    return last?.kind === 'task' && names.every((name) => (last[name] ?? '') === task[name])
  }
  const equal = (a: string | null, b: string | null) => (a === null || b === null ? a === b : decimal(a).eq(b))
  return figures.every(({ part, value, numerator, denominator }) =>
    reports.some(
      (one) =>
        one.kind === 'indicator' &&
        one.no === part.no &&
        equal(one.value, value) &&
        equal(one.numerator, numerator) &&
        equal(one.denominator, denominator),
    ),
  )
}

/** `指标3 地理标志数（2024年第1季度）：期末累计62件（2023年第4季度58件，+4）` */
function lineOf(about: About, entry: Entry, what: string): string {
  const { plan, facts, subject } = about
  if (entry.task)
    return `${what}：${entry.task.progress}${entry.task.done === '' ? '' : `：${clipped(entry.task.done, 40)}`}`
  const live = liveFigures(plan, facts)
  const parts = entry.figures.map(({ part, value, numerator, denominator }) => {
    const name = subject.kind === 'indicator' && subject.parts.length > 1 ? part.short : ''
    const unit = part.reportUnit
    if (value === null) return figureWords(part, { value, numerator, denominator })
    const before = beforeOf(part, live, facts, entry.period)
    const difference = before ? decimal(value).minus(before.value) : null
    const sign = difference?.gt(0) ? '+' : ''
    const change =
      before && difference
        ? `（${before.of}${figure(before.value)}${unit}，${difference.eq(0) ? '持平' : sign + plainFigure(difference)}）`
        : '（此前没有报过）'
    return `${name}${figure(value)}${unit}${change}`
  })
  return `${what}：${parts.join('、')}`
}
