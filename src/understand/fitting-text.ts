import type { Plan } from '../domain/plan.ts'
import type { Query, Ref } from '../domain/query.ts'
import { allSentences, bestOf, weighedIn } from '../domain/sentences.ts'
import { contentOf, cuedIn, firmlyCued, inOfficial, withOfficial } from './cues.ts'
import { patternOf } from './patterns.ts'
import type { Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

/** What a reading that is given up had. */
const bare = (): Pick<Query, 'where' | 'claim' | 'by' | 'period' | 'at'> => ({
  where: [],
  claim: undefined,
  by: undefined,
  period: undefined,
  at: undefined,
})

const document = '(?:文|文件|方案|意见|通知|办法)'
const sent = '(?:发|印|印发|下发|出|制定|盖章)'
const issuedBy = new RegExp(`${document}.{0,6}[ⓊⓄ].{0,8}${sent}的|[ⓊⓄ].{0,8}${sent}的.{0,4}${document}`)

/** “这文件是市场监管局发的吧”: who issued the plan is supposed. */
const issuer: Rewrite = (query, spoken, _, meant) => {
  const unit = meant.find(({ kind }) => kind === 'unit')
  if (query.how !== 'check' || !unit || !issuedBy.test(spoken)) return null
  return {
    ...query,
    ...bare(),
    of: 'plan',
    rows: [],
    show: ['issuer'],
    claim: { kind: 'word', facet: 'issuer', word: unit.said },
  }
}

const mentioned = patternOf('mentioned', 'u')
const introduces = /^(?:整个|全文|这个?|本|那个?)*(?:方案|文件|正文|附件|全文|里头?|中|面|上)*/

/** “全文提没提过区块链”: a word is searched for in the whole text. */
const mentions: Rewrite = (query, spoken, { lexicon: { plan } }, meant) => {
  if (/[ⓊⒼⓅⓁⓄ]/.test(spoken) || query.of === 'reporting' || query.of === 'person') return null
  const vague = meant.some(({ kind, described }) => kind === 'row' && described)
  if (/Ⓢ/.test(spoken) && !vague) return null
  const [, after, before] = mentioned.exec(vague ? (query.said ?? '') : spoken) ?? []
  const word = (after ?? before ?? '').replace(introduces, '')
  // What only sounds like a row's own words is searched for as it was said.
  if (vague && (word.length < telling || allSentences(plan).some(({ text }) => text.includes(word)))) return null
  if (word.length < 2 || (word.length < 3 && cuedIn(word).size > 0) || contentOf(word).length === 0) return null
  if (query.where.some(({ by }) => by !== 'text') || (query.of === 'plan' && query.show[0] === 'silence')) return null
  return {
    ...query,
    ...bare(),
    of: 'clause',
    rows: 'all',
    where: [{ by: 'text', is: word }],
    show: [],
    how: 'check',
    unexplained: [],
  }
}

const titled = /全称|全名|叫什么|叫啥|名字|哪年|第几号|哪[几些个]|什么文件/
const kindsOfTitle = ['纲要', '规划', '条例', '通知', '意见', '办法', '规范', '决定', '法']

/** “开头点了国家的一个纲要,全称发我”: a paper the plan rests on. */
const papers: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const named = query.rows !== 'all' && query.rows.length > 0
  if (named || plan.basis.length === 0 || !titled.test(spoken) || query.of === 'reporting') return null
  const kind = kindsOfTitle.find((one) => one.length > 1 && spoken.includes(one))
  if (kind === undefined || !plan.basis.some((title) => title.includes(kind))) return null
  return { ...query, ...bare(), of: 'plan', rows: [], show: ['basis'], how: 'tell' }
}

/** A sentence must say so much of a question that nothing else was understood of. */
const clear = 0.95
const most = 0.5
const idleTalk: ReadonlySet<string> = new Set([
  'offTopic',
  'private',
  'hello',
  'thanks',
  'bye',
  'insult',
  'edit',
  'instructions',
  'judge',
  'who',
  'help',
  'feeling',
  'ok',
])

/** What was asked of nothing certain: no row, no gap that is listed, no talk. */
function isOpen({ of, rows, where, show, how }: Query): boolean {
  if (how === 'count' || where.some(({ by }) => by !== 'text')) return false
  if (of === 'talk') return !idleTalk.has(show[0] ?? '')
  if (of === 'plan') return show[0] === 'silence'
  return isRowKind(of) && rows !== 'all' && rows.length === 0
}

/** The row of a place: the task that stands there, else the passage. */
function rowAt(plan: Plan, place: string): Ref | null {
  const tasks = plan.tasks.filter((task) => task.place === place)
  if (tasks[0] && tasks.length === 1) return { kind: 'task', id: String(tasks[0].no) }
  return plan.clauses.some((clause) => clause.place === place) ? { kind: 'clause', id: place } : null
}

/** Words that only one sentence of the text answers: the row it stands in. */
const byText: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (!isOpen(query) || query.strangers.length > 0) return null
  const said = query.said ?? ''
  if (plan.silences.some(({ topics }) => topics.some((topic) => topic.length > 1 && said.includes(topic)))) return null
  const words = contentOf(spoken).filter((word) => cuedIn(word).size === 0)
  const weighed = weighedIn(plan, words.map(withOfficial))
  const best = bestOf(allSentences(plan), weighed)
  const sum = weighed.length * most
  const row = best.score >= clear && best.score >= sum ? rowAt(plan, best.place) : null
  if (!row) return null
  // Who does what only a passage tells is not written; that stays the answer.
  if (row.kind === 'clause' && firmlyCued(spoken).some((facet) => facet === 'lead' || facet === 'responsible'))
    return null
  const kept = isRowKind(query.of) ? query.show.filter((facet) => facet !== 'sheet') : []
  const show: Query['show'] = row.kind === 'clause' || kept.length === 0 ? ['text'] : kept
  const told: Query = {
    ...query,
    ...bare(),
    of: row.kind === 'task' ? 'matter' : 'clause',
    rows: [row],
    show,
    how: 'tell',
  }
  return row.kind === 'task' && query.claim?.kind === 'ref'
    ? { ...told, show: [], how: 'check', claim: query.claim }
    : told
}

const whether =
  /有没有|有.{0,8}[吗没不么]|写没写|归不归|管不管|属不属|算不算|在哪|哪一?[条项部]|涉及|包括|目标|指标|登记|任务$|的$/
/** So long a word that the text does not have is what is asked about. */
const telling = 3

/** “非物质文化遗产归不归这个管”: a whole list or overview is no answer about a word the text does not have. */
const denied: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const { of, rows, where, show } = query
  const whole = (of === 'plan' && show[0] === 'overview') || (of !== 'plan' && of !== 'talk' && rows === 'all')
  if (!whole || where.length > 0 || of === 'person' || of === 'unit' || of === 'reporting') return null
  const text = allSentences(plan)
  const word = query.unexplained.find(
    (one) => one.length >= telling && !text.some((sentence) => sentence.text.includes(one)),
  )
  const bareName = word !== undefined && spoken.length - word.length <= 3
  if (word === undefined || !(whether.test(spoken) || bareName)) return null
  return { ...query, ...bare(), of: 'plan', rows: [], show: ['silence'], how: 'tell', unexplained: [word] }
}

/** “职务最高的是谁”: people are not measured; who heads the body is what can be told. */
const highest: Rewrite = (query, _, { lexicon: { plan } }) => {
  if (query.of !== 'person' || (query.how !== 'most' && query.how !== 'least')) return null
  const head = plan.people.find(({ roles }) => !roles.includes('成员'))?.roles[0]
  if (head === undefined) return null
  return {
    ...query,
    ...bare(),
    rows: 'all',
    where: [{ by: 'role', is: head }],
    show: ['who'],
    how: 'tell',
    top: undefined,
    rank: undefined,
  }
}

/** As long a part of somebody's post names it: 调研员 of 二级调研员. */
const postLength = 3

/** “挂调研员的有几个人”: people of a post that ends as was said. */
const byPost: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const ofPeople = query.of === 'person' ? query.rows === 'all' : /哪[几一]?位|几位|谁|几个人/.test(spoken)
  if (!ofPeople || query.where.length > 0 || /[ⓊⓄⓅ]/.test(spoken)) return null
  const ends = plan.people.flatMap(({ post }) => (post.length > postLength ? [post.slice(-postLength)] : []))
  const is = ends.find((end) => spoken.includes(end))
  if (is === undefined) return null
  const how = query.how === 'check' || query.how === 'count' ? query.how : 'list'
  return {
    ...query,
    ...bare(),
    of: 'person',
    rows: 'all',
    where: [{ by: 'post', is }],
    show: ['who'],
    how,
    unexplained: [],
  }
}

const asksWords = /原文|原话|念(?:一|给|出)|那[一]?[段句]|一字不/

/** “钱从哪来那一段,原文念给我听”: beside what the plan leaves open stands what it does say. */
const wordsOfGap: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  if (query.of !== 'plan' || query.show[0] !== 'silence' || !asksWords.test(spoken)) return null
  const said = query.said ?? ''
  const gap = plan.silences.find(({ topics }) => topics.some((topic) => topic.length > 1 && said.includes(topic)))
  const place = gap?.sources.find((source) => plan.clauses.some((clause) => clause.place === source))
  if (place === undefined) return null
  return { ...query, ...bare(), of: 'clause', rows: [{ kind: 'clause', id: place }], show: ['text'], how: 'tell' }
}

/** Words as rare beside a short name say which row is meant: of several rows, and instead of the one that was heard. */
const rare = { several: 0.75, one: 1.2 }
/** And as much more of them its text must say than the row's that was heard. */
const ahead = 0.4
/** A name of so few characters is a word of many rows. */
const shortName = 2

/** Figures and years are of the rows that were heard, and so is what they differ in. */
const ofFigures = /[ⓃⓆⓉⒹⓊⒼⓅⓁⒷ]|差别|区别|差在|不一样/

/** “老师手里的专利没人用”: a word of many rows is the one of them whose sentence has the rare words said beside it. */
const besideWeakName: Rewrite = (query, spoken, { lexicon: { plan } }, meant) => {
  const names = meant.filter(({ kind }) => kind === 'row' || kind === 'passage')
  const isWeak = names.every(({ said, mark, missing }) => said.length <= shortName && !mark && !missing)
  const rows = isRowKind(query.of) && query.rows !== 'all' ? query.rows : []
  const isOpen = rows.length === 2 || (rows.length === 1 && names.some(({ described }) => described))
  if (!isOpen || names.length !== 1 || !isWeak || query.how !== 'tell') return null
  if (query.claim || query.where.length > 0 || ofFigures.test(spoken) || cuedIn(spoken).has('target')) return null
  const words = [...new Set([...contentOf(spoken), ...contentOf(inOfficial(spoken))])]
  const weighed = weighedIn(plan, words.filter((word) => cuedIn(word).size === 0).map(withOfficial))
  const texts = plan.tasks.map(({ no, text }) => ({ text, place: String(no) }))
  const best = bestOf(texts, weighed)
  const own = texts.filter(({ place }) => rows.some(({ kind, id }) => kind === 'task' && id === place))
  if (best.score < (rows.length > 1 ? rare.several : rare.one) || best.score < bestOf(own, weighed).score + ahead)
    return null
  const show = query.show.filter((one) => one !== 'target')
  return { ...query, of: 'matter', rows: [{ kind: 'task', id: best.place }], show: show.length > 0 ? show : ['text'] }
}

/** Readings that the published text itself decides. */
export const ofText: readonly Rewrite[] = [
  issuer,
  highest,
  byPost,
  wordsOfGap,
  mentions,
  papers,
  denied,
  byText,
  besideWeakName,
]
