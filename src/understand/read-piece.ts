import type { Query, Ref } from '../domain/query.ts'
import { compose, type Told } from './compose.ts'
import { kindsOf, pointedTo } from './lean.ts'
import { leanedOn } from './lean-on.ts'
import { silenceIn, withStrangers } from './outside.ts'
import { partsOf } from './parts.ts'
import type { Candidate, ReadContext } from './reading.ts'
import type { Meant, Sensed } from './sense.ts'
import { beforeSilence, byRole, insteadOfAll, peopleOfUnit } from './settle.ts'
import { strangersIn } from './strange.ts'
import { isRowKind, withRows } from './subject-rows.ts'
import { type Scored, scoresOfSentence } from './tell.ts'

/** One question of a message as its best readings, best first. */
export function readPiece(masked: string, meant: readonly Meant[], sensed: Sensed, context: ReadContext): Candidate[] {
  const told = scoresOfSentence(masked, context.language)
  const parts = partsOf(masked, meant, context.language)
  const strangers = strangersIn(meant, { ...sensed, masked })
  const circumstances = {
    units: context.asker.units,
    now: context.now,
    said: sensed.frame.text,
    unknown: sensed.unknown,
    roles: context.lexicon.roles,
  }
  const candidates: Candidate[] = []
  const last = context.topic?.queries.at(-1)
  const pointed = context.topic && !/[ⓈⓊⒼⓅ]/.test(masked) ? pointedTo(masked, context.topic) : null
  const leaning = last ? leaningOfs(told.of, last.of, told.follow, masked) : told.of
  const ofs = pointed ? pointing(leaning, pointed) : leaning
  for (const of of ofs.slice(0, 6)) {
    for (const how of told.how.slice(0, 3)) {
      const as: Told = { ...told, of: of.label as Query['of'], how: how.label as Query['how'] }
      const composed = compose(as, parts, circumstances)
      const base = of.score + 0.8 * how.score + composed.score
      const full = withRows(composed, masked, sensed, told.follow, context)
      full.query = withStrangers(full.query, strangers, masked)
      candidates.push({
        ...full,
        score: base + full.score,
        sure: Math.max(
          0,
          ...told.show.filter(({ label }) => full.query.show.includes(label)).map(({ chance }) => chance),
        ),
        why: [`of ${of.label} ${of.score.toFixed(2)}`, `how ${how.label} ${how.score.toFixed(2)}`, ...composed.why],
      })
    }
  }
  candidates.sort((a, b) => b.score - a.score)
  const [best] = candidates
  const silent = silenceIn(masked, best, context)
  if (best && silent) return [{ ...best, ...silent }, ...candidates.slice(0, 5)]
  const away = meant.find(({ kind }) => kind === 'elsewhere')
  if (best && away && best.query.how !== 'compare')
    return [
      {
        ...best,
        query: {
          ...best.query,
          of: 'talk',
          rows: [],
          where: [],
          show: ['elsewhere'],
          how: 'tell',
          strangers: [away.said],
        },
      },
    ]
  const people = best && !meant.some(({ kind }) => kind === 'person') ? byRole(best, candidates, context) : null
  if (people) return [people, ...candidates.slice(0, 5)]
  if (best && last && told.follow > 0.5) {
    const leaned = leanedOn(best, last, masked, meant, context, told.correct > 0.5)
    if (leaned) return [leaned, ...candidates.slice(0, 5)]
  }
  const instead =
    best &&
    (peopleOfUnit(masked, best) ??
      beforeSilence(masked, candidates, sensed, context) ??
      insteadOfAll(masked, best, sensed, context))
  return instead ? [instead, ...candidates.slice(0, 5)] : candidates.slice(0, 6)
}

/** Half a sentence that names nothing is of what the talk was of, rather than idle talk. */
function leaningOfs(ofs: Scored[], last: Query['of'], follow: number, masked: string): Scored[] {
  const names = /[ⓈⓊⒷⒼⓅⓁⓄ]/.test(masked)
  return ofs
    .map(({ label, score }) => {
      const same = label === last || (isRowKind(label) && isRowKind(last))
      const lean = same ? 1 + 2 * follow : label === 'talk' ? -1.5 - 2 * follow : 0
      return { label, score: names ? score + (same ? follow : 0) : score + lean }
    })
    .sort((a, b) => b.score - a.score)
}
/** What an ordinal points to says what is asked about. */
const pointing = (ofs: Scored[], { kind }: Ref): Scored[] =>
  ofs
    .map(({ label, score }) => ({ label, score: kindsOf(label as Query['of']).includes(kind) ? score + 3 : score }))
    .sort((a, b) => b.score - a.score)
