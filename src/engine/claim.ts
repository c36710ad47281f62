import { decimal, figure } from '../domain/decimal.ts'
import { groupById, plain } from '../domain/look.ts'
import type { Indicator, Person, Plan } from '../domain/plan.ts'
import type { Claim, Ref } from '../domain/query.ts'
import { goalOfIndicator, lastMilestone, wordsOf } from './book.ts'
import type { Fact } from './fact.ts'
import type { Context } from './grounds.ts'
import { holdsPost, isPost } from './posts.ts'
import { indicatorsOf, partIn } from './relate.ts'
import { indicatorRow, keyOf, type Row, rowOf, titleOf } from './rows.ts'
import { scaleOf, targetWords } from './words.ts'

/** What is said first of a claim, and a remark that belongs to it. `open`: the plan does not settle it. */
export type Verdict = { word: 'yes' | 'no' | 'partly' | 'open' | 'any' | 'none'; remark?: string }

export const verdictWords: Record<Verdict['word'], string> = {
  yes: '是。',
  no: '不是。',
  partly: '不完全是。',
  open: '方案未写。',
  any: '有。',
  none: '没有。',
}

/** What is told is all there is. */
export const noMore = '以上就是全部'

export type Asked = { row: Row; fact: Fact }

/** What a denial makes of a verdict. */
const denied = { yes: 'no', no: 'yes', partly: 'partly', open: 'open', any: 'no', none: 'yes' } as const

/** How a claim about one or several rows stands: all of them must hold. */
export function judge(claim: Claim, asked: readonly Asked[], context: Context): Verdict {
  const { word, remark } = affirmed(claim, asked, context)
  if (!('not' in claim) || !claim.not) return { word, remark }
  const [first] = asked
  const isThere = word === 'yes' && claim.kind === 'ref' && claim.ref.kind === 'unit' && first
  return { word: denied[word], remark: isThere ? (remark ?? itsPart(first.row, claim.ref, context)) : remark }
}

function affirmed(claim: Claim, asked: readonly Asked[], context: Context): Verdict {
  const [first] = asked
  if (!first) return { word: 'none' }
  switch (claim.kind) {
    case 'any':
      return anyOf(asked)
    case 'same': {
      const values = new Set(asked.map(({ fact }) => plain(fact.value)))
      return { word: values.size === 1 ? 'yes' : 'no' }
    }
    case 'all':
      return { word: 'none' }
    case 'more':
      return { word: 'none', remark: noMore }
    case 'count': {
      const members = first.fact.members?.filter(
        ({ perhaps, through }) => perhaps === undefined && through === undefined,
      )
      const count =
        members && asked.length === 1 && !first.fact.rows
          ? members.length
          : first.fact.rows
            ? asked.reduce((sum, { fact }) => sum + (fact.rows?.length ?? 0), 0)
            : asked.length
      return { word: decimal(claim.value).eq(count) ? 'yes' : 'no' }
    }
    case 'ref':
      return together(asked.map((one) => ofRef(claim.ref, claim.only === true, claim.facet, one, context)))
    case 'value':
      return together(asked.map((one) => ofValue(claim, one, context)))
    case 'words':
      return first.row.kind === 'person' && claim.facet === 'post'
        ? { word: hasPost(first.row.item, claim.words, context) ? 'yes' : 'no' }
        : { word: claim.words.every((word) => first.fact.words?.includes(word)) ? 'yes' : 'no' }
    case 'word':
      return together(
        asked.map(({ fact, row }) =>
          holds(row, fact, claim, context) ? { word: 'yes' } : { word: 'no', remark: holder(claim.word, context) },
        ),
      )
  }
}

type WordClaim = Extract<Claim, { kind: 'word' }>

/** A post is held as a whole word, whatever it stands in; else the word of a text. */
const holds = (row: Row, fact: Fact, { facet, word }: WordClaim, context: Context): boolean =>
  row.kind === 'person' && facet === 'post'
    ? hasPost(row.item, [word], context) || row.item.roles.includes(word)
    : holdsWord(fact, word)

/** A post, and the unit it is supposed to be in. */
const hasPost = (person: Person, [post = '', unit]: readonly string[], { plan }: Context): boolean =>
  unit === undefined ? isPost(person.post, post) : holdsPost(person, post, unit, plan)

/** Who holds the role that somebody else was taken to hold. */
function holder(role: string, { plan }: Context): string | undefined {
  const names = plan.people.filter(({ roles }) => roles.includes(role)).map(({ name }) => name)
  return names.length > 0 && names.length <= 3 ? `${role}是${names.join('、')}` : undefined
}

function anyOf(asked: readonly Asked[]): Verdict {
  const some = asked.some(({ fact }) => (fact.rows ? fact.rows.length > 0 : fact.silent !== true))
  const open = asked.some(({ fact }) => fact.silent && /是否包括它方案未写/.test(fact.rest ?? ''))
  return { word: some ? 'any' : open ? 'open' : 'none' }
}

/** Several verdicts as one: where they differ, it is true of some only. */
function together(all: readonly Verdict[]): Verdict {
  const [first] = all
  if (!first || all.every(({ word }) => word === first.word)) return first ?? { word: 'none' }
  const remarks = all.flatMap(({ remark }) => remark ?? [])
  return { word: 'partly', remark: remarks[0] }
}

function ofRef(ref: Ref, only: boolean, facet: string, { row, fact }: Asked, context: Context): Verdict {
  const key = keyOf(ref)
  const members = fact.members ?? []
  const inRows = fact.rows?.some((one) => keyOf(one) === key)
  const found = members.find((one) => keyOf(one.ref) === key)
  if (found?.perhaps)
    return { word: 'open', remark: `${nameOf(ref, context)}没有被点名，写的是“${found.perhaps}”，是否包括它方案未写` }
  if (found || inRows) {
    const others = members.filter(
      ({ through, perhaps, ref: other }) => !through && !perhaps && keyOf(other) !== key,
    ).length
    if (only && others > 0) return { word: 'no', remark: '不止这一家' }
    return { word: 'yes', remark: found?.through ? `${nameOf(ref, context)}经“${found.through}”列入` : undefined }
  }
  const group = ref.kind === 'group' ? groupById(context.plan, ref.id) : undefined
  const some = members.filter((one) => group?.members?.includes(one.ref.id))
  if (some.length > 0)
    return { word: 'partly', remark: `只点了${some.map((one) => nameOf(one.ref, context)).join('、')}` }
  return { word: 'no', remark: ref.kind === 'unit' ? otherPart(row, ref, facet, context) : undefined }
}

const nameOf = (ref: Ref, { plan }: Context): string => {
  const row = rowOf(plan, ref)
  return row ? titleOf(plan, row) : ref.id
}

/** What the unit is instead, or that it is not there. */
function otherPart(row: Row, ref: Ref, facet: string, context: Context): string | undefined {
  const { plan } = context
  const { lead, others } = wordsOf(plan)
  if (row.kind !== 'indicator' && row.kind !== 'task') return undefined
  const name = nameOf(ref, context)
  const duty = partIn(plan, row, ref.id)
  if (duty?.part === 'responsible' && facet === 'lead') return `${name}是${others}，不是${lead}`
  if (duty?.part === 'lead' && facet === 'responsible') return `${name}是${lead}，不是${others}`
  if (duty?.part === 'perhaps') return `${name}没有被点名，${others}写作“${duty.group}”，是否包括它方案未写`
  return `${name}不在列`
}

/** What a unit has to do with a row it was said to have nothing to do with. */
function itsPart(row: Row, ref: Ref, context: Context): string {
  const { lead, others } = wordsOf(context.plan)
  const isMatter = row.kind === 'indicator' || row.kind === 'task'
  const part = isMatter ? partIn(context.plan, row, ref.id)?.part : undefined
  const words = part === 'lead' ? `是${lead}` : part === 'responsible' ? `是${others}` : '在列'
  return `${nameOf(ref, context)}${words}`
}

type ValueClaim = Extract<Claim, { kind: 'value' }>

/** Whether a figure reaches a target, and what is missing. */
function reaches(value: string, indicator: Indicator, plan: Plan): Verdict | null {
  const goal = goalOfIndicator(plan, indicator)
  const target = lastMilestone(plan, indicator)
  if (target.value === null || (goal.sense !== 'atLeast' && goal.sense !== 'about')) return null
  const short = decimal(target.value).minus(value)
  const reached = goal.strict ? short.lt(0) : short.lte(0)
  if (reached) return { word: 'yes' }
  const words = targetWords(plan, indicator)
  const own = `${value}${indicator.unit}`
  if (short.eq(0)) return { word: 'no', remark: `目标是${words}，正好${own}不算` }
  return { word: 'no', remark: goal.strict ? `目标是${words}，${own}不够` : `还差${figure(short)}${indicator.unit}` }
}

/** Whether what was confirmed has come as far as was supposed; of a figure that is to fall, as low. */
function comesTo(value: string, unit: string | undefined, above: boolean, row: Row, fact: Fact, plan: Plan): Verdict {
  const [first] = indicatorsOf(plan, row)
  const falls = first !== undefined && goalOfIndicator(plan, first).sense === 'atMost'
  const isReached = (fact.figures ?? []).some((own) => {
    const over = decimal(own.value)
      .times(scaleOf(own.unit))
      .minus(decimal(value).times(scaleOf(unit ?? own.unit)))
    const gap = falls ? over.neg() : over
    return above ? gap.gt(0) : gap.gte(0)
  })
  return { word: isReached ? 'any' : 'none' }
}

function ofValue({ value, unit, each, enough, reached }: ValueClaim, { row, fact }: Asked, context: Context): Verdict {
  const { plan, query } = context
  if (reached) return comesTo(value, unit, reached === 'above', row, fact, plan)
  const suffices = enough && row.kind === 'indicator' ? reaches(value, row.item, plan) : null
  if (suffices) return suffices
  if (/^\d{4}-\d\d$/.test(value) && fact.words?.some((word) => word.startsWith(value))) return { word: 'yes' }
  if (!/^-?\d+(\.\d+)?$/.test(value)) return { word: holdsWord(fact, value) ? 'yes' : 'no' }
  const named = fact.members?.filter(({ perhaps, through }) => perhaps === undefined && through === undefined)
  if (named && !fact.rows) {
    const each = new Map(named.map(({ ref }) => [keyOf(ref), ref]))
    // A group is no single unit: it is said beside the number.
    const groups = [...each.values()].filter(({ kind }) => kind === 'group')
    const beside = groups.map((ref) => `“${nameOf(ref, context)}”`).join('、')
    return {
      word: decimal(value).eq(each.size - groups.length) ? 'yes' : 'no',
      remark: beside === '' ? undefined : `点名${each.size - groups.length}家，另有${beside}`,
    }
  }
  if (fact.figures === undefined && fact.rows) return { word: decimal(value).eq(fact.rows.length) ? 'yes' : 'no' }
  const figures = fact.figures ?? []
  const holds = figures.some((figure) => sameFigure(value, unit, figure.value, figure.unit))
  if (!holds)
    return holdsWord(fact, value)
      ? { word: 'yes' }
      : { word: 'no', remark: figures.length > 0 ? whoseFigure(value, unit, plan) : undefined }
  const beyond = row.kind === 'indicator' ? exceeds(row.item, query.said ?? '', plan) : null
  if (beyond)
    return { word: 'no', remark: `${beyond}，正好${value}${row.kind === 'indicator' ? row.item.unit : ''}不算` }
  const earlier = row.kind === 'indicator' && query.at === undefined ? milestoneOf(value, row.item, plan) : null
  if (earlier) return { word: 'partly', remark: earlier }
  const shared = row.kind === 'indicator' && goalOfIndicator(plan, row.item).indicators.length > 1
  return { word: shared ? (each ? 'no' : 'partly') : 'yes' }
}

/** What a target has to exceed, where it is asked whether just that is enough: `目标是超过150件`. */
function exceeds(indicator: Indicator, said: string, plan: Plan): string | null {
  const words = targetWords(plan, indicator)
  return /刚好|正好|恰好|刚刚/.test(said) && words.startsWith('超过') ? `目标是${words}` : null
}

/** That a figure is an earlier year's target, where it is not the last one's too. */
function milestoneOf(value: string, indicator: Indicator, plan: Plan): string | null {
  const all = goalOfIndicator(plan, indicator).targets
  const then = all.find((one) => one.value !== null && decimal(one.value).eq(value))
  if (!then || all.length < 2 || all.at(-1)?.value === then.value) return null
  return `${value}${indicator.unit}是${then.on.slice(0, 4)}年的目标`
}

/** So small a figure is as likely a count of anything. */
const leastTelling = 10

/** Whose target the supposed figure is, where it is one with the same unit. */
function whoseFigure(value: string, unit: string | undefined, plan: Plan): string | undefined {
  if (decimal(value).lt(leastTelling)) return undefined
  const found = plan.indicators.filter((one) => unit === one.unit && lastMilestone(plan, one).value === value)
  const [first] = found
  return first && found.length <= 2
    ? `${value}${unit ?? ''}是${found.map((one) => titleOf(plan, indicatorRow(one))).join('、')}的目标`
    : undefined
}

function sameFigure(value: string, unit: string | undefined, own: string, ownUnit: string): boolean {
  if (unit === undefined || unit === ownUnit) return decimal(value).eq(own)
  const one = decimal(value).times(scaleOf(unit))
  return one.eq(decimal(own).times(scaleOf(ownUnit))) && scaleOf(unit) !== scaleOf(ownUnit)
    ? true
    : decimal(value).eq(own) && scaleOf(unit) === scaleOf(ownUnit)
}

/** 组长 is not 副组长: whole words; of a long text any part. */
function holdsWord({ words = [], value }: Fact, asked: string): boolean {
  const wanted = plain(asked)
  return [...words, value].some((word) => {
    const own = plain(word)
    return (
      own === wanted ||
      (own.length > 8 && own.includes(wanted)) ||
      (own.endsWith(wanted) && !own.endsWith(`副${wanted}`) && wanted.length > 1)
    )
  })
}
