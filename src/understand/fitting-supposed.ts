import { goalOf, indicatorByNo, taskAt } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Claim, Query, Ref } from '../domain/query.ts'
import { allSentences } from '../domain/sentences.ts'
import { claimedBy } from './claims.ts'
import { contentOf, cuedIn, withOfficial } from './cues.ts'
import { dayOf } from './days.ts'
import { namedIn } from './fitting-signs.ts'
import { patternOf } from './patterns.ts'
import { anew, only, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const checks = patternOf('checks')
const agreed = patternOf('agreed')

/** The one indicator or task something is supposed of. */
const rowSupposed = ({ of, rows, how }: Query): Ref | null =>
  isRowKind(of) && (how === 'tell' || how === 'check') ? only(rows) : null

/** Whether a figure is the target of the row it stands beside, so that it only names it. */
function isOwnFigure(row: Ref, claim: Claim | undefined, plan: Plan): boolean {
  if (claim?.kind !== 'value' || claim.facet !== 'target' || row.kind !== 'indicator') return false
  return (
    indicatorByNo(plan, Number(row.id)) !== undefined &&
    goalOf(plan, Number(row.id)).targets.some(({ value }) => value === claim.value)
  )
}

const hasPart = patternOf('partSupposed')

/** “打假那条不含县里吧”, “80件是农业局的事?”: that a unit or group has a part in a row is supposed. */
const partSupposed: Rewrite = (query, spoken, context, meant) => {
  const row = rowSupposed(query)
  if (!row || !checks.test(spoken) || !hasPart.test(spoken) || /[哪谁几]|多少|还是/.test(spoken)) return null
  if (query.claim && !isOwnFigure(row, query.claim, context.lexicon.plan)) return null
  const bodies = namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit' || ref.kind === 'group')
  const [body, more] = bodies
  if (!body || more) return null
  const facet = /牵头|领头|带头|挑头/.test(spoken) ? 'lead' : /责任|配合|协助/.test(spoken) ? 'responsible' : 'units'
  return claimedBy({ ...query, ...anew, show: [], how: 'check', claim: { kind: 'ref', facet, ref: body.ref } }, spoken)
}

const toEach = patternOf('broughtDown')

/** “80件是下到各县的?”: that a target is brought down to those beneath is another matter than who has a part in it. */
const broughtDown: Rewrite = (query, spoken) => {
  const row = rowSupposed(query)
  if (row?.kind !== 'indicator' || !toEach.test(spoken) || query.show[0] === 'shares') return null
  return {
    ...query,
    ...anew,
    show: ['shares'],
    how: 'check',
    claim: { kind: 'any' },
    where: query.where.filter((one) => 'unit' in one),
  }
}

const byThen = patternOf('doneByDay')
const fixed = /[卡写定限]死|规定|限定|明确|要求|写明|写了|是不是|必须/

/** “奖励办法是不是卡死年底要出”: a day is supposed for a row. */
const dueSupposed: Rewrite = (query, _, { now }) => {
  const row = rowSupposed(query)
  const said = query.said ?? ''
  const [found] = byThen.exec(said) ?? []
  const isDay = query.claim?.kind === 'value' && (query.claim.facet === 'end' || query.claim.facet === 'due')
  if (!row || !found || !/[年月日号]/.test(found) || !(isDay || fixed.test(said)) || !checks.test(said)) return null
  if (query.claim?.kind === 'ref' || /[哪几]|什么时候|多少|完成(?:了|没)/.test(said)) return null
  const day = dayOf(/^\d{4}|^[今明后]/.test(found) ? found : `${now.slice(0, 4)}年${found}`, now)
  const claim: Claim | undefined = day ? { kind: 'value', facet: 'due', value: day } : undefined
  return { ...query, ...anew, show: ['due'], how: claim ? 'check' : 'tell', at: undefined, period: undefined, claim }
}

const perYear =
  /(?<![第那这哪上下前后])(?:每|一|按)个?(?:年度?|月份?|季度?)(?:都|就|各)?(?:是|要|得|算|的|完成|新增|\d|达)|年均|月均/
const wholeSpan = /(?:整个|全部|三年|几年|期内|全期|前后).{0,4}(?:期|年)?[^,]{0,3}(?:算|加|累|合|一共|总共)/

/** “150件是每年的吧”: over which time a figure is counted is supposed. */
const overTime: Rewrite = (query, spoken) => {
  const row = rowSupposed(query)
  if (row?.kind !== 'indicator' || !checks.test(spoken) || /[报填交哪几]|多少|还是/.test(spoken)) return null
  const word = perYear.test(spoken) ? '每年' : wholeSpan.test(spoken) ? '期间数' : null
  if (word === null || (query.claim && query.claim.kind !== 'value')) return null
  return {
    ...query,
    ...anew,
    show: ['target'],
    how: 'check',
    at: undefined,
    period: undefined,
    claim: { kind: 'word', facet: 'counting', word },
  }
}

const among = patternOf('wordAmong', 'u')
const insideAsked = patternOf('insideAsked')
/** “没温州的”: what is supposed not to be there. */
const leftOut = /没(?:有|得)?([\p{Script=Han}]{2,4}?)的?[?]?$/u
const holds = patternOf('holdsWord', 'u')

/** “指引里头物流也在内,对吧”: a word that a text is supposed to have. */
const wordSupposed: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const isText = query.of === 'clause' && only(query.rows)
  const said = query.said ?? ''
  const row = rowSupposed(query)
  if ((!row && !isText) || query.claim || /[ⓊⓄⒼⓅ]/.test(spoken)) return null
  const text = taskAt(plan, row)?.text ?? ''
  const [, missing = ''] = /吧|[对是][不吗]/.test(said) ? (leftOut.exec(said) ?? []) : []
  if (missing !== '' && text.includes(missing))
    return {
      ...query,
      ...anew,
      strangers: [],
      show: ['text'],
      how: 'check',
      claim: { kind: 'word', facet: 'text', word: missing, not: true },
    }
  if (!agreed.test(said) && !(row?.kind === 'task' && insideAsked.test(said))) return null
  const found = (among.exec(said) ?? holds.exec(said))?.[1] ?? ''
  // The longest end of what stands before that the text knows: “指引里头物流” is 物流.
  const ends = Array.from({ length: Math.max(0, found.length - 1) }, (_, at) => found.slice(at))
  const word =
    holds.test(said) && !among.test(said)
      ? found
      : (ends.find((one) => allSentences(plan).some(({ text }) => text.includes(one))) ?? '')
  return word.length < 2
    ? null
    : { ...query, ...anew, show: ['text'], how: 'check', claim: { kind: 'word', facet: 'text', word } }
}

/** “一本账是靠语料库搭起来的,对吧”: what no condition holds against a task stands beside its text. */
const heldBeside: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const row = isRowKind(query.of) ? only(query.rows) : null
  const bare = query.show.every((facet) => facet === 'sheet' || facet === 'name')
  if (row?.kind !== 'task' || query.how !== 'check' || query.claim || !bare || !agreed.test(query.said ?? ''))
    return null
  if (/[ⓊⓄⒼⓅⒷⓃⓉⒹ]/.test(spoken) || query.where.length > 0) return null
  const text = taskAt(plan, row)?.text ?? ''
  const held = contentOf(spoken).some((word) => withOfficial(word).some((one) => text.includes(one)))
  return held ? { ...query, show: ['text'], how: 'tell' } : null
}

const stated = /(牵头|责任单位|配合单位|时限|期限|金额|数额|比例|标准)/

/** “资金保障那段写明由财政局牵头,真有这话?”: what a passage is supposed to say. */
const passageSays: Rewrite = (query, spoken, context, meant) => {
  if (query.of !== 'clause' || !only(query.rows) || query.claim || !checks.test(spoken)) return null
  const [unit] = namedIn(spoken, meant, context).filter(({ ref }) => ref.kind === 'unit')
  const figure = meant.find(({ kind }) => kind === 'number')?.mark
  const word = unit?.meant.said ?? (figure ? `${figure.value}${figure.unit}` : stated.exec(spoken)?.[1])
  return word === undefined || /[哪谁几]|多少/.test(spoken)
    ? null
    : { ...query, ...anew, show: ['text'], how: 'check', claim: { kind: 'word', facet: 'text', word } }
}

const deniedFact = patternOf('deniedFact')
const notDenied = patternOf('notDenied', 'g')
const atOdds = patternOf(['{atOdds}', '不一样', '不相?同', '冲突', '打架'])
/** A clause that has what a claim is about, and one that denies it. */
const figure = /\d|[一二两三四五六七八九十百]/
const claimed: Readonly<Record<string, readonly [RegExp, RegExp]>> = {
  ref: [/[ⓊⓄⒼ]/, /[没不未无][^,]{0,8}[ⓊⓄⒼ]|[ⓊⓄⒼ][^,]{0,5}[没不未无]/],
  value: [figure, /[没不未无][^,]{0,4}[\d一二两三四五六七八九十百]/],
  word: [/./, /[没不未无]/],
}

/** “谁牵头,附件不一致吧”: that the text is at odds with itself is supposed; 不一致 denies nothing. */
export const oddsSupposed: Rewrite = (query, spoken) => {
  const { claim, rows, show } = query
  if (!show.includes('notes') || claim || !only(rows) || !agreed.test(spoken) || !atOdds.test(spoken)) return null
  const clauses = spoken.replace(notDenied, '').split(/[,;。]/)
  const isDenied = clauses.some((one) => atOdds.test(one) && deniedFact.test(one.replace(atOdds, '')))
  const others = show.filter((one) => one !== 'sheet' && one !== 'notes')
  return { ...query, show: ['notes', ...others], how: 'check', claim: { kind: 'any', not: isDenied } }
}

/** “财政局不在里头,对吧”, “没写时限吧”: what is denied is supposed not to be so. */
const supposedNot: Rewrite = (query, spoken) => {
  const { claim, rows, show, how } = query
  if (!agreed.test(spoken) || rows === 'all' || rows.length === 0 || query.of === 'unit') return null
  const clauses = spoken.replace(notDenied, '').split(/[,;。]/)
  if (how === 'check' && claim && 'facet' in claim && claim.kind !== 'words') {
    const [sign, denial] = claimed[claim.kind] ?? [/./, deniedFact]
    const about = clauses.filter((clause) => sign.test(clause))
    const isDenied = about.length > 0 && about.every((clause) => denial.test(clause))
    return isDenied ? { ...query, claim: { ...claim, not: true } } : null
  }
  const [facet, more] = show
  const clause = clauses.find((one) => deniedFact.test(one))
  const isFact = !claim && only(rows) && facet && facet !== 'sheet' && !more && (how === 'tell' || how === 'check')
  if (!isFact || clause === undefined || !cuedIn(clause).has(facet) || query.where.length > 0) return null
  return { ...query, how: 'check', claim: { kind: 'any', not: true } }
}

/** What is supposed of one named row or passage, in the order in which it is looked for. */
export const ofSupposed: readonly Rewrite[] = [
  broughtDown,
  dueSupposed,
  overTime,
  partSupposed,
  wordSupposed,
  passageSays,
  oddsSupposed,
  supposedNot,
  heldBeside,
]

/** A passage that was found for the words of a question, with what they suppose it to say. */
export const supposedOf = (query: Query, ...said: Tail<Parameters<Rewrite>>): Query =>
  query.of === 'clause' ? (passageSays(query, ...said) ?? query) : query

type Tail<All extends readonly unknown[]> = All extends readonly [unknown, ...infer Rest] ? Rest : never
