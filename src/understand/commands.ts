import * as z from 'zod'
import stored from '../../data/language/commands.json' with { type: 'json' }
import type { Input } from '../cards/kit.ts'
import { baselineIn } from './baselines.ts'
import { correctionIn } from './corrections.ts'
import { cutOffIn } from './cut-off.ts'
import { patternOf } from './patterns.ts'
import type { Sentence } from './sentence.ts'
import { statementIn } from './statements.ts'

const askings = z.array(
  z
    .strictObject({ asks: z.looseObject({ do: z.string() }), says: z.array(z.string()) })
    .transform(({ asks, says }): { asks: Input; says: RegExp } => ({ asks, says: patternOf(says) })),
)
const storedSchema = z.strictObject({ words: askings, leaders: askings })
/**
 * What asks for something to be done, and what a leader asks of the whole plan in whatever words stand around it. Nobody is
 * ranked and no one is praised or blamed by the bot: who leads what, and how each stands, is the answer.
 */
const { words, leaders } = storedSchema.parse(stored)

/** A command a sentence holds; `whole` where nothing of the sentence is left beside it. */
export type Commanded = { input: Input; whole: boolean }

/**
 * What a sentence asks to be done, if it asks that; a figure somebody states becomes a report to be filled in. `leads`:
 * whoever says it reports that figure; `office`: they are of the office.
 */
export function commandIn(
  plain: string,
  sentence: Sentence,
  now: string,
  { leads = false, office = false } = {},
): Commanded | null {
  const start = leads || office ? baselineIn(sentence) : null
  if (start) return { input: start, whole: true }
  const correction = leads ? correctionIn(sentence, now) : null
  if (correction) return { input: correction, whole: true }
  const statement = statementIn(sentence, now, leads)
  if (statement) return { input: statement, whole: true }
  const asked = leaderAsks(plain, sentence)
  if (asked) return { input: asked, whole: true }
  const found = words.find(({ says }) => says.test(sentence.frame) || says.test(plain))
  if (!found) return null
  const { says } = found
  const { do: name } = found.asks
  // “领导小组什么时候撤销”, “验收前要报什么材料” are questions about the plan.
  if ((name === 'withdraw' && /小组/.test(plain)) || (name === 'owed' && hasSubject(sentence))) return null
  const [indicator] = sentence.indicators
  const [task] = sentence.tasks
  const about = name === 'history' || name === 'correct' || name === 'withdraw'
  const drawnTo = name === 'bulletin' || name === 'acceptance' ? cutOffIn(plain, now) : null
  const mine = name === 'history' && /我|刚才|上次/.test(plain)
  const input = {
    ...found.asks,
    ...(about && indicator !== undefined ? { indicator } : {}),
    ...(about && indicator === undefined && task !== undefined ? { task } : {}),
    ...(mine ? { mine: true } : {}),
    ...(drawnTo === null ? {} : { at: drawnTo }),
    ...((name === 'remind' || name === 'join') && sentence.units[0] ? { unit: sentence.units[0] } : {}),
  }
  const texts = [plain, sentence.frame, ...(about ? [sentence.frame.replace(named, '')] : [])]
  return { input, whole: texts.some((text) => says.exec(text)?.[0].length === text.length) }
}

/** What is missing of evidence or for the acceptance may be asked of one goal or one unit as well. */
const proof = /佐证|证明材料|验收/

/** What a leader asks without naming a row, or what evidence is missing of whom; else null. */
function leaderAsks(plain: string, { indicators, tasks, units, categories }: Sentence): Input | null {
  const found = leaders.find(({ says }) => says.test(plain))?.asks
  const [unit, ...others] = units
  const [no] = indicators
  if (found?.view === 'gaps' && proof.test(plain) && tasks.length + categories.length + others.length === 0)
    return { ...found, ...(no !== undefined ? { of: String(no) } : unit !== undefined ? { of: `unit:${unit}` } : {}) }
  if (indicators.length > 0 || tasks.length > 0 || categories.length > 0) return null
  return unit === undefined ? (found ?? null) : null
}

/** “Ⓢ的填报记录”: the row a command is about. */
const named = /^\P{Script=Han}的?/u

const hasSubject = ({ indicators, tasks }: Sentence): boolean => indicators.length > 0 || tasks.length > 0

/** The leaders' overview in a word. */
export const isStatus = (plain: string): boolean =>
  /^(状态|总览|看板|概览|dashboard|status|一句话(情况|进展|汇报)?)[?。!]*$/.test(plain) ||
  /^(今天|今日)的?(总体|整体)?(情况|进展|形势)?(怎么样|咋样|如何)了?[?。!]*$/.test(plain)
