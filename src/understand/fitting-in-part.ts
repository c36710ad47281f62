import { tasksOfPart } from '../domain/look.ts'
import type { Filter, Query, Ref } from '../domain/query.ts'
import { allSentences, bestOf, weighedIn } from '../domain/sentences.ts'
import { contentOf, cuedIn, withOfficial } from './cues.ts'
import type { Meant } from './meant.ts'
import { patternOf } from './patterns.ts'
import { anew, only, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

const plainly = { ...anew, strangers: [] }
const whole = { rows: 'all' as const, at: undefined, period: undefined }

/** The part of the plan that a stretch names, and the words it was named by. */
function partIn(meant: readonly Meant[]): { id: string; said: string } | null {
  const [one, more] = meant.filter(({ refs }) => refs.some(({ ref }) => ref.kind === 'section'))
  const id = one?.refs.find(({ ref }) => ref.kind === 'section')?.ref.id
  return one === undefined || more !== undefined || id === undefined ? null : { id, said: one.said }
}

/** A short word that asks for something of a row; a longer one only has such a character in it. */
const isCue = (word: string): boolean => word.length < 3 && cuedIn(word).size > 0

const holdsIn = patternOf('partHolds', 'u')

/** “八个行业里有教育吗”: whether any task of a part is of that, by its name or its text. */
const heldInPart: Rewrite = (query, spoken, _, meant) => {
  const [, word] = holdsIn.exec(spoken) ?? []
  const part = partIn(meant)
  if (!part || word === undefined || /[ⓈⓊⓄⒼⓅⓁ]/.test(spoken) || query.of === 'person' || isCue(word)) return null
  const where: Filter[] = [
    { by: 'section', id: part.id },
    { by: 'text', is: word },
  ]
  return { ...query, ...plainly, ...whole, of: 'task', where, show: [], how: 'check' }
}

const anotherWord = patternOf('anotherHeld', 'u')

/** “农业呢” after whether a part has something: whether it has that. */
const alsoHeld: Rewrite = (query, spoken, { topic }, meant) => {
  const last = topic?.queries.at(-1)
  const at = last?.where.findIndex(({ by }) => by === 'text') ?? -1
  const inPart = last?.where.some(({ by }) => by === 'section')
  if (!last || at < 0 || !inPart || last.how !== 'check' || last.of !== 'task') return null
  const [row] = meant.filter(({ kind }) => kind === 'row')
  const [, word = ''] = anotherWord.exec(spoken) ?? []
  const is = row?.said ?? word
  return is.length < 2 ? null : { ...last, where: last.where.with(at, { by: 'text', is }), said: query.said }
}

const whichOf = patternOf('whichOfPart')
/** As much of what is said a text must have. */
const enough = 0.4

/** “415X集群挂在哪个领域下面”: the task of a part whose text says it; that none does, where none of it is there. */
const whichInPart: Rewrite = (query, spoken, { lexicon: { plan } }, meant) => {
  const part = partIn(meant)
  if (!part || !whichOf.test(spoken) || /[ⓊⓄⒼⓅ]|最/.test(spoken)) return null
  const named = isRowKind(query.of) ? only(query.rows) : null
  // “…是那个行业的”: of a row that is named nothing is supposed.
  if (named?.kind === 'task' && query.claim) return { ...query, ...plainly, of: 'matter', show: ['text'], how: 'tell' }
  if (named || /[ⓈⓁ]/.test(spoken)) return null
  const words = contentOf(spoken.replace(/Ⓑ.*$/, '')).filter((word) => cuedIn(word).size === 0)
  const weighed = weighedIn(plan, words.map(withOfficial))
  const texts = tasksOfPart(plan, part.id).map(({ no, text, short, topics }) => ({
    text: `${short}${text}${topics.join()}`,
    place: String(no),
  }))
  const best = bestOf(texts, weighed)
  const row: Ref = { kind: 'task', id: best.place }
  const show = query.show.filter((facet) => facet === 'lead' || facet === 'responsible' || facet === 'units')
  if (best.score >= enough)
    return { ...query, ...plainly, of: 'matter', rows: [row], show: [...show, 'text'], how: 'tell' }
  return words.length > 0 && query.how !== 'count'
    ? {
        ...query,
        ...plainly,
        of: 'clause',
        rows: 'all',
        where: [{ by: 'text', is: words[0] ?? '' }],
        show: [],
        how: 'check',
      }
    : null
}

const readOut = patternOf('readOut')
const counted = /^(?:[\d一二两三四五六七八九十]+个|各个?|每个?|所有)/

/** “把八个行业给我报一遍”: the tasks of a part that is called by how many there are. */
const listedPart: Rewrite = (query, spoken, _, meant) => {
  const part = partIn(meant)
  const ofPart = (query.of === 'section' && only(query.rows)?.kind === 'section') || query.of === 'command'
  const asText = query.show.every((facet) => facet === 'text' || facet === 'name' || facet === 'tasks')
  if (!part || !ofPart || !asText || query.how !== 'tell' || !readOut.test(spoken)) return null
  if (!counted.test(part.said) || /[ⓈⓊⓄⒼⓅⓁ]|原文|原话/.test(spoken)) return null
  return { ...query, ...plainly, ...whole, of: 'task', where: [{ by: 'section', id: part.id }], show: [], how: 'list' }
}

const asksActs = patternOf('whatActorDoes', 'u')

/** “方案要企业干什么”: the passages that speak of somebody who is no unit. */
const actsOf: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const [, word = ''] = asksActs.exec(spoken) ?? []
  const open =
    query.of === 'talk' ||
    (query.of === 'plan' && query.show[0] === 'silence') ||
    (isRowKind(query.of) && query.rows !== 'all' && query.rows.length === 0)
  if (!open || word.length < 2 || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken)) return null
  if (!plan.clauses.some(({ text }) => text.includes(word))) return null
  return {
    ...query,
    ...plainly,
    ...whole,
    of: 'clause',
    where: [{ by: 'text', is: word }],
    show: ['text'],
    how: 'list',
  }
}

/** A word as long as this that one task alone has is that task’s. */
const telling = 3
const shortName = 2

/** “莫干山不是旅游的么,怎么也在里头”: a rare word beside the short name of another row. */
const byRareWord: Rewrite = (query, spoken, { lexicon: { plan } }, meant) => {
  const row = isRowKind(query.of) ? only(query.rows) : null
  const names = meant.filter(({ kind }) => kind === 'row')
  if (row?.kind !== 'task' || query.claim || names.length !== 1 || (names[0]?.said.length ?? 9) > shortName) return null
  if (query.how !== 'tell' || /[ⓊⓄⒼⓅⓁⒷⓃ]/.test(spoken)) return null
  const words = contentOf(spoken).filter((word) => word.length >= telling && cuedIn(word).size === 0)
  const [held, more] = words.flatMap((word) => {
    const all = plan.tasks.filter(({ text }) => text.includes(word))
    return all.length === 1 ? all : []
  })
  if (!held || more || String(held.no) === row.id) return null
  return { ...query, ...plainly, of: 'matter', rows: [{ kind: 'task', id: String(held.no) }], how: 'tell' }
}

/** “数创港是哪里的,写在第几条”: where a thing belongs the text says, where it stands the place. */
const ofWhere: Rewrite = (query, spoken) => {
  const row = isRowKind(query.of) ? only(query.rows) : null
  const places = query.show.some((facet) => facet === 'place' || facet === 'number')
  if (
    row?.kind !== 'task' ||
    !places ||
    query.how !== 'tell' ||
    !/Ⓢ[是在属][于]?[那哪](?:里|儿|个?地方)的?/.test(spoken)
  )
    return null
  return { ...query, show: ['text', ...query.show.filter((facet) => facet !== 'text')] }
}

const doneAlready = patternOf('handedOver')

/** “哪几个行业已经交账了”: which tasks of a part are done. */
const doneInPart: Rewrite = (query, spoken, _, meant) => {
  const part = partIn(meant)
  const open = query.of === 'task' || query.of === 'section' || query.of === 'indicator'
  if (!part || !open || !doneAlready.test(spoken) || /[ⓈⓊⓄⒼⓅⓁ]/.test(spoken)) return null
  const where: Filter[] = [
    { by: 'section', id: part.id },
    { by: 'light', is: 'done' },
  ]
  const how = /哪|谁/.test(spoken) ? 'list' : /几|多少/.test(spoken) ? 'count' : 'check'
  return { ...query, ...plainly, ...whole, of: 'task', where, show: [], how }
}

const among = patternOf('strangerAmong', 'u')
const everyday = /^(?:他们?|她们?|它们?|我们?|你们?|这|那|谁|哪|什么|啥|都|也|还|全|有没有|是不是|现在|目前)/

/** “阿里在里面吗”, “华为被点名了没有”: a name the plan does not have is looked for in the whole text. */
const strangerIn: Rewrite = (query, spoken, { lexicon: { plan } }) => {
  const [, word = ''] = among.exec(spoken.replace(/^(?:那|请问)/, '')) ?? []
  if (/[ⓈⓊⓄⒼⓅⓁⒷⓃⓉⒹ]/.test(spoken) || word.length < 2 || everyday.test(word) || isCue(word)) return null
  if (isRowKind(query.of) && query.rows !== 'all' && query.rows.length > 0) return null
  if (allSentences(plan).some(({ text }) => text.includes(word))) return null
  return { ...query, ...plainly, ...whole, of: 'clause', where: [{ by: 'text', is: word }], show: [], how: 'check' }
}

const asksWhole = patternOf('whoLeadsWhole')
const bodies = patternOf('setsUpBody')

/** “这件事总的是哪家在抓”: the office of the plan, else who leads the task that sets up what steers it. */
const leadOfWhole: Rewrite = (query, spoken, { topic, lexicon: { plan } }) => {
  if (!asksWhole.test(spoken) || /[ⓈⓊⓄⒼⓅⓁⒷ]/.test(spoken) || query.of === 'reporting') return null
  if (topic?.queries.at(-1) && isRowKind(topic.queries.at(-1)?.of ?? 'talk')) return null
  const asked: Query = { ...query, ...plainly, how: 'tell' }
  if (plan.office) return { ...asked, of: 'plan', rows: [], show: ['officeUnit'] }
  const [task, more] = plan.tasks.filter(({ text, leads }) => leads.length > 0 && bodies.test(text))
  if (!task || more) return null
  return { ...asked, of: 'matter', rows: [{ kind: 'task', id: String(task.no) }], show: ['lead', 'text'] }
}

/** What a part of the plan holds, and who stands in none of it. */
export const ofInPart: readonly Rewrite[] = [
  alsoHeld,
  heldInPart,
  whichInPart,
  listedPart,
  doneInPart,
  strangerIn,
  actsOf,
  byRareWord,
  ofWhere,
  leadOfWhole,
]
