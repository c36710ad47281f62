import { ofLate } from '../domain/held.ts'
import type { Query } from '../domain/query.ts'
import { claimedBy } from './claims.ts'
import { type Circumstances, type Composed, compose } from './compose.ts'
import type { Meant, Sensed } from './meant.ts'
import { withStrangers } from './outside.ts'
import { denying, partsOf, rolesOf } from './parts.ts'
import type { Phrased } from './phrases.ts'
import type { Candidate, ReadContext } from './reading.ts'
import { strangersIn } from './strange.ts'
import { mostOfRows, withRows } from './subject-rows.ts'
import type { Scored, Scores } from './tell.ts'
import { facetsOf, heardOf, mostComposed, type Told } from './told.ts'

/** A stretch of a message, with what the model says of it. */
export type Stretch = {
  masked: string
  spoken: string
  meant: readonly Meant[]
  sensed: Sensed
  told: Scores
  phrased: Phrased
}

export const circumstancesOf = ({ sensed, phrased }: Stretch, { asker, now, lexicon }: ReadContext): Circumstances => ({
  units: asker.units,
  now,
  said: sensed.asked,
  denies: denying(sensed.asked),
  unknown: sensed.unknown,
  roles: lexicon.roles,
  phrased,
})

/** A way to read a stretch that is not made yet: how good it can be at most, and its place among ways alike. */
type Way = { bound: number; turn: number; next: () => Way | Candidate }

/** Ways to read a stretch as a question about one of these kinds. */
function waysOf(ofs: readonly Scored[], piece: Stretch, context: ReadContext): Way[] {
  const { masked, spoken, meant, sensed, told, phrased } = piece
  const parts = partsOf(masked, meant, context.language).filter((part) => !phrased.used.has(part.meant))
  const strangers = strangersIn(meant, { ...sensed, masked })
  const circumstances = circumstancesOf(piece, context)
  const asked = phrased.how ? [{ label: phrased.how, score: 0 }] : told.how.slice(0, 3)
  const hows = asked.map((how) => ({ ...how, lacks: unsaid(how.label, sensed.asked) }))
  const most = mostOfRows(parts.length)
  return placedOfs(saidOf(ofs, phrased), meant).flatMap((likely, place) => {
    const of = likely.label as Query['of']
    const { show, lits, by, command } = told
    const heard = heardOf(of, show)
    const rolesIn = ofLate((how) => rolesOf(parts, of, how as Query['how'], circumstances.denies))
    return hows.map((how, turn): Way => {
      const make = (composed: Composed, base: number): Candidate => {
        const { query: full, score, others } = withRows(composed, masked, sensed, told.follow, context)
        const query = claimedBy(withStrangers(full, strangers, masked), spoken)
        const surest = query.show.length === 0 ? undefined : show.find(({ label }) => query.show.includes(label))
        const rival = show.find(({ label }) => facetsOf(query.of).includes(label) && !query.show.includes(label))
        return {
          query,
          others,
          ...(rival ? { rival: { facet: rival.label, chance: rival.chance } } : {}),
          score: base + score,
          also: composed.also,
          sure: surest?.chance ?? 0,
          why: [
            { what: `of ${of}`, score: likely.score },
            { what: `how ${how.label}`, score: how.score },
            ...composed.why,
          ],
        }
      }
      const kind = likely.score + 0.8 * how.score
      // What parts things may play depends on whether something is supposed, and on nothing else of the kind of question.
      const roles = rolesIn(how.label === 'check' ? 'check' : 'tell')
      const played = roles.reduce((sum, { score }) => sum + score, 0)
      const at = place * hows.length + turn
      // Once it is composed only its rows are to be chosen, of which it is known how much they may add.
      const composedWay = (): Way => {
        const as: Told = { of, how: how.label as Query['how'], show, heard, lits, by, command }
        const composed = compose(as, parts, circumstances, roles)
        const base = kind + composed.score - how.lacks
        return { bound: base + most, turn: at, next: () => make(composed, base) }
      }
      return { bound: kind - how.lacks + mostComposed(heard) + played + most, turn: at, next: composedWay }
    })
  })
}

/** As many of the best readings are told. */
const mostTold = 6

/** Ways to read a stretch, best first: the few best, and all where somebody looks for one of another kind. */
type Ways = { best: Candidate[]; all: () => Candidate[] }

/** Those that cannot be among the few best are made only when all are asked for; most sentences ask for no more. */
export function candidatesOf(ofs: readonly Scored[], piece: Stretch, context: ReadContext): Ways {
  const left = waysOf(ofs, piece, context).sort((a, b) => b.bound - a.bound)
  const made: { one: Candidate; turn: number }[] = []
  const take = (): void => {
    const way = left.shift()
    if (!way) return
    const next = way.next()
    if ('next' in next) {
      const after = left.findIndex(({ bound }) => bound < next.bound)
      left.splice(after < 0 ? left.length : after, 0, next)
      return
    }
    made.push({ one: next, turn: way.turn })
    made.sort((a, b) => b.one.score - a.one.score || a.turn - b.turn)
  }
  while (left[0] && left[0].bound >= (made[mostTold - 1]?.one.score ?? -Infinity)) take()
  const best = made.slice(0, mostTold).map(({ one }) => one)
  return {
    best,
    all: () => {
      while (left.length > 0) take()
      return made.map(({ one }) => one)
    },
  }
}

/** What can only be asked in words like these. */
const saidOfHow: Readonly<Record<string, RegExp>> = {
  most: /最|第|排|前|头|首|领先|次|数谁|哪.*[多大高]|谁.*[多大高]|top/,
  least: /最|第|排|末|尾|垫底|倒数|哪.*[少小低]|谁.*[少小低]/,
  sum: /加|合|总|共|和|累|全部|一起|统共/,
  difference: /差|距|隔|比|相|多(?!少)|少(?!数)|高|低|倍|超/,
  compare: /比|哪|谁|还是|一样|同|区别|差|高|低|多|少|重|轻|大|小|和|跟|与/,
}
/** How unlikely a way of asking is whose words are missing. */
const unsaid = (how: string, said: string): number => ((saidOfHow[how]?.test(said) ?? true) ? 0 : 4)

/** A phrase that is said of rows of some kind only says what is asked about. */
function saidOf(ofs: readonly Scored[], { of }: Phrased): readonly Scored[] {
  const fitting = ofs.filter(({ label }) => of.includes(label))
  return of.length === 0 || fitting.length === 0 ? ofs.slice(0, 6) : fitting
}

/** A part or passage named by its number is what is asked about, whatever the rest sounds like. */
function placedOfs(ofs: readonly Scored[], meant: readonly Meant[]): readonly Scored[] {
  const named = meant.filter(({ kind }) => kind === 'row').flatMap(({ refs }) => refs.map(({ ref }) => ref.kind))
  const [kind, ...others] = new Set(named)
  return others.length === 0 && (kind === 'section' || kind === 'clause') ? [{ label: kind, score: 0 }] : ofs
}
