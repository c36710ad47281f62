import type { Plan } from '../domain/plan.ts'
import type { Claim, Facet } from '../domain/query.ts'
import { dayOf } from './days.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { anew, type Rewrite } from './rewrite.ts'

/** A point or a length of time that is said, and what of the plan it is supposed to be. */
type Supposed = { facet: 'issued' | 'start' | 'end' | 'length'; value: string }

const no = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})'
const moment = `(?:20\\d\\d|[今去明]年(?!度))(?:年)?(?:${no}月)?(?:${no}[日号])?(?:年?[底末中初])?`
const moments = new RegExp(moment, 'g')
const lengths = /(?<![\d第那这每哪前后头])([一二两三四五六七八九十]|\d{1,2}(?:\.\d)?)(?:年(半)?|个(月))(?![底末初中])/g
const published = /印|发[布文]|下发|发的|[才就已]发|出台|成文/
const begins = patternOf('timeBegins')
const ends = patternOf('timeEnds')
const opens = /[自从打由]$/
/** “2022年7月到2025年6月”: the first of two. */
const joins = /^份?(?:到|至|[-—~～])+$/
const until = /(?:到|至|[管搞干做延]到|截至)了?$/

/** A day as precisely as it was said: of a month only the month, of a year only the year. */
function precisely(said: string, now: string): string | null {
  const dated = /^\d{4}$/.test(said) ? `${said}年` : said
  const day = dayOf(dated, now)
  if (day === null) return null
  if (/[日号]/.test(dated)) return day
  return /月|[底末]/.test(dated) ? day.slice(0, 7) : day.slice(0, 4)
}

/** What each point and length of time in a sentence is supposed to be. */
function supposedIn(said: string, now: string): Supposed[] {
  return said.split(/[,;。?]/).flatMap((clause): Supposed[] => {
    const found = [...clause.matchAll(moments)]
    const days = found.flatMap((one, at): Supposed[] => {
      const value = precisely(one[0], now)
      const before = clause.slice(0, one.index)
      const after = clause.slice(one.index + one[0].length, found[at + 1]?.index)
      if (value === null) return []
      const first = found[at + 1] !== undefined && joins.test(after)
      if (opens.test(before) || begins.test(after) || first) return [{ facet: 'start', value }]
      if (until.test(before) || ends.test(after)) return [{ facet: 'end', value }]
      return published.test(clause) ? [{ facet: 'issued', value }] : []
    })
    const long = [...clause.matchAll(lengths)].map(([, count = '', half, month]): Supposed => {
      const size = numberOf(count) + (half ? 0.5 : 0)
      return { facet: 'length', value: `${size}${month ? '个月' : '年'}` }
    })
    return [...days, ...long]
  })
}

const words: Readonly<Record<string, string>> = { start: '自', end: '至', length: '' }

/** One thing supposed is held against its own facet, several against the whole span. */
function claimOf(all: readonly Supposed[]): Extract<Claim, { facet: Facet }> | null {
  const [first] = all
  if (!first) return null
  const { facet, value } = first
  if (all.length === 1 && facet !== 'length') return { kind: 'value', facet, value }
  const span = all.filter(({ facet: one }) => one !== 'issued')
  if (span.length === 0) return { kind: 'value', facet, value }
  return { kind: 'words', facet: 'length', words: span.map((one) => `${words[one.facet]}${one.value}`) }
}

const checks = patternOf('checks')
const ofPlan = patternOf('timeOfPlan')
/** Who asks for a figure or a span supposes none, and what stands or is reported is another matter. */
const asks = /多少|几|哪|什么|啥|还是|还剩|还有|离|距|(?<!汇)[报填]|交|进[度展]|够|算.{0,2}完|达标|来得及|过了|半/

const signed = /[ⓈⓊⓄⒼⓅⓁⓃ]/

/** Names that are the plan's own are no rows: who issued it, and its title. */
const isOwn = (said: string, { issuer, title }: Plan): boolean => issuer.includes(said) || title.includes(said)

/** “试点期五年,到2027年,是吧”, “这文件18年印的?”: what is supposed of the plan's own time. */
export const timeSupposed: Rewrite = (query, spoken, { lexicon: { plan }, now }, meant) => {
  const said = query.said ?? ''
  if (query.of === 'command' || !checks.test(said) || asks.test(said.replace(/两年半|年半/g, ''))) return null
  const foreign = meant.some(({ kind, said: one }) => kind !== 'day' && kind !== 'period' && !isOwn(one, plan))
  if (signed.test(spoken) && foreign) return null
  const all = supposedIn(said, now)
  const spans = all.some(({ facet }) => facet === 'start') && all.some(({ facet }) => facet === 'end')
  if (!spans && !ofPlan.test(said)) return null
  const claim = claimOf(all)
  return (
    claim && {
      ...query,
      ...anew,
      of: 'plan',
      rows: [],
      show: [],
      how: 'check',
      at: undefined,
      period: undefined,
      claim,
    }
  )
}

const asksApart = patternOf('asksSetApart')
const asksSince = patternOf('asksSinceIssue')
const asksOrdinal = patternOf('asksOrdinalTime')
const firstDay = patternOf('saysFirstDay')
const asksEnds = patternOf('asksBothEnds')
const asksOver = patternOf('asksOver')
const ofOthers = /[ⓈⓅⓁⒼ报填交]|指标|目标|任务/

/** What of the plan's own time is asked for, whatever the model heard; null where it is something else. */
function timeFacets(spoken: string, isOver: boolean): Facet[] | null {
  if (asksApart.test(spoken) || asksSince.test(spoken) || asksOrdinal.test(spoken)) return ['elapsed']
  if (asksEnds.test(spoken)) return ['length']
  return asksOver.test(spoken) ? [isOver ? 'end' : 'left'] : null
}

/** “这个文发下来几年了”, “今天是试点期第几天”, “起止时间”, “试点算完了没有”: the plan's own time. */
export const timeAsked: Rewrite = (query, spoken, { lexicon: { plan }, now }) => {
  if (query.of === 'command' || query.of === 'reporting' || ofOthers.test(spoken)) return null
  const show = timeFacets(spoken, now.slice(0, 10) > plan.end)
  const at = firstDay.test(spoken) ? undefined : query.at
  return show && { ...query, ...anew, of: 'plan', rows: [], show, how: 'tell', at, strangers: [] }
}
