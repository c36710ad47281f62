import type { Input } from '../cards/kit.ts'
import { addDays, daysInclusive, isDay } from '../domain/day.ts'
import { parsePeriod, periodOf } from '../domain/period.ts'
import { patternOf } from './patterns.ts'
import { periodIn } from './periods.ts'
import type { Sentence } from './sentence.ts'
import { changeAlone, periodAsked, type TimeSpan, timeSpanIn, yearBefore } from './time-spans.ts'
import type { Topic } from './topic.ts'

/**
 * How things stood on a past day, what has changed, and where a goal is heading: views of the status that need the
 * reports over time. Null where the sentence asks for none of them.
 */
export function viewIn(sentence: Sentence, topic: Topic | null, now: string): Input | null {
  const { frame, indicators, plan } = sentence
  const indicator =
    indicators[0] ?? (sentence.found.length === 0 && halfAsked.test(frame) ? onlyGoal(topic) : undefined)
  if (/一句话/.test(frame) && indicator === undefined) {
    const day = dayIn(frame, now)
    return { do: 'status', view: 'oneLine', ...(day === null ? {} : { at: day }) }
  }
  // Two periods side by side are answered from what was reported for each.
  const span = timeSpanIn(frame, now)
  if (span && 'against' in span) return null
  const since = indicator === undefined && !named(sentence) ? sinceEndOf(frame, span, now) : null
  if (since !== null) return { do: 'status', view: 'changes', days: since }
  const compared = comparedSpan(frame)
  const isComparedAsked =
    (indicator === undefined ? !named(sentence) : !comparing.test(frame)) && !(goalOf(indicator, topic) && span)
  if (compared !== null && isComparedAsked && !ofPlan.test(frame))
    return {
      do: 'status',
      view: 'changes',
      days: compared,
      ...(indicator === undefined ? {} : { of: String(indicator) }),
    }
  if (wonders.test(frame) && countsOf(plan).test(frame)) return { do: 'status', view: 'goals' }
  if (ofPlan.test(frame)) return null
  // Its change over a span of time, and a period's own figure, are answered from its curve.
  if (indicator !== undefined && (span || periodAsked(frame, now))) return null
  const goal = indicator === undefined ? {} : { view: 'goal', of: String(indicator) }
  const day = dayIn(frame, now)
  const isPast = day !== null && day < now.slice(0, 10)
  if (isPast && sentence.found.length === 0 && asksTargetOf(day.slice(0, 4), topic, plan)) return null
  if (isPast && indicator !== undefined && comparing.test(frame)) return { do: 'status', ...goal }
  if (isPast && day >= plan.start && standing.test(frame) && !intended.test(frame))
    return { do: 'status', ...goal, at: day }
  if (
    day === null &&
    sentence.found.length === 0 &&
    thisYear.test(frame) &&
    standing.test(frame) &&
    !intended.test(frame)
  )
    return { do: 'status', asked: 'year' }
  const ahead = isPast ? null : (dayAhead(frame, now) ?? day)
  if (ahead !== null && asksThen.test(frame) && !plans.test(frame)) return { do: 'status', ...goal, at: ahead }
  if (indicator !== undefined) return heading.test(frame) ? { do: 'status', ...goal } : null
  const scope = scopeOf(sentence)
  if (inDoubt.test(frame) || (scope.of !== undefined && inTime.test(frame)))
    return { do: 'status', view: 'outlook', ...scope }
  const days = spanIn(frame)
  if (days !== null) return { do: 'status', view: 'changes', days }
  const by = /按(牵头)?(单位|部门)(看|分|列|统计)/.test(frame)
    ? 'units'
    : /按类别?(看|分|列|统计)/.test(frame)
      ? 'categories'
      : null
  return by && { do: 'status', view: by }
}

/** “上周这时候呢” is asked of what the talk was about. */
const halfAsked = /^[^,]{1,12}呢[?]?$/
const onlyGoal = (topic: Topic | null): number | undefined => {
  const rows = topic?.queries.at(-1)?.rows
  const [first, ...more] = rows === 'all' || rows === undefined ? [] : rows
  return more.length === 0 && first?.kind === 'indicator' ? Number(first.id) : undefined
}

/** “那2020年的呢” after a target is of the target of that year, where the plan sets targets for it. */
const asksTargetOf = (year: string, topic: Topic | null, { goals }: Sentence['plan']): boolean =>
  (topic?.queries.at(-1)?.show.includes('target') ?? false) &&
  goals.some(({ targets }) => targets.some(({ on }) => on.startsWith(year)))

/** What the plan says is no matter of how things stood. */
const ofPlan = /目标(?!完成|达成|进展|进度)|印发|发布|牵头单位|责任单位|开始|要求|基数|基线|附件/
const standing = /情况|怎么样|咋样|如何|什么样|进展|进度|完成|达标|状态|台账|多少|是什么|滞后|呢[?]?$|几(件|家|个|人)/
/** “为什么23项指标只有21个目标”: the list of the goals says which indicators share one. */
const wonders = /为什么|为啥|为何|怎么|咋|对不上|对得上|什么关系|不一样|不一致|区别/
const countsOf = ({ goals, indicators }: Sentence['plan']): RegExp =>
  new RegExp(`${goals.length}个目标|${indicators.length}[个项](?:指标)?.*${goals.length}`)
/** “和去年比多了多少” asks for the difference, which the goal's own figures by period show. */
const comparing = /(比|较|跟|同|和|与).{0,8}(多了|少了|增|减|变|升|降|涨|跌)/
/** “今年要完成哪些” asks what is to be done, not how things stood. */
const intended = /(?<!主|重|次|需|摘|纪)要(?!求|点|么|素)|应该?|计划|打算|安排/
/** A year that runs has no figures of its own yet: its state is today's. */
const thisYear = /今年|本年度?/
/** How things will stand on a day, which nobody knows; what is planned or due until then is another matter. */
const asksThen = /情况|怎么样|咋样|进展|完成率|达标|状态|什么样|(时候|月|底|末|周|天)呢[?]?$/
const plans = /要|应|该|报|交|截止|能|会|可|计划|安排|任务|谁|预/
const heading = patternOf('heading')
/** What may not be reached, asked of all goals, of a category's or of a unit's. */
const inDoubt = /完不成|完成不了|达不到|达不成|不能(按期|按时|如期)?(完成|达标)/
/** Whether a category or a unit will be done by the end. */
const inTime = /能(不能|否)?(按时|按期|如期|到期)?(完成|达标)(得?了)?(吗|么|不|[?])*$|(来得及|赶得上)(吗|么|不|[?])*$/
const scopeOf = ({ units: [unit], categories: [category] }: Sentence): { of?: string } =>
  unit !== undefined ? { of: `unit:${unit}` } : category !== undefined ? { of: `category:${category}` } : {}
const versus = '(?:比|较|跟|同|和|与|相比|对比)'
const spans: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `${versus}上?(?:一)?个?(?:周|星期)|(?:上|这|本|近|最近|过去)(?:一|1)?个?(?:周|星期)|(?:近|最近|过去)(?:七|7)天`,
    ),
    7,
  ],
  [new RegExp(`${versus}上?个?月|(?:上|这|本|近|最近|过去)(?:一|1)?个?月|(?:近|最近|过去)(?:三十|30)天`), 30],
  [new RegExp(`${versus}上?个?季度?|(?:上|这|本|近|最近|过去)(?:一|1)?个?季度?|(?:近|最近)(?:三|3)个月`), 90],
  [/(?:近|最近|过去|这)(?:半年|(?:六|6)个月)/, 180],
  [new RegExp(`${versus}去年|(?:近|最近|过去)(?:一|1)年`), 365],
]
const moved =
  /变化|多了|少了|增加|新增|涨|动静|进步|变动|新(的)?(进展|情况|数)|更新|差别|提高|变[好差坏慢快]|转[好差]|退步|恶化|好转/

/** A span of a goal's own, which its curve answers better. */
const goalOf = (indicator: number | undefined, topic: Topic | null): boolean =>
  indicator !== undefined || onlyGoal(topic) !== undefined
/** Units, categories and tasks beside it: no change of all goals. */
const named = ({ units, categories, tasks }: Sentence): boolean => units.length + categories.length + tasks.length > 0
/** “跟上个月比”, “比上周怎么样”: today beside then, with nothing said of how much. */
const besideThen = patternOf('besideThen')

/** “比去年年底” is from that day on, not from a year ago: so many days; null where no such day is named. */
function sinceEndOf(frame: string, span: TimeSpan | null, now: string): number | null {
  if (!/[底末]/.test(frame) || !changeAlone.test(frame)) return null
  return span && 'since' in span && span.until === undefined ? daysInclusive(span.since, now.slice(0, 10)) - 1 : null
}

const comparedSpan = (frame: string): number | null =>
  besideThen.test(frame) ? (spans.find(([cue]) => cue.test(frame))?.[1] ?? null) : null

function spanIn(frame: string): number | null {
  if (!moved.test(frame)) return null
  return spans.find(([cue]) => cue.test(frame))?.[1] ?? (/^(最近|近来|近期)/.test(frame) ? 30 : null)
}

/** A day still to come that is named from today: 明年这时候, 下个月, 下周. */
function dayAhead(frame: string, now: string): string | null {
  const today = now.slice(0, 10)
  const years = /明年/.test(frame) ? 1 : /后年/.test(frame) ? 2 : 0
  const year = Number(today.slice(0, 4)) + years
  const sameDay = `${year}${today.slice(4)}`
  if (years > 0) return /这个?时候|今天|同期/.test(frame) && isDay(sameDay) ? sameDay : `${year}-12-31`
  if (/明天/.test(frame)) return addDays(today, 1)
  if (/下(一)?个?(周|星期)/.test(frame)) return addDays(today, 7)
  const kind = /下(一)?个?月/.test(frame) ? 'month' : /下(一)?个?季度?/.test(frame) ? 'quarter' : null
  return kind && periodOf(kind, addDays(periodOf(kind, today).last, 1)).last
}

const sameDayLastYear = /(?:去|上)年的?(?:这个?时候|今天|同一?天|同期|这天|此时)/
/** A day somebody names: 2023年底, 去年6月30日, 上个月底, 上周这时候; null for none, and for today. */
function dayIn(frame: string, now: string): string | null {
  const today = now.slice(0, 10)
  if (sameDayLastYear.test(frame)) return yearBefore(today)
  const year = Number(today.slice(0, 4))
  const named = /(20\d\d|去|前|今)年/.exec(frame)?.[1]
  const ofYear =
    named === '去' ? year - 1 : named === '前' ? year - 2 : named === undefined || named === '今' ? year : Number(named)
  const date = /(\d{1,2})月(\d{1,2})[日号]/.exec(frame)
  const day = date
    ? `${ofYear}-${date[1]?.padStart(2, '0')}-${date[2]?.padStart(2, '0')}`
    : /年(底|末|终)/.test(frame) && named !== undefined
      ? `${ofYear}-12-31`
      : /上(一)?个?(周|星期)(的)?(这个?时候|今天|同期|这天)|一(周|个星期)(之)?前/.test(frame)
        ? addDays(today, -7)
        : /上(一)?个?(周|星期)(末|底|日|天)?/.test(frame)
          ? addDays(today, -new Date(`${today}T00:00:00Z`).getUTCDay() || -7)
          : /昨天/.test(frame)
            ? addDays(today, -1)
            : /上个?月(的)?(这个?时候|今天|同期)/.test(frame)
              ? addDays(today, -30)
              : lastDayOfPeriod(frame, now)
  return day !== null && isDay(day) && day !== today ? day : null
}

/** The end of a period named without a day: 2023年6月, 上个月, 去年, 上半年. */
function lastDayOfPeriod(frame: string, now: string): string | null {
  const id = periodIn(frame, now)
  const period = id === null ? undefined : parsePeriod(id)
  if (!period || /(新增|增加)/.test(frame)) return null
  // “今年”, “本季度”: it still runs, so that its state is today's.
  return period.id === periodOf(period.kind, now.slice(0, 10)).id ? null : period.last
}
