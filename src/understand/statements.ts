import type { Input } from '../cards/kit.ts'
import { numbersIn } from '../domain/numbers/scan.ts'
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
const doing: readonly (readonly [string, RegExp])[] = [
  ['已完成', /已(经)?(全部)?(完成|办结|建成|结束|落实到位)|完成了/],
  ['受阻', /受阻|遇到(困难|问题|阻力)|卡(住|壳)|推(进)?不(动|下去)|停滞/],
  ['推进中', /推进中|正在(推进|进行|开展|实施|落实|做)|进行中|开展中|在推进|持续推进|有序推进/],
  ['未启动', /未启动|没(有)?启动|还没(开始|动)|尚未(开始|启动)/],
]

/**
 * A sentence that gives a figure or says how a task goes, as a report to be filled in; null where it asks something.
 * `flow` tells a new amount from a level where the sentence does. `leads`: the sentence is of somebody who reports this
 * figure, and says it of a period that has begun rather than asking what was planned for it.
 */
export function statementIn(sentence: Sentence, now: string, leads = false): Input | null {
  const { frame, text, indicators, tasks, found } = sentence
  const opens = reporting.test(frame)
  if (question.test(frame) && !opens) return null
  const period = periodOfFigure(frame, now)
  const [indicator] = indicators
  const given = amountsIn(frame)
  const own = leads && period !== null && hasBegun(period, now) && given.length === 1 && !inexact.test(frame)
  if (indicator !== undefined && given.length > 0 && (own || !/年.*月/.test(frame.replace(/Ⓢ.*/, '')))) {
    const cases = casesIn(frame)
    const says =
      opens ||
      own ||
      [added, level, reached].some((cue) => cue.test(frame)) ||
      cases !== null ||
      alone.test(figuresMarked(frame))
    if (!says || /第\d/.test(frame)) return null
    const flow = reached.test(frame) ? false : added.test(frame) ? true : level.test(frame) ? false : undefined
    return clean({ do: 'report', indicator, ...(cases ?? { amount: given[0] }), flow, period: period ?? undefined })
  }
  const [task] = tasks
  const progress = doing.find(([, cue]) => cue.test(frame))?.[0]
  if (
    task !== undefined &&
    progress !== undefined &&
    found.some(({ refs }) => refs.some((ref) => ref.kind === 'task')) &&
    !opens
  ) {
    const done = text.split(/[,。]/).slice(1).join('，')
    return clean({
      do: 'report',
      task,
      state: progress,
      done: done === '' ? undefined : done,
      period: period ?? undefined,
    })
  }
  if (!opens || (question.test(frame) && !/^(填报|上报)/.test(frame))) return null
  if (indicator !== undefined) return clean({ do: 'report', indicator, period: period ?? undefined })
  return task === undefined ? null : clean({ do: 'report', task, period: period ?? undefined })
}

/**
 * The period a figure is of: a day stands for its month, a number right behind 月 is the figure's own, and a month or
 * quarter without a year that has not begun is last year's.
 */
function periodOfFigure(frame: string, now: string): string | null {
  const text = frame.replace(/月\d{1,2}[日号]/g, '月').replace(/月(?=\d)/g, '月 ')
  const year = Number(now.slice(0, 4))
  if (/前年/.test(text)) return String(year - 2)
  if (/(元旦|年初)以来/.test(text)) return String(year)
  const period = periodIn(text, now)
  if (period === null || /20\d\d年|[去上今本明后]年/.test(text)) return period
  return hasBegun(period, now) ? period : period.replace(/^\d{4}/, String(year - 1))
}

/** Its first month is this one or earlier. */
function hasBegun(period: string, now: string): boolean {
  const [, year = '', kind = '', at = ''] = /^(\d{4})(-|Q|H)?(\d+)?$/.exec(period) ?? []
  const first = kind === 'Q' ? Number(at) * 3 - 2 : kind === 'H' ? Number(at) * 6 - 5 : kind === '-' ? Number(at) : 1
  return `${year}-${String(first).padStart(2, '0')}` <= now.slice(0, 7)
}

/** A name and its figure, however long that is written; of several names each with its own. */
const alone = /^[^,]{0,8}Ⓢ[^,]{0,6}([,、;和]?Ⓢ[^,Ⓢ]{0,3}#[^,Ⓢ]{0,3})*$/

/** Each figure as one mark: how many digits it has, and where its commas stand, says nothing of the sentence. */
const figuresMarked = (frame: string): string =>
  numbersIn(frame)
    .filter(({ kind }) => kind === 'figure' || kind === 'unsure')
    .reduceRight((text, { from, to }) => `${text.slice(0, from)}#${text.slice(to)}`, frame)

const amountsIn = (frame: string): string[] =>
  numbersIn(frame).flatMap(({ kind, text }) => (kind === 'figure' || kind === 'unsure' ? [text] : []))

/** Both counts of a case rate: 受理120, 办结118; 接到五十件办了四十八件. */
function casesIn(frame: string): { denominator: string; numerator: string } | null {
  const figures = numbersIn(frame).filter(({ kind }) => kind === 'figure')
  const behind = (verb: RegExp) => figures.find(({ from }) => verb.test(frame.slice(0, from)))?.text
  const denominator = behind(/(受理|立案|收到|接到)(了|数|案件)*[:为是]?$/)
  const numerator = behind(/(办结|查办|结案|查处|处理|办了)(了|数|案件)*[:为是]?$/)
  return denominator && numerator ? { denominator, numerator } : null
}

/** Without the arguments the sentence did not give. */
const clean = (input: Input): Input => {
  const given = Object.entries(input).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), do: input.do }
}
