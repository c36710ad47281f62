import type { Input } from '../cards/kit.ts'
import { commandIn, isStatus } from './commands.ts'
import { ofShown } from './of-shown.ts'
import { unpadded } from './padding.ts'
import type { ReadContext, Reading } from './reading.ts'
import { leadsOf } from './referents.ts'
import { reviewIn } from './reviewing.ts'
import { sentenceOf } from './sentence.ts'
import { countsCases, handsIn, ratiosOf, saysNoneNew, withMarks } from './statements.ts'
import { toldIn } from './telling.ts'
import { viewIn } from './views.ts'

/** How sure the model must be that something is asked before a command's words are not taken as a command. */
const surelyAsked = 3

/** What a message wants done rather than known: a command by its own words, a figure to be reported, a view of the status. */
export function deedIn(reading: Reading, context: ReadContext): Input | null {
  const [input, ...others] = deedsIn(reading, context)
  return others.length > 0 ? null : (input ?? null)
}

/** All it may mean where a figure is stated for a name that two indicators share: the person says which. */
export function deedsIn(reading: Reading, context: ReadContext): Input[] {
  const input = deed(reading, context)
  const isFigure = input?.do === 'report' || (input?.do === 'correct' && input.indicator !== undefined)
  if (!input || !isFigure || input.indicator === undefined) return input ? [input] : []
  const sentence = sentenceOf(reading.sensed.frame, context.lexicon)
  const { unsure, indicators } = sentence
  const isOneOfAll = unsure || sharesFigure(sentence.frame)
  const several = indicators.length === 0 ? ratiosOf(sentence) : isOneOfAll ? indicators : [input.indicator]
  return several.map((indicator) => ({ ...input, indicator }))
}

/** 商标和地理标志62件: one figure behind two names is of one of them, and nobody said of which. */
const sharesFigure = (frame: string): boolean => /^[^#]*Ⓢ(和|与|及|以及|跟|、|\/)Ⓢ[^#Ⓢ]*#[^#]*$/.test(withMarks(frame))

function deed(reading: Reading, { lexicon, asker, topic, now }: ReadContext): Input | null {
  const { sensed, candidates, queries } = reading
  const plain = unpadded(sensed.normal)
  if (isStatus(plain)) return { do: 'status' }
  if (toldIn(plain) !== null) return { do: 'tell' }
  const [first] = queries
  const sentence = sentenceOf(sensed.frame, lexicon)
  const review = reviewIn(sentence, asker.role === 'admin')
  if (review) return review
  const shown = ofShown(plain, sentence, topic)
  if (shown) return shown
  const cases = sentence.indicators.length === 0 && countsCases(sentence.text, true)
  const [no] = cases ? ratiosOf(sentence) : sentence.indicators
  const leads =
    asker.role === 'liaison' &&
    no !== undefined &&
    leadsOf({ kind: 'indicator', id: String(no) }, lexicon.plan).some(({ id }) => asker.units.includes(id))
  const commanded = commandIn(plain, sentence, now, { leads, office: asker.role === 'admin' })
  const input = commanded?.input
  // “把…增加到…报上去” sounds like a change of the plan, and is none.
  const isHandedIn =
    input?.do === 'report' &&
    first?.show[0] === 'edit' &&
    (handsIn.test(sensed.frame.frame) || !changes.test(sensed.frame.frame))
  if (input && commanded?.whole && (input.do === 'baseline' || (input.do === 'correct' && leads))) return input
  if (first?.of === 'talk' && refused.has(first.show[0] ?? '') && reading.margin > 1 && !isHandedIn) return null
  // What a leader asks in words of its own is no call for help.
  const isLeaders = commanded?.whole === true && input?.do === 'status'
  if (first?.of === 'talk' && first.show[0] === 'help' && queries.length === 1 && !isLeaders) return { do: 'help' }
  // 上月没有新增 of nothing named: the page of all that is owed closes what has not changed.
  if (!input && asker.role === 'liaison' && saysNoneNew(sentence)) return { do: 'owed' }
  // A figure that is stated is no question, whatever it sounds like.
  if (input?.do === 'report') return input
  if (first?.show[0] === 'noTime') return null
  // “哪些还没报” of somebody who reports nothing is about everybody.
  const ofOthers = input?.do === 'owed' && asker.role !== 'liaison' && /没|未/.test(plain)
  // A sentence that is nothing but a command's own words is no question, however sure the model is of one.
  if (input && !ofOthers && (commanded?.whole || !asks(candidates))) return input
  const led = taughtCommand(candidates)
  if (led) return led
  if (candidates.length > 1) return null
  const view = viewIn(sentence, topic, now)
  if (view) return view
  return isOverall(reading) ? { do: 'status' } : null
}

/** Commands a sentence may open without their own words: they only show something. */
const opens: Readonly<Record<string, string>> = { 填报: 'owed', 导出: 'ledger', 待审核: 'pending' }
function taughtCommand([found]: Reading['candidates']): Input | null {
  const [best, next] = found ?? []
  if (best?.query.of !== 'command' || best.score - (next?.score ?? -9) < 1) return null
  const name = opens[best.query.command ?? '']
  return name === undefined ? null : { do: name }
}

const refused = new Set(['edit', 'invent', 'instructions'])
/** Without one of these a figure that is stated changes nothing that stands: 一月质押融资0.3. */
const changes = /改|调|换|删|降|提高|提到|压|定[为成在]|[写算当]成|设[为成]|目标|以后|就按/

const notAsked = new Set(['command', 'talk', 'reporting'])

/** Whether the model is sure that the sentence is a question and no command. */
function asks(candidates: Reading['candidates']): boolean {
  const [best] = candidates[0] ?? []
  const asCommand = candidates[0]?.find(({ query }) => query.of === 'command')
  if (!best || notAsked.has(best.query.of)) return false
  return best.score - (asCommand?.score ?? best.score - 6) > surelyAsked
}

/** “现在情况怎么样” is the leaders' overview. */
const isOverall = ({ queries }: Reading): boolean => {
  const [query, ...more] = queries
  return (
    more.length === 0 &&
    query?.of === 'plan' &&
    query.how === 'tell' &&
    query.where.length === 0 &&
    query.show.length === 1 &&
    query.show[0] === 'progress' &&
    query.at === undefined
  )
}
