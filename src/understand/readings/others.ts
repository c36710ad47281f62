import { contentHits } from '../content.ts'
import { unique } from '../sentence.ts'
import { hasSubject, namesNothing, type Reading } from './reading.ts'

/** What the published text gets wrong or leaves open, in general. */
export const contradictions: Reading = (sentence) => {
  const { frame, units } = sentence
  if (hasSubject(sentence)) return null
  if (/既[^,]*牵头[^,]*(又|也)[^,]*(责任|配合|负责)|牵头[^,]*(又|也|同时)[^,]*责任/.test(frame))
    return [{ kind: 'notes', indicators: [], tasks: [], units: [], words: '牵头单位又列为责任单位' }]
  const mentions = sentence.found.filter(({ refs }) => refs.some(({ kind }) => kind === 'unit')).length
  const ofName = units.length > 0 && /名字|名称|写法|叫法|简称|全称|旧名|改名/.test(frame)
  const sameUnit = units.length === 1 && mentions > 1 && /一个|同一|一样|一家|一回事/.test(frame)
  if (ofName || sameUnit)
    return [{ kind: 'notes', indicators: [], tasks: [], units, words: `${sentence.text}是同一单位` }]
  const named =
    /还是|不同|区别|哪个对|一样/.test(frame) &&
    namesNothing(sentence) &&
    sentence.plan.notes.some(({ title }) => quoted(title, sentence.text))
  if (
    !named &&
    !/矛盾|不一致|不统一|对不上|冲突|写错|抄错|笔误|错误|有误|错别字|疏漏|漏洞|坑|出入|前后|(附件|正文)[^,]*(附件|正文|哪|有没有)[^,]*(不一样|不同)/.test(
      frame,
    )
  )
    return null
  return [{ kind: 'notes', indicators: [], tasks: [], units, words: sentence.text }]
}

/** Whether a sentence says the beginnings of two readings that a note's title quotes. */
function quoted(title: string, words: string): boolean {
  const readings = [...title.matchAll(/“([^”]{2,})”/g)].map(([, reading = '']) => reading.slice(0, 2))
  return readings.length > 1 && readings.every((start) => words.includes(start))
}

/** Who belongs to a group of units the plan names as one. */
export const groups: Reading = ({ groups: [group], frame, units, indicators, tasks }) => {
  const [unit] = units
  if (group !== undefined && unit !== undefined && /算|属于|包括|包含|是不是|吗|在内/.test(frame))
    return [{ kind: 'membership', unit, group }]
  if (group === undefined || units.length > 0 || indicators.length > 0 || tasks.length > 0) return null
  if (
    /任务|牵头|责任|配合|参与|负责|做|干|指标/.test(frame) &&
    !/(是|有|指|包括|包含)(的)?(哪|谁|什么|几|多少)/.test(frame)
  ) {
    return [{ kind: 'list', of: ['task'], filters: [{ by: 'group', group, not: false }], count: /几|多少/.test(frame) }]
  }
  return /任务|工作/.test(frame)
    ? [{ kind: 'list', of: ['task'], filters: [{ by: 'group', group, not: false }], count: /几|多少/.test(frame) }]
    : [{ kind: 'group', group }]
}

/** A passage of the main text, by its place or by what it is about. */
export const clauses: Reading = ({ clauses: places, sections, indicators, tasks, facets }) => {
  if (places.length === 0 || sections.length > 0 || indicators.length > 0 || tasks.length > 0) return null
  return [{ kind: 'clause', places, facets }]
}

/** Rows and passages by what they say, for sentences that name nothing. */
export const contents: Reading = (sentence) => {
  if (!namesNothing(sentence)) return null
  // Words of asking alone, however they stand in the plan, name no content.
  const own = sentence.rest.replace(talk, ' ')
  if (contentHits(sentence.lexicon.content, own).length === 0) return null
  const words = sentence.frame.replace(talk, ' ')
  const hits = contentHits(sentence.lexicon.content, words)
  const [best] = hits
  if (!best || best.score < 0.5) return null
  const close = hits.filter(({ score }) => score >= best.score - 0.05).map(({ ref }) => ref)
  const tasks = unique(close.flatMap((ref) => (ref.kind === 'task' ? [ref.no] : [])))
  const places = unique(close.flatMap((ref) => (ref.kind === 'clause' ? [ref.place] : [])))
  if (tasks.length > 0 && tasks.length <= 3)
    return [{ kind: 'subject', indicators: [], tasks, facets: sentence.facets, unsure: false }]
  return places.length > 0 && places.length <= 2 ? [{ kind: 'clause', places }] : null
}

/** Words of asking, which say nothing of the content. */
export const talk =
  /谁|哪(些|个|家|里|项|条|几)?(单位|部门)?|什么(时候)?|怎么(样|办)?|多少|几(个|项|条|家)?|牵头|责任单位|负责|配合|目标|任务|指标|工作|方案|里面|关于|对于|有没有|是不是|要不要|吗|呢|的|了|请问|一下|告诉我|想知道|我|你|这|那|是|有|在|由|要/g

const mentioning =
  /(?:提到|提及|说到|写到|讲到|出现|涉及|说过|提过|写过|有没有(?:说|提|写|讲))(?:了|过)?([\p{Script=Han}a-z]{2,8}?)(?:了|过)?(?:吗|没有|没|的内容|\?|$)/u

/** “方案提到…吗”: whether a word stands in the text at all. */
export const mentions: Reading = (sentence) => {
  const word = mentioning.exec(sentence.text)?.[1]
  return word && namesNothing(sentence) && !/任务|指标|目标|单位|什么|哪/.test(word)
    ? [{ kind: 'mention', word }]
    : null
}
