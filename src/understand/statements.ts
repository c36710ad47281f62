import type { Input } from '../cards/kit.ts'
import { ratioNames } from '../domain/look.ts'
import { numbersIn } from '../domain/numbers/scan.ts'
import { caseVerbs, noneNew } from '../domain/reporting/spoken.ts'
import { progressIn } from '../domain/reporting/told-task.ts'
import { patternOf } from './patterns.ts'
import { periodIn } from './periods.ts'
import type { Sentence } from './sentence.ts'

const question = patternOf('questionOfFigure')
const added = patternOf('added')
const level = /现(在|有)|目前|截至|累计|总(数|量|共|计)|共计|合计|达到了?|已(有|达)|到了|存量|一共|共有|期末|目前为止/
/** “增至63件，较年初净增6件”: what it came to is a level, however much it grew. */
const reached = /(增|升|涨|减|降|提高)(加|长|少|低)?(至|到)/
/** What is above or about a figure gives none, nor does what is to come. */
const inexact = /超|突破|近|约|左右|不到|不足|以上|以下|改|要|应|须|力争|争取|确保|计划|力保/
const reporting = patternOf('opensReport')
/** 报上去, 填进去: what is said is to be handed in. */
export const handsIn = patternOf('handsIn')

/**
 * A sentence that gives a figure or says how a task goes, as a report to be filled in; null where it asks something.
 * `flow` tells a new amount from a level where the sentence does. `leads`: the sentence is of somebody who reports this
 * figure, and says it of a period that has begun rather than asking what was planned for it.
 */
export function statementIn(sentence: Sentence, now: string, leads = false): Input | null {
  const { frame, text, indicators, tasks } = sentence
  const opens = reporting.test(frame)
  if (question.test(frame) && !opens) return null
  const period = periodOfFigure(frame, now)
  const cases = countsCases(text, leads && indicators.length === 0)
  const own = taskTold(sentence)
  if (own) return clean({ do: 'report', ...own, period: period ?? undefined })
  const [indicator] = indicators.length > 0 || !cases ? indicators : ratiosOf(sentence)
  const none = leads && noneNew.test(frame)
  if (none && indicator !== undefined && amountsIn(frame).length === 0)
    return clean({ do: 'report', indicator, amount: '0', flow: true, period: period ?? undefined })
  const given = amountsIn(frame)
  const marked = figuresMarked(frame)
  const isOwn =
    leads &&
    period !== null &&
    hasBegun(period, now) &&
    (given.length === 1 || eachWithPeriod.test(marked)) &&
    !inexact.test(frame)
  if (indicator !== undefined && given.length > 0 && (isOwn || !/年.*月/.test(frame.replace(/Ⓢ.*/, '')))) {
    const says =
      opens ||
      isOwn ||
      [added, level, reached].some((cue) => cue.test(frame)) ||
      cases ||
      handsIn.test(frame) ||
      alone.test(marked)
    if (!says || /第\d/.test(frame)) return null
    const flow = reached.test(frame) ? false : added.test(frame) ? true : level.test(frame) ? false : undefined
    return clean({ do: 'report', indicator, amount: given[0], flow, period: period ?? undefined })
  }
  const [task] = tasks
  if (!opens || (question.test(frame) && !/^(填报|上报)/.test(frame))) return null
  if (indicator !== undefined) return clean({ do: 'report', indicator, period: period ?? undefined })
  return task === undefined ? null : clean({ do: 'report', task, period: period ?? undefined })
}

/** 上月没有新增, of no row that is named. */
export const saysNoneNew = ({ frame, indicators, tasks, found }: Sentence): boolean =>
  indicators.length + tasks.length + found.length === 0 && noneNew.test(frame) && !question.test(frame)

/** 进展：…, and what was done since. */
const progressGiven = /(进展|进度|推进)(情况)?(如下|是|为)?[:,](?=.{2})|已(?!经?方案)|开展|组织|举办|印发|出台/

/**
 * A task and how it goes: one that is named, alone or before any indicator, beside its progress, whatever figure stands
 * in it; named by its number also beside what was done. Of a name that stands for an indicator too a figure is the indicator's.
 */
function taskTold({ frame, found, indicators }: Sentence): { task: number; state?: string } | null {
  const rows = found.filter(({ refs }) => refs.some(({ kind }) => kind === 'task' || kind === 'indicator'))
  const named = rows.find(({ refs, byNumber }) => byNumber && refs.every(({ kind }) => kind === 'task')) ?? rows[0]
  const ref = named?.refs.find(({ kind }) => kind === 'task')
  if (ref?.kind !== 'task' || !named || rows.some(({ at, byNumber }) => byNumber && at < named.at)) return null
  const isTask = named.refs.every(({ kind }) => kind === 'task')
  const { said, state } = progressIn(frame)
  const figures = amountsIn(frame).length > 0
  if (!isTask && (figures || indicators.length > 0)) return null
  const isTold =
    said || (named.byNumber && (progressGiven.test(frame) || (figures && (added.test(frame) || level.test(frame)))))
  return isTold ? { task: ref.no, ...(state !== undefined && { state }) } : null
}

/**
 * The period a figure is of: a day stands for its month, a number right behind 月 is the figure's own, and a month or
 * quarter without a year that has not begun is last year's.
 */
export function periodOfFigure(frame: string, now: string): string | null {
  const text = frame
    .replace(comparison, '')
    .replace(/月\d{1,2}[日号]/g, '月')
    .replace(/月(?=\d)/g, '月 ')
  const year = Number(now.slice(0, 4))
  // What was counted up to these days is of the period that runs.
  if (/(截至|截止到?|到)(昨[天日]|今[天日]|目前|当前|现在)/.test(text)) return now.slice(0, 7)
  if (/前年/.test(text)) return String(year - 2)
  if (/(元旦|年初)以来/.test(text)) return String(year)
  const [span, from = '', to = ''] = spanOfMonths.exec(text) ?? []
  if (span !== undefined) {
    const [first, last] = [from, to].map((month) => periodOfFigure(text.replace(span, `${month}月`), now))
    return first && last ? `${first}/${last}` : null
  }
  const period = periodIn(text, now)
  if (period === null || /20\d\d年|[去上今本明后]年/.test(text)) return period
  return hasBegun(period, now) ? period : period.replace(/^\d{4}/, String(year - 1))
}

/** 1-2月, 一至三月: what is of several months is no single month's. */
const month = '(1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月?份?'
const spanOfMonths = new RegExp(`(?<![\\d十])${month}[-~—–至到]${month}(?<=[月份])`)

/** 比去年同期多5件, 从去年底的57件: when something else was, not this. */
const comparison =
  /(比(?!例|重)|较|[从由](?=[^,]{0,12}[到至]))[^,#\d]{0,2}([去上前]年|[上]个?[月季]|年初|期初)[^,到至]*/g

/** Its first month is this one or earlier. */
function hasBegun(period: string, now: string): boolean {
  const [, year = '', kind = '', at = ''] = /^(\d{4})(-|Q|H)?(\d+)?$/.exec(period) ?? []
  const first = kind === 'Q' ? Number(at) * 3 - 2 : kind === 'H' ? Number(at) * 6 - 5 : kind === '-' ? Number(at) : 1
  return `${year}-${String(first).padStart(2, '0')}` <= now.slice(0, 7)
}

/** A name and its figure, or figures, however long they are written; of several names each with its own. */
const alone = /^[^,]{0,8}Ⓢ[^,]{0,6}([,、;和]?(Ⓢ[^,Ⓢ]{0,3})?#[^,Ⓢ]{0,3})*$/

/** Several periods, each with its figure. */
const eachWithPeriod = /(季度|[月年])[^#季月年]{0,4}#[^#]{0,8}(季度|[月年])[^#]{0,4}#$/

/** Indicators that a sentence counts cases of without naming them: by the plan's own words for the two counts. */
export function ratiosOf({ frame, plan }: Sentence): number[] {
  const of = plan.indicators.filter(({ measure }) => measure === 'ratio')
  const named = of.filter((one) => frame.includes(ratioNames(one).whole) || frame.includes(ratioNames(one).part))
  return (named.length > 0 ? named : of).map(({ no }) => no)
}

/**
 * Each figure as one mark, those taken back left out: how many digits it has, and where its commas stand, says nothing of
 * the sentence.
 */
const asides = new Set<string | null>(['difference', 'earlier', 'denied'])

function figuresMarked(frame: string): string {
  const figures = numbersIn(frame).filter(({ kind }) => kind === 'figure' || kind === 'unsure')
  let text = frame
  for (const [at, { from, to, role }] of [...figures.entries()].reverse()) {
    const next = figures[at + 1]
    text =
      role === 'back' && next ? text.slice(0, from) + text.slice(next.from) : `${text.slice(0, from)}#${text.slice(to)}`
    if (!asides.has(role)) continue
    // What it was compared with, or is not, stands in a clause of its own.
    const begin = frame.lastIndexOf(',', from) + 1
    const [clause = ''] = /^[^,]*,?/.exec(text.slice(begin)) ?? []
    if (!clause.includes('Ⓢ')) text = text.slice(0, begin) + text.slice(begin + clause.length)
  }
  return text.replace(/,+$/, '')
}

/** Every figure of a sentence as one mark. */
export const withMarks = (frame: string): string =>
  numbersIn(frame)
    .filter(({ kind }) => kind === 'figure' || kind === 'unsure')
    .toReversed()
    .reduce((text, { from, to }) => `${text.slice(0, from)}#${text.slice(to)}`, frame)

const amountsIn = (frame: string): string[] =>
  numbersIn(frame).flatMap(({ kind, text }) => (kind === 'figure' || kind === 'unsure' ? [text] : []))

/** Both counts of a case rate: 受理120, 办结118; 接到五十件办了四十八件; where `alone`, one of them. */
export function countsCases(frame: string, alone = false): boolean {
  const figures = numbersIn(frame).filter(({ kind }) => kind === 'figure')
  const isBehind = (verb: RegExp) => figures.some(({ from }) => verb.test(frame.slice(0, from)))
  const [whole, part] = [isBehind(caseVerbs.denominator), isBehind(caseVerbs.numerator)]
  return alone ? whole || part : whole && part
}

/** Without the arguments the sentence did not give. */
const clean = (input: Input): Input => {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), do: input.do }
}
