import { contentHits } from './content.ts'
import { completed, topicOf } from './follow.ts'
import { cut, type Frame, frameOf, joined } from './frame.ts'
import type { Lexicon } from './lexicon.ts'
import type { Ask, Asking } from './query.ts'
import { abouts } from './readings/abouts.ts'
import { baseYears, compares, comparisons, reverse } from './readings/comparing.ts'
import { hows } from './readings/hows.ts'
import { lists } from './readings/lists.ts'
import { clauses, contents, contradictions, groups, mentions, talk } from './readings/others.ts'
import { overviews, rankings } from './readings/overviews.ts'
import { people } from './readings/people.ts'
import { progress } from './readings/progressing.ts'
import type { Reading } from './readings/reading.ts'
import { missingRows, otherPlaces, silences, unbroken } from './readings/scope.ts'
import { categories, subjects } from './readings/subjects.ts'
import { times } from './readings/timing.ts'
import { bareNames, duties, ledTasks, roles } from './readings/units.ts'
import { type Sentence, sentenceOf, unique } from './sentence.ts'
import { strangerIn } from './strangers.ts'
import type { Topic } from './topic.ts'

type Circumstances = { lexicon: Lexicon; topic: Topic | null; asker: Asking; now: string }

const strangers: Reading = (sentence) => {
  const stranger = strangerIn(sentence)
  return stranger && [stranger]
}

/** Readings of a sentence, the most telling first. */
const inOrder: readonly Reading[] = [
  missingRows,
  otherPlaces,
  strangers,
  contradictions,
  hows,
  comparisons,
  ledTasks,
  roles,
  unbroken,
  silences,
  people,
  times,
  lists,
  progress,
  reverse,
  baseYears,
  rankings,
  overviews,
  mentions,
  duties,
  groups,
  abouts,
  subjects,
  categories,
  clauses,
  bareNames,
  contents,
]

/** Readings of half a sentence that need nothing from before. */
const alone: readonly Reading[] = [missingRows, strangers, contradictions, silences, people, times, lists, abouts]

/** Which row has this figure; not “is it so much”, which is asked of what the talk was about. */
const whichHas: Reading = (sentence, circumstances) =>
  /哪(个|一|项|几)/.test(sentence.frame) || sentence.facets.includes('base') ? reverse(sentence, circumstances) : null

/** Readings that ask of all rows or units, and so never of those the talk was about. */
const ofAll: readonly Reading[] = [rankings, whichHas]

/** All questions of a message, one after the other; each may lean on the one before. */
export function asksIn(whole: Frame, circumstances: Circumstances): { asks: Ask[]; topic: Topic | null } {
  const asks: Ask[] = []
  let topic = circumstances.topic
  let about: Topic | null = null
  for (const part of questionsIn(whole, circumstances)) {
    const read = readPart(part, { ...circumstances, topic })
    asks.push(...read.asks)
    if (read.sentence) {
      about = topicOf(read.sentence, read.asks)
      topic = about
    }
  }
  const known = asks.filter(({ kind }) => kind !== 'unknown')
  return {
    asks: known.length > 0 ? merged(distinct(known)) : [unknown(whole, circumstances.lexicon)],
    topic: known.length > 0 ? about : null,
  }
}

/** Several things asked of the same rows are one question. */
function merged(asks: readonly Ask[]): Ask[] {
  const all: Ask[] = []
  for (const ask of asks) {
    const last = all.at(-1)
    if (last?.kind === 'notes' && ask.kind === 'notes') continue
    if (last?.kind === 'subject' && ask.kind === 'subject' && sameRows(last, ask)) {
      all[all.length - 1] = { ...last, facets: unique([...last.facets, ...ask.facets]) }
    } else all.push(ask)
  }
  return all
}

type Rows = { indicators: number[]; tasks: number[] }
const sameRows = (one: Rows, other: Rows): boolean =>
  String(one.indicators) === String(other.indicators) && String(one.tasks) === String(other.tasks)

const distinct = (asks: readonly Ask[]): Ask[] => {
  const seen = new Set<string>()
  return asks.filter((ask) => {
    const key = JSON.stringify(ask)
    return !seen.has(key) && seen.add(key)
  })
}

/** The message's separate questions: cut at full stops, and at commas where both sides stand by themselves. */
function questionsIn(whole: Frame, circumstances: Circumstances): Frame[] {
  return cut(whole, /[。?!;]+/g).flatMap((sentence) => {
    const parts: Frame[] = []
    for (const part of cut(sentence, /,+/g)) {
      const last = parts.at(-1)
      if (part.found.length === 0 && compares.test(part.frame) && parts.length > 1)
        parts.splice(0, parts.length, [...parts, part].reduce(joined))
      else if (last && belongs(last, part, circumstances)) parts[parts.length - 1] = joined(last, part)
      else parts.push(part)
    }
    return parts
  })
}

function belongs(last: Frame, part: Frame, circumstances: Circumstances): boolean {
  const stands = (frame: Frame): boolean =>
    first(alone, sentenceOf(frame, circumstances.lexicon), circumstances) !== null
  if (part.found.length === 0) return !stands(part)
  const before = sentenceOf(last, circumstances.lexicon)
  if (last.found.length === 0) return !stands(last) && before.facets.length === 0
  if (before.facets.length === 0 && !stands(last)) return true
  // “…谁牵头,我们县要参与吗”: a unit alone goes with what was just named.
  return (
    part.found.every(({ refs }) => refs.some(({ kind }) => kind === 'unit')) &&
    before.indicators.length + before.tasks.length > 0 &&
    /吗|要不要|参与|配合/.test(part.frame)
  )
}

function first(readings: readonly Reading[], sentence: Sentence, circumstances: Circumstances): Ask[] | null {
  for (const reading of readings) {
    const asks = reading(sentence, circumstances)
    if (asks) return asks
  }
  return null
}

function readPart(part: Frame, circumstances: Circumstances): { asks: Ask[]; sentence: Sentence | null } {
  const { lexicon, topic } = circumstances
  const sentence = sentenceOf(part, lexicon)
  const leaning = leans(sentence, circumstances) ? completed(part, topic, lexicon) : null
  if (leaning !== null) {
    const whole = sentenceOf(frameOf(leaning, lexicon), lexicon)
    const asks = first(inOrder, whole, circumstances)
    if (asks) return { asks, sentence: whole }
  }
  const asks = first(inOrder, sentence, circumstances)
  return asks ? { asks, sentence } : { asks: [{ kind: 'unknown', indicators: [], tasks: [] }], sentence: null }
}

/** Whether a part is only half a sentence: it names nothing and does not stand by itself, or only names something. */
function leans(sentence: Sentence, circumstances: Circumstances): boolean {
  const { topic } = circumstances
  if (!topic) return false
  if (sentence.found.length > 0) return true
  const rowsBefore = topic.about.some((name) => /^(指标|任务)\d/.test(name))
  if (rowsBefore && overAll.test(sentence.frame)) return false
  if (first(ofAll, sentence, circumstances)) return false
  const own = first(alone, sentence, circumstances)
  if (!own) return sentence.facets.length > 0 || half.test(sentence.frame)
  const rows = topic.about.some((name) => /^(指标|任务)\d/.test(name))
  const bends = own.every(
    (ask) => ask.kind === 'about' || (ask.kind === 'time' && ask.wants.every((want) => want === 'end')),
  )
  return rows && bends && !/试点|方案|现在|一共|总共|有(几|多少)/.test(sentence.frame)
}

/** How all goals stand is not asked of the one the talk was about. */
const overAll =
  /(哪些|哪几|哪(一)?个|(几|多少)(个|项)|所有|全部|各(个|项)?|整体|总体|谁|前[三五十\d]|最)[^,]*(滞后|落后|达标|完成|没.?报|未报|填报|红灯|受阻|好|差|慢|快)|(滞后|落后|达标|没报|未报)[^,]*(最|哪些|哪几|(几|多少)(个|项)|清单|名单)/

const half = /呢|职务|^(它|他|她|这|那|其中|具体|第|前者|后者|哪|几|多少|全部|为什么|有吗|是吗)/

/** Nothing was understood: the rows whose words come nearest. */
function unknown({ frame }: Frame, lexicon: Lexicon): Ask {
  const hits = contentHits(lexicon.content, frame.replace(talk, ' ')).filter(({ score }) => score > 0.12)
  const tasks = hits.flatMap(({ ref }) => (ref.kind === 'task' ? [ref.no] : [])).slice(0, 3)
  return { kind: 'unknown', indicators: [], tasks }
}
