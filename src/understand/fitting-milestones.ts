import type { Plan } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import { allSentences } from '../domain/sentences.ts'
import { yearPassages } from '../domain/year-passages.ts'
import { contentOf, cuedIn } from './cues.ts'
import { inDigits, inYears } from './fitting-years.ts'
import { numberOf } from './numerals.ts'
import { patternOf } from './patterns.ts'
import { anew, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const named = /[ⓈⓊⓄⒼⓅⓁⒷ]/
const ofPlan = { ...anew, of: 'plan' as const, rows: [], how: 'tell' as const, strangers: [], at: undefined }

/** What the plan wants of one year. */
const ofYear = (query: Query, year: string): Query => ({ ...query, ...ofPlan, show: ['mainGoals'], period: year })

/** The years that are said, in digits: 今年, 26年, 2027年底. */
function yearsIn(said: string, now: string): string[] {
  const words = inYears(inDigits(said).replace(/[本当]年/g, '今年'), now)
  const found = [...words.matchAll(/(?<!\d)(20\d\d)(?!\d)|(?<!\d)(\d\d)(?=年)/g)]
  return [...new Set(found.map(([, whole, short]) => whole ?? `20${short}`))]
}

const asksShape = patternOf('yearWanted')
const asksState = patternOf('yearStands')
const openOf: ReadonlySet<Query['of']> = new Set(['plan', 'talk', 'indicator', 'matter', 'task', 'clause', 'reporting'])

/** Nothing is named: the text's own passage of goals is none, either. */
function isOpen({ of, rows, where, claim }: Query, plan: Plan): boolean {
  if (!openOf.has(of) || claim || where.some(({ by }) => by !== 'text' && by !== 'due')) return false
  const own = yearPassages(plan).map(({ place }) => place)
  return rows === 'all' || rows.every(({ kind, id }) => kind === 'clause' && own.includes(id))
}

/** The year whose goals were told last, by the text or as a list of targets. */
function yearTold({ of, show, period, at, where }: Query): string | undefined {
  if (of === 'plan' && show[0] === 'mainGoals') return period
  const ofDay = of === 'indicator' && show[0] === 'target' && where.length === 1 && where[0]?.by === 'rows'
  return ofDay ? at?.slice(0, 4) : undefined
}

/** “今年底要达到个什么样子”, “到2026年底提了哪几样要求”: what the text sets for that year, figures or not. */
const wantedInYear: Rewrite = (query, spoken, { lexicon: { plan }, now }) => {
  const said = query.said ?? spoken
  if (named.test(spoken) || !asksShape.test(said) || asksState.test(said) || !isOpen(query, plan)) return null
  if (query.how !== 'tell' && query.how !== 'list') return null
  const [year, more] = yearsIn(said, now)
  return year && !more ? ofYear(query, year) : null
}

const onlyYear = patternOf('onlyYear')
const yearsOn = patternOf('yearsOn')
const yearsBack = patternOf('yearsBack')

/** “2026呢”, “再往后一年” after what a year wants: the same of another year. */
const sameOfYear: Rewrite = (query, spoken, { topic, now }) => {
  const last = topic?.queries.at(-1)
  const said = (query.said ?? spoken).replace(/[?。,]/g, '')
  const told = last && yearTold(last)
  if (told === undefined || named.test(spoken)) return null
  const [[, on], [, back]] = [yearsOn.exec(said) ?? [], yearsBack.exec(said) ?? []]
  const step = on ? numberOf(on) : back ? -numberOf(back) : 0
  if (step !== 0) return ofYear(query, String(Number(told) + step))
  const [year, more] = onlyYear.test(said) ? yearsIn(/\d$/.test(said) ? `${said}年` : said, now) : []
  return year && !more ? ofYear(query, year) : null
}

const asksWhen = patternOf('asksWhichYear')

/** Words that one year's passage says and no other. */
function yearOfWords(plan: Plan, words: readonly string[]): string | null {
  const all = yearPassages(plan)
  const fits = words.map((word) => all.filter(({ text }) => text.includes(word)))
  const clear = fits.filter((some, at) => some.length === 1 && isRare(plan, words[at] ?? ''))
  const years = new Set(clear.map(([one]) => one?.year))
  return years.size === 1 ? (clear[0]?.[0]?.year ?? null) : null
}
const isRare = (plan: Plan, word: string): boolean =>
  allSentences(plan).filter(({ text }) => text.includes(word)).length <= 2

/** “方法论是哪一年的要求”: the year whose passage has the word. */
const yearOfWord: Rewrite = (query, spoken, { lexicon: { plan } }, meant) => {
  if (/[ⓊⓄⒼⓅⓁⒷ]/.test(spoken) || !asksWhen.test(spoken) || query.of === 'reporting') return null
  const isRow = isRowKind(query.of) && query.rows !== 'all' && query.rows.length > 0
  if (isRow && meant.some(({ kind, described }) => kind === 'row' && !described)) return null
  const quoted = meant.flatMap(({ kind, said }) => (kind === 'word' ? [said] : []))
  const words = [...quoted, ...contentOf(spoken).filter((word) => cuedIn(word).size === 0)]
  const year = yearOfWords(plan, words)
  return year === null ? null : ofYear(query, year)
}

const asksNext = patternOf('nextMilestone')

/** “最近一个要交卷的时间点是哪天”: the next year the text sets goals for, else the end. */
const nextOne: Rewrite = (query, spoken, { lexicon: { plan }, now }) => {
  if (named.test(spoken) || !asksNext.test(spoken)) return null
  const next = yearPassages(plan).find(({ year }) => `${year}-12-31` >= now.slice(0, 10))
  const show: Query['show'] = next && next.year !== plan.end.slice(0, 4) ? ['left'] : ['end', 'left']
  return { ...query, ...ofPlan, show, period: next?.year }
}

/** What the text sets for each year. */
export const ofMilestones: readonly Rewrite[] = [nextOne, yearOfWord, wantedInYear, sameOfYear]
