import type { Claim, Query } from '../domain/query.ts'
import { numberOf } from './numerals.ts'
import type { Part } from './parts.ts'
import { patternOf } from './patterns.ts'

/** A sentence that wants a yes or no. */
const yesNo = patternOf('yesNo')
const sure = /真的假的|真的吗|是吗|对吗|对不对|是不是|没错吧|[吧吗][?]?$/

const asksYesNo = (said: string): boolean => yesNo.test(said)
export const supposes = (said: string): boolean => sure.test(said)

const every =
  /所有|全部|每[一1]?[条项个]|统统|全都|是不是(?:全|都)|(?:任务|指标)(?:是不是)?(?:全|都)(?:是|有|要|归|由|标|写|得|没)/
const onlyOne =
  /(?:就|只|仅|光|单单|独独)(?:由|是|有|归)?[ⓊⓄ]|[ⓊⓄ](?:一家|自己(?!的|得|要)|单独|独自|独家|一个(?:局|单位))|独家|唯一/
const rowKinds = new Set<Query['of']>(['matter', 'indicator', 'task'])
const each = /各(?:自|是|要)?\d|分别(?:是|要)?\d|每(?:个|项)(?:都)?(?:是|要)?\d|各[一二三四五六七八九十两百]/

/** How firmly a target is put. */
const wording = /力争|确保|争取|务必/

/** “报了340家算完成没”: a figure is supposed to reach the target. */
export const isEnough = patternOf('isEnough')

/** What a named row is taken to have, from the figures and counting words beside it. */
export function supposedIn(parts: readonly Part[], of: Query['of'], said: string): Claim | null {
  const marks = parts.map(({ meant }) => meant)
  if (!rowKinds.has(of) || /还是/.test(said)) return null
  const led = /(\d|[一两二三四])家(?:单位|部门)?(?:一起|共同|联合)?(?:牵头|带头|领头)/.exec(said)
  if (led) return { kind: 'value', facet: 'lead', value: String(numberOf(led[1] ?? '')), unit: '家' }
  const counting = marks.find(({ kind }) => kind === 'counting')?.mark
  if (counting) return { kind: 'word', facet: 'counting', word: counting.value }
  const figure = marks.find(({ kind }) => kind === 'number')?.mark
  if (!figure) return null
  const unit = figure.unit && !/[项条]/.test(figure.unit) ? { unit: figure.unit } : {}
  return {
    kind: 'value',
    facet: 'target',
    value: figure.value,
    ...unit,
    ...(each.test(said) ? { each: true } : {}),
  }
}

/** How firmly a target is taken to be put: 力争 or 确保. */
export function firmlyIn(said: string): Claim | null {
  const word = wording.exec(said)?.[0]
  return word && /(?:是不是|是|用|写|带|说|属于)(?:的是|的|了)?(?:力争|确保|争取|务必)/.test(said) && !/还是/.test(said)
    ? { kind: 'word', facet: 'wording', word }
    : null
}

const unitsSaid = /(\d+|[一两二三四五六七八九十]+)(?:家|个)(责任|配合|协助)?(?:单位|部门)/

/** “那条也是七家单位没错吧”: so many units are no target of the row. */
function ofUnits({ claim, of, rows }: Query, spoken: string): Claim | undefined {
  const [, count = '', helping] = unitsSaid.exec(spoken) ?? []
  const ofRow = (of === 'matter' || of === 'task') && rows !== 'all' && rows.length === 1
  if (!ofRow || claim?.kind !== 'value' || claim.facet !== 'target' || claim.value !== String(numberOf(count)))
    return claim
  return { kind: 'value', facet: helping ? 'responsible' : 'units', value: claim.value, unit: '家' }
}

/** 计量单位是件: the unit of measure somebody supposes. */
const measured =
  /单位(?:不?是|为|用|按|写的?是?|标的?是?)["'“]?([\p{Script=Han}%]{1,4}?)["'”]?(?:吗|吧|么|,|\?|对|是|没错|$)/u
/** Of the parts a unit plays only the leading one is said. */
const leadsOnly = /牵头|带头|领头/
const otherParts = /责任|配合|参与|协助|协同|负责|名单|列/

/**
 * A reading as the claim it is: that all rows pass a condition, that a unit is the only one or leads, that a target is
 * counted in a unit of measure.
 */
export function claimedBy(query: Query, spoken: string): Query {
  const { where, of, rows, show, how } = query
  const claim = ofUnits(query, spoken)
  if (claim !== query.claim) return { ...query, claim }
  if (claim?.kind === 'ref' && claim.facet === 'units' && leadsOnly.test(spoken) && !otherParts.test(spoken))
    return claimedBy({ ...query, claim: { ...claim, facet: 'lead' } }, spoken)
  if (claim?.kind === 'ref' && claim.only === undefined && onlyOne.test(spoken))
    return { ...query, claim: { ...claim, only: true } }
  if (claim?.kind === 'value' && claim.facet === 'target' && isEnough.test(spoken))
    return { ...query, claim: { ...claim, enough: true } }
  const [, word] = measured.exec(spoken) ?? []
  if (word && claim === undefined && how === 'tell' && show.join() === 'measureUnit' && asksYesNo(spoken))
    return { ...query, how: 'check', show: [], claim: { kind: 'word', facet: 'measureUnit', word } }
  const filter = where.at(-1)
  const ofSet = (rows === 'all' || rows.length === 0) && (of === 'indicator' || of === 'task')
  if (filter && ofSet && claim === undefined && every.test(spoken) && asksYesNo(spoken))
    return { ...query, rows: 'all', how: 'check', where: where.slice(0, -1), show: [], claim: { kind: 'all', filter } }
  return query
}
