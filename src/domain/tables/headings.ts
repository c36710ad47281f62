import { addedWords } from './cells.ts'
import { type TaskField, taskFields } from './reading.ts'
import { isSpan, periodSaid, type SaidPeriod, spanIn, withoutPeriod } from './said-period.ts'

/** What stands under a heading. */
export type Role =
  | 'value' /** a figure, and nothing says whether new or total */
  | 'new'
  | 'level'
  | 'denominator'
  | 'numerator'
  | TaskField
  | 'unit' /** who reports */
  | 'measure' /** unit of measure */
  | 'period' /** the period of the row */
  | 'aside' /** target, last period, growth, share, remarks, totals: no figure of the period */
  | 'unknown'

/**
 * `unit`: the unit whose figures stand in the column, where the heading is its name. `whole`: the column is the sum of
 * others that are units or parts.
 */
export type Heading = {
  role: Role
  period: SaidPeriod | null
  measure: string
  text: string
  unit: string
  whole?: true
  /** It heads one of the parts such a sum is of. */
  part?: true
  /** Of an earlier period, perhaps there only to be compared with. */
  compared?: true
}

const roles: readonly (readonly [Role, RegExp])[] = [
  [
    'period',
    /^(时间|时点|截止(日期|时间)|报告期|报告期间|期别|所属期间?|填报期|(统计|数据|所属)?(月份|季度|年月|期间|日期)|统计期)$/,
  ],
  [
    'done',
    /已(做|办|开展|完成|采取)的?(工作|事项|措施)|(进展|推进|落实|完成|工作)(情况)?说明|(工作)?小结$|进展情况|工作进展|成效|举措|开展的?工作|工作开展/,
  ],
  ['next', /下一?步|下阶段|下[期季月].*(计划|打算|安排)|工作打算|后续/],
  [
    'aside',
    /^较|^其中|(填报|报送|上报|填表|制表|录入|更新|打印)(时间|日期)|比(上|年初)|经办|序号|编号|代码|^号$|类别|(?<!单位|指标|任务|项目)名称|文号|姓名|名单|地址|级别|批次|分类|联系|电话|备注|说明|目标|任务数|^计划|计划数|计划$|年度任务|指标值|上[期月季年次]|去年|同期|同比|环比|增幅|增速|增长率?$|增减|减少|差[距额]|缺口|[还尚]差|[期季月年]初|[率比]$|占比|完成率|百分|比例|序时|排名|合计|总计|小计|全[省国]|责任人|填报人|填表|审核|时限|完成时间|佐证|依据|来源|负责人/,
  ],
  ['unit', /^(填报|责任|牵头|报送|承办|实施)(单位|部门)|^部门$|^(县|区|市).{0,3}$|^单位名称$|^地区$/],
  ['measure', /^(计量)?单位$|计量/],
  ['state', /状态|^进度$|是否完成|亮灯|灯色|红绿灯/],
  ['problem', /问题|困难|堵点|难点|受阻原因/],
  ['help', /协调|需要支持|需支持|建议|诉求/],
  ['denominator', /受理|立案|接收/],
  ['numerator', /办结|结案|查办|查处/],
  [
    'level',
    /累计|^[1一]月?[-—–~至到][本当]月|年初至[今本]|[期季月年]末|现有|存量|总[数量]|保有|拥有量|截至|截止|达到|实有/,
  ],
  ['new', new RegExp(`${addedWords}|增量|发生[额数量]|当[期月季]|本[期月季]`)],
  [
    'done',
    /进展|工作情况|落实情况|推进情况|主要(工作|做法)|做了什么|(工作)?措施|具体(工作|举措)|开展(工作|情况)|已开展/,
  ],
  ['value', /完成|实际|数值|数量|数据|^值$|^数$|填报|上报|情况|实绩|金额/],
]

const inBrackets = /[(（[【]\s*(?:计量)?(?:单位\s*[:：]?)?\s*([^()（）[\]【】]{1,6})\s*[)）\]】]/

/** A column's heading, its lines from top to bottom: what stands under it, of which period, in which unit. */
export function headingOf(lines: readonly string[]): Heading {
  const text = [...new Set(lines.map((line) => line.replace(/\s+/g, '')).filter((line) => line !== ''))].join(' ')
  const measure = inBrackets.exec(text)?.[1] ?? /([笔户家件人个项])数$/.exec(text)?.[1] ?? ''
  const bare = text.replace(inBrackets, '')
  const period = periodSaid(text)
  // Whatever stands below 上年同期 is of last year; what is there for reference is nobody's report.
  if (/^(20\d\d年|上年|去年|上年度)?同[期月季]|^(上年|去年)|参考/.test(text))
    return { role: 'aside', period: null, measure, text, unit: '' }
  // The lowest line says most: 2024年 over 目标 is a target.
  for (const words of [...bare.split(' ').reverse(), bare]) {
    const rest = withoutPeriod(words)
    const role = rest === '' ? undefined : roleOf(rest)
    // The sum of one named period is that period's figure: 一季度小计.
    if (role === 'aside' && periodSaid(words) && /^[合小总]计$/.test(rest)) break
    // 二季度安排 beside what was done in the first is no report of the second.
    const isOther = role === 'aside' || role === 'next'
    // 1—9月新增 is new in no single period.
    if ((role === 'new' || role === 'value') && spanIn(bare))
      return { role: 'aside', period: null, measure, text, unit: '' }
    if (role) return { role, period: isOther ? null : period, measure, text, unit: '' }
  }
  // What is said of several months together is of none of the periods that are reported.
  if (!period && isSpan(bare)) return { role: 'aside', period, measure, text, unit: '' }
  return { role: period ? 'value' : 'unknown', period, measure, text, unit: '' }
}

/** Whether it is a field of a task's form. */
export const isTaskField = (role: Role): role is TaskField => taskFields.some((field) => field === role)

/** The name of a task's field beside its words: 完成情况 over a column may head figures, 计划 a target; here they do not. */
export function fieldHeading(name: string): Heading {
  const heading = headingOf([name])
  if (/^(工作)?(打算|安排|计划)$/.test(name)) return { ...heading, role: 'next' }
  return heading.role === 'value' && /情况$/.test(name) ? { ...heading, role: 'done' } : heading
}

export const isFieldName = (name: string): boolean =>
  name !== '' && name.length <= 8 && isTaskField(fieldHeading(name).role)

/** What some words of a heading say stands under it. */
export const roleOf = (words: string): Role | undefined => roles.find(([, pattern]) => pattern.test(words))?.[0]
