import { goalOf, indicatorByNo, namesOf, targetFigure, unitById } from '../domain/look.ts'
import type { Indicator, Plan } from '../domain/plan.ts'
import type { Found, Frame } from './frame.ts'
import type { Lexicon } from './lexicon.ts'
import { matching } from './matching.ts'
import { bare } from './normalise.ts'
import { figuresIn, type Said } from './numerals.ts'
import type { Missing } from './references.ts'
import type { Ref } from './refs.ts'

/** Everything readings need to know of one sentence. */
export type Sentence = Frame & {
  lexicon: Lexicon
  plan: Plan
  figures: Said[]
  /** Indicators and tasks named, each name narrowed as far as the sentence allows. */
  indicators: number[]
  tasks: number[]
  /** Sections and subsections named, and whole clauses. */
  sections: { no: number; sub: number | null }[]
  categories: string[]
  clauses: string[]
  units: string[]
  groups: string[]
  people: string[]
  elsewhere: string[]
  missing: Missing[]
  /** True where a name still has several unlike readings. */
  unsure: boolean
}

export function sentenceOf(frame: Frame, lexicon: Lexicon): Sentence {
  const { plan } = lexicon
  const named = narrowed(frame, plan)
  const refs = named.flatMap((found) => found.refs)
  const figures = figuresIn(frame.frame)
  const indicators = unique(refs.flatMap((ref) => (ref.kind === 'indicator' ? [ref.no] : [])))
  // 指标50本月3件 names a row, if none of the plan: its figure tells no other.
  const misses = frame.found.some(({ missing }) => missing !== undefined)
  const rows = misses ? 1 : indicators.length + refs.filter(({ kind }) => kind === 'task').length
  return {
    ...frame,
    lexicon,
    plan,
    figures,
    indicators: rows > 0 ? indicators : byFigure(frame.frame, figures, plan),
    tasks: unique(refs.flatMap((ref) => (ref.kind === 'task' ? [ref.no] : []))),
    sections: refs.flatMap((ref) => (ref.kind === 'section' ? [{ no: ref.no, sub: ref.sub }] : [])),
    categories: unique(refs.flatMap((ref) => (ref.kind === 'category' ? [ref.name] : []))),
    clauses: unique(refs.flatMap((ref) => (ref.kind === 'clause' ? [ref.place] : []))),
    units: unique(refs.flatMap((ref) => (ref.kind === 'unit' ? [ref.id] : []))),
    groups: unique(refs.flatMap((ref) => (ref.kind === 'group' ? [ref.id] : []))),
    people: unique(refs.flatMap((ref) => (ref.kind === 'person' ? [ref.name] : []))),
    elsewhere: unique(refs.flatMap((ref) => (ref.kind === 'elsewhere' ? [ref.name] : []))),
    missing: frame.found.flatMap(({ missing }) => missing ?? []),
    unsure: named.some((found) => isUnsure(found, plan)),
  }
}

/** “80件谁牵头”: a target said instead of its name, unless the name is what is asked for. */
function byFigure(frame: string, figures: readonly Said[], plan: Plan): number[] {
  const [figure] = figures
  if (
    figures.length !== 1 ||
    !figure?.digits ||
    figure.unit === '' ||
    /哪|什么(?!时)|啥(?!时)|谁的|指标|对应|项|条|钱|经费/.test(frame)
  )
    return []
  if (/(不低于|大于|高于|多于|小于|低于|少于|不到)/.test(frame)) return []
  return matching(plan, figure.value, figure.unit)
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

const numbersOf = (refs: readonly Ref[], kind: 'indicator' | 'task'): number[] =>
  refs.flatMap((ref) => (ref.kind === kind ? [ref.no] : []))

/** Names with several readings lose those that the rest of the sentence speaks against. */
function narrowed({ frame, text, found }: Frame, plan: Plan): Found[] {
  const strong = found.filter((one) => !isVague(one, plan))
  const pasted = found.some((one) => one.pasted)
  return found.flatMap((one) => {
    // What a pasted sentence is about is that sentence, whatever names stand around it.
    if (pasted && !one.byNumber && one.refs.every(({ kind }) => kind !== 'unit' && kind !== 'person')) return []
    let refs = byWord(one, frame)
    const indicators = numbersOf(refs, 'indicator')
    if (indicators.length > 1 && isUnsure({ ...one, refs }, plan)) {
      const others = strong.filter((other) => other !== one).flatMap((other) => numbersOf(other.refs, 'indicator'))
      const shared = indicators.filter((no) => others.includes(no))
      const kept = shared.length > 0 ? shared : byQualifier(indicators, text, one.said, plan)
      refs = refs.filter((ref) => ref.kind !== 'indicator' || kept.includes(ref.no))
    }
    // A vague word beside a clear name only describes it.
    const clear = strong.some(
      (other) => other !== one && other.refs.some((ref) => ref.kind === 'indicator' || ref.kind === 'task'),
    )
    if (isWeakCategory(one) && strong.some((other) => other !== one && isRow(other))) return []
    return (isVague(one, plan) || isTouching(one, found)) && clear ? [] : [{ ...one, refs }]
  })
}

const isRow = ({ refs }: Found): boolean => refs.some(({ kind }) => kind === 'indicator' || kind === 'task')

/** 服务, 保护: everyday words that are categories only where nothing else is named. */
const isWeakCategory = ({ refs, said, byNumber }: Found): boolean =>
  !byNumber && said.length <= 2 && refs.every(({ kind }) => kind === 'category' || kind === 'section')

/** A short name that touches a longer one describes it: “平台个性化服务”. */
const isTouching = (one: Found, found: readonly Found[]): boolean =>
  !one.byNumber &&
  one.said.length <= 2 &&
  isRow(one) &&
  found.some(
    (other) =>
      other !== one && isRow(other) && !other.byNumber && other.said.length > 2 && Math.abs(other.at - one.at) === 1,
  )

/** 指标 or 任务 beside a name says which table is meant. */
function byWord({ refs, at }: Found, frame: string): Ref[] {
  const after = frame.slice(at + 1, at + 7)
  const wanted = /^(这|那|的|该)*(个|项|条)?(的)?指标/.test(after)
    ? 'indicator'
    : /^(这|那|的|该)*(个|项|条)?(的)?(任务|工作(?!站))/.test(after)
      ? 'task'
      : null
  const kept = refs.filter((ref) => ref.kind === wanted || ref.kind === 'section')
  return kept.some((ref) => ref.kind === wanted) ? kept : refs
}

/** One short word that may mean several unlike things: 专利, 平台. */
const isVague = (found: Found, plan: Plan): boolean =>
  !found.byNumber && found.said.length <= 2 && isUnsure(found, plan)

function isUnsure({ refs }: Found, plan: Plan): boolean {
  const indicators = numbersOf(refs, 'indicator')
  const [first] = indicators
  return first !== undefined && indicators.some((no) => goalOf(plan, no) !== goalOf(plan, first))
}

/** Of several indicators those whose names, field, leads or targets the rest of the sentence repeats most. */
export function byQualifier(numbers: number[], text: string, said: string, plan: Plan): number[] {
  const rest = text.replace(said, ' ')
  const scored = numbers.map((no) => ({ no, score: indicatorByNo(plan, no) ? support(numbers, no, rest, plan) : 0 }))
  const best = Math.max(...scored.map(({ score }) => score))
  return best > 0 ? scored.filter(({ score }) => score === best).map(({ no }) => no) : numbers
}

function support(numbers: number[], no: number, rest: string, plan: Plan): number {
  const own = wordsOf(plan, no)
  const others = numbers.filter((other) => other !== no).map((other) => wordsOf(plan, other))
  const pairs = unique(Array.from({ length: Math.max(0, rest.length - 1) }, (_, at) => rest.slice(at, at + 2)))
  const telling = pairs.filter(
    (pair) => own.includes(pair) && !others.some((words) => words.includes(pair)) && !/[目标的是多少指]/.test(pair),
  )
  const target = targetFigure(goalOf(plan, no))
  const figure = figuresIn(rest).some(({ value }) => String(value) === target)
  return telling.length + (figure ? 2 : 0)
}

const known = new WeakMap<Indicator, string>()

/** All words that go with an indicator, for telling it from its likes. */
function wordsOf(plan: Plan, no: number): string {
  const indicator = indicatorByNo(plan, no)
  if (!indicator) return ''
  const kept = known.get(indicator)
  if (kept !== undefined) return kept
  const leads = indicator.leads.flatMap((id) => {
    const unit = unitById(plan, id)
    return unit && indicator.leads.length === 1 && unit.kind === 'park' ? namesOf(unit) : []
  })
  const words = [indicator.name, indicator.short, ...indicator.aliases, indicator.category, ...leads]
    .map(bare)
    .join(' ')
  known.set(indicator, words)
  return words
}
