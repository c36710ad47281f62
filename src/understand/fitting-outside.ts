import { taskAt } from '../domain/look.ts'
import { allSentences } from '../domain/sentences.ts'
import { withOfficial } from './cues.ts'
import { patternOf } from './patterns.ts'
import { anew, only, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const plainly = { ...anew, strangers: [], how: 'tell' as const, at: undefined, period: undefined }

const writesFor = patternOf('writesFor', 'u')

/** “帮我写一份申请书”: what somebody wants written is not looked up, whatever it is about. */
const writing: Rewrite = (query, _) =>
  writesFor.test(query.said ?? '') ? { ...query, ...plainly, of: 'talk', rows: [], show: ['writing'] } : null

const asksRhythm = patternOf('asksRhythm')
const asksReview = patternOf('asksReview')

/** “我们那几条隔多久报一回”, “交上去的谁审”: how reporting goes, which no duties of a unit answer. */
const ofReporting: Rewrite = (query, spoken) => {
  const said = query.said ?? ''
  const isOpen = query.of === 'unit' || query.of === 'task' || query.of === 'reporting' || isRowKind(query.of)
  if (!isOpen || /指标|目标/.test(said) || /[ⓈⓁⓆ]/.test(spoken.replace(/交Ⓢ|Ⓢ次|多长时间Ⓢ/, ''))) return null
  const facet = asksReview.test(said) ? 'review' : asksRhythm.test(said) ? 'period' : null
  return facet && { ...query, ...plainly, of: 'reporting', rows: [], show: [facet] }
}

const addedUp = patternOf('addedUp')
const fillsShare = patternOf('fillsShare')

/** “我们县报的商标数会不会加到市里那个总数”, “办案率填百分数就完了吧”: how figures are put together, or filled in. */
const ofFilling: Rewrite = (query, spoken) => {
  if (!isRowKind(query.of) || query.rows === 'all') return null
  if (addedUp.test(spoken)) return { ...query, ...plainly, of: 'reporting', rows: [], show: ['parts'] }
  const row = only(query.rows)
  const isShare = row?.kind === 'indicator' && query.how === 'check' && fillsShare.test(query.said ?? spoken)
  return isShare ? { ...query, ...plainly, of: 'matter', show: ['howTo'] } : null
}

const asksEnd = patternOf('asksEnd')

/** “截止写到哪一天”: the day the plan ends; the next such day (下个截止日) is one of reporting. */
const endAsked: Rewrite = (query, spoken) =>
  asksEnd.test(spoken) && !/[ⓈⓊⒼⓅⓁⒷ报填交下期次]/.test(spoken) && query.of !== 'command'
    ? { ...query, ...plainly, of: 'plan', rows: [], show: ['end'] }
    : null

const asksNumber = patternOf('asksNumber')
const measured: ReadonlySet<string> = new Set([
  'target',
  'units',
  'lead',
  'responsible',
  'progress',
  'gap',
  'shares',
  'due',
  'period',
])
const ofUnits = /单位|部门|配合|责任|牵头|哪|[ⓊⓄⒼ]/

/** “要建几个”, “有没有定数” of a task no indicator belongs to: that it has no number. */
const noNumber: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const row = isRowKind(query.of) ? only(query.rows) : null
  const task = taskAt(plan, row)
  if (!task || task.indicators.length > 0 || query.claim || !asksNumber.test(spoken)) return null
  if (
    ofUnits.test(spoken) ||
    query.show.some((facet) => measured.has(facet)) ||
    query.how === 'list' ||
    query.where.length > 0
  )
    return null
  return { ...query, ...plainly, of: 'matter', show: ['target'] }
}

const ofProcedure = patternOf('ofProcedure', 'u')

/** “专利年费在哪交”: a fee or a way through an office that the text has no word of is no target of the row named beside it. */
const procedure: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const word =
    ofProcedure
      .exec(spoken)
      ?.slice(1)
      .find((part) => part !== undefined) ?? ''
  if (!isRowKind(query.of) || query.rows === 'all' || word === '' || /[ⓊⓄⒼⓅⓁⒷ]/.test(spoken)) return null
  if (allSentences(plan).some(({ text }) => withOfficial(word).some((one) => text.includes(one)))) return null
  const where = [{ by: 'text' as const, is: word }]
  return { ...query, ...plainly, of: 'clause', rows: 'all', where, show: [], how: 'check' }
}

/** What is outside the plan, or beside it: papers to be written, reporting, fees, numbers that nobody set. */
export const ofOutside: readonly Rewrite[] = [writing, ofReporting, ofFilling, endAsked, noNumber, procedure]
