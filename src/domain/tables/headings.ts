import { plainNumbers } from '../numbers/plain.ts'
import type { PeriodKind } from '../plan.ts'

/** What stands under a heading. */
export type Role =
  | 'value' /** a figure, and nothing says whether new or total */
  | 'new'
  | 'level'
  | 'denominator'
  | 'numerator'
  | 'state'
  | 'done'
  | 'next'
  | 'problem'
  | 'help'
  | 'unit' /** who reports */
  | 'measure' /** unit of measure */
  | 'period' /** the period of the row */
  | 'aside' /** target, last period, growth, share, remarks, totals: no figure of the period */
  | 'unknown'

/** `unit`: the unit whose figures stand in the column, where the heading is its name. */
export type Heading = { role: Role; period: SaidPeriod | null; measure: string; text: string; unit: string }

/** A period as a heading says it; the year perhaps not. `loose`: only the year a whole table is of. */
export type SaidPeriod = { kind: PeriodKind; year: number | null; no: number; loose?: true }

const roles: readonly (readonly [Role, RegExp])[] = [
  ['period', /^(报告期|报告期间|期别|所属期间?|填报期|月份|季度|年月|期间|统计期)$/],
  [
    'aside',
    /序号|编号|^号$|类别|分类|联系|电话|备注|说明|目标|任务数|计划数|年度任务|指标值|上[期月季年次]|去年|同期|同比|环比|增幅|增速|增长率?$|增减|[率比]$|占比|完成率|百分比|排名|合计|总计|小计|责任人|填报人|填表|审核|时限|完成时间|佐证|依据|来源/,
  ],
  ['unit', /^(填报|责任|牵头|报送|承办|实施)(单位|部门)|^部门$|^(县|区|市).{0,3}$|^单位名称$|^地区$/],
  ['measure', /^(计量)?单位$|计量/],
  ['state', /状态|^进度$|是否完成/],
  ['next', /下一?步|下阶段|下[期季月].*(计划|打算|安排)|工作打算|后续/],
  ['problem', /问题|困难|堵点|难点|受阻原因/],
  ['help', /协调|需要支持|需支持|建议|诉求/],
  ['denominator', /受理|立案|接收/],
  ['numerator', /办结|结案|查办|查处/],
  ['level', /累计|期末|现有|存量|总[数量]|保有|拥有量|截至|截止|达到/],
  ['new', /新增|本期发生|当[期月季]|本[期月季]|净增/],
  ['done', /进展|工作进展|工作情况|落实情况|推进情况|主要(工作|做法)|做了什么|工作措施|具体(工作|举措)|开展情况/],
  ['value', /完成|实际|数值|数量|数据|^值$|^数$|填报|上报|情况|实绩/],
]

const inBrackets = /[(（[【]\s*(?:计量)?(?:单位\s*[:：]?)?\s*([^()（）[\]【】]{1,6})\s*[)）\]】]/

/** A column's heading, its lines from top to bottom: what stands under it, of which period, in which unit. */
export function headingOf(lines: readonly string[]): Heading {
  const text = [...new Set(lines.map((line) => line.replace(/\s+/g, '')).filter((line) => line !== ''))].join(' ')
  const measure = inBrackets.exec(text)?.[1] ?? ''
  const bare = text.replace(inBrackets, '')
  const period = periodSaid(text)
  // The lowest line says most: 2024年 over 目标 is a target.
  const ownWords = [...bare.split(' ').reverse(), bare]
  for (const words of ownWords) {
    const rest = withoutPeriod(words)
    if (rest === '') continue
    const found = roles.find(([, pattern]) => pattern.test(rest))
    if (found) return { role: found[0], period: found[0] === 'aside' ? null : period, measure, text, unit: '' }
  }
  return { role: period ? 'value' : 'unknown', period, measure, text, unit: '' }
}

const digitsOf = (said: string): number =>
  '零一二三四五六七八九十'.indexOf(said) > 0 ? '零一二三四五六七八九十'.indexOf(said) : Number(said)
const monthOf = (said: string): number => (said === '十一' ? 11 : said === '十二' ? 12 : digitsOf(said))
const yearOf = (said: string | undefined): number | null =>
  said === undefined ? null : said.length === 2 ? 2000 + Number(said) : Number(said)

const year = '(?:((?:20)?\\d{2})\\s*年?度?[-./]?)?'
const number = '(\\d{1,2}|[一二三四五六七八九十]{1,2})'
const ofQuarter = new RegExp(`${year}第?([1-4一二三四])季度?(?!节)|${year}q([1-4])`, 'i')
const ofHalf = new RegExp(`${year}(上|下)半年|${year}h([12])`, 'i')
const ofMonth = new RegExp(`${year}${number}月(?:份|底|末|\\d{1,2}日)?`)

/** The period some words say; null where they say none, or a span of several. */
export function periodSaid(words: string): SaidPeriod | null {
  const text = plainNumbers(words).replace(/\s+/g, '')
  const [, date, month] = /(20\d\d)[-./](\d{1,2})(?:[-./]\d{1,2})?(?!\d)/.exec(text) ?? []
  if (date !== undefined) return monthSaid(Number(date), Number(month))
  const span = new RegExp(`${number}月?份?[-—~至到]${number}月`).exec(text)
  if (span) return spanSaid(text, monthOf(span[1] ?? ''), monthOf(span[2] ?? ''))
  const half = ofHalf.exec(text)
  if (half) return { kind: 'half', year: yearOf(half[1] ?? half[3]), no: half[2] === '上' || half[4] === '1' ? 1 : 2 }
  const quarter = ofQuarter.exec(text)
  if (quarter)
    return { kind: 'quarter', year: yearOf(quarter[1] ?? quarter[3]), no: digitsOf(quarter[2] ?? quarter[4] ?? '') }
  const ofOne = ofMonth.exec(text)
  if (ofOne) return monthSaid(yearOf(ofOne[1]), monthOf(ofOne[2] ?? ''))
  const whole = /(20\d\d)(年度?|全年)(?!.*目标)/.exec(text)
  return whole ? { kind: 'year', year: Number(whole[1]), no: 1 } : null
}

const monthSaid = (of: number | null, no: number): SaidPeriod | null =>
  no >= 1 && no <= 12 ? { kind: 'month', year: of, no } : null

/** 1—3月 is the first quarter, 1—6月 the half; other spans are no period. */
function spanSaid(text: string, from: number, to: number): SaidPeriod | null {
  const of = yearOf(/(20\d\d)年?/.exec(text)?.[1])
  if (to - from === 2 && from % 3 === 1) return { kind: 'quarter', year: of, no: (from + 2) / 3 }
  if (to - from === 5 && from % 6 === 1) return { kind: 'half', year: of, no: from === 1 ? 1 : 2 }
  return from === 1 && to === 12 ? { kind: 'year', year: of, no: 1 } : null
}

const withoutPeriod = (words: string): string =>
  plainNumbers(words)
    .replace(/(20\d\d|\d\d)年度?|20\d\d[-./]\d{1,2}([-./]\d{1,2})?/g, '')
    .replace(
      /第?[1-4一二三四]季度?|[上下]半年|([\d一二三四五六七八九十]{1,2}月?份?[-—~至到])?[\d一二三四五六七八九十]{1,2}月份?(底|末|\d{1,2}日)?|全年/g,
      '',
    )
    .replace(/^(截至|截止|到)$/, '')
    .replace(/[（()）]/g, '')
    .trim()
