import type { Plan } from '../domain/plan.ts'
import { bare } from './normalise.ts'
import type { Ref } from './refs.ts'

/** Passages of the plan, for sentences of it that somebody pasted. */
export type ContentIndex = {
  passages: readonly Passage[]
  /** Every stretch of them that is as long as the shortest paste. */
  stretches: ReadonlySet<string>
  /** Sentences that state an indicator's target. */
  stated: readonly { ref: Ref; quote: string }[]
}

type Passage = { ref: Ref; verbatim: string }

/** Shorter stretches are names, not sentences. */
const pasteLength = 12

const marks = /[\s,.。;；:：、?!，！？]/g
const bareContent = (text: string): string => bare(text).replace(marks, '')

export function contentIndex(plan: Plan): ContentIndex {
  const all = [
    ...plan.tasks.map(({ no, text }) => ({ ref: { kind: 'task', no } as const, text })),
    ...plan.clauses.map(({ place, text }) => ({ ref: { kind: 'clause', place } as const, text })),
  ]
  const stated = plan.indicators.flatMap(({ no, statedAt }) =>
    statedAt.map(({ quote }) => ({ ref: { kind: 'indicator', no } as const, quote: bareContent(quote) })),
  )
  const passages = all.map(({ ref, text }) => ({ ref, verbatim: bareContent(text) }))
  return { passages, stretches: new Set(passages.flatMap(({ verbatim }) => stretchesOf(verbatim))), stated }
}

const stretchesOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - pasteLength + 1) }, (_, at) => text.slice(at, at + pasteLength))

/** A sentence of the plan somebody pasted: the passages that hold it, and where it stands. */
export type Pasted = { refs: Ref[]; from: number; to: number; part: string }

export function pastedIn(index: ContentIndex, words: string): Pasted | null {
  const { passages, stretches } = index
  if (words.length < pasteLength) return null
  const kept = Array.from(words, (char, at) => ({ char, at })).filter(
    ({ char }) => !/[\s,.。;:、?!()[\]《》“”"'·]/.test(char),
  )
  const said = kept.map(({ char }) => char).join('')
  if (!stretchesOf(said).some((stretch) => stretches.has(stretch))) return null
  const shared = passages.map(({ ref, verbatim }) => ({ ref, part: longestShared(said, verbatim) }))
  const longest = Math.max(...shared.map(({ part }) => part.length))
  if (longest < pasteLength) return null
  const best = shared.filter(({ part }) => part.length === longest)
  const stated = index.stated.filter(
    ({ quote }) => quote.includes(best[0]?.part ?? '') || (quote.length >= 8 && (best[0]?.part ?? '').includes(quote)),
  )
  const tasks = shared.filter(
    ({ ref, part }) => ref.kind === 'task' && part.length >= Math.max(pasteLength, longest - 2),
  )
  // The main text repeats what the table of tasks says; the table also says who does it.
  const chosen = tasks.length > 0 ? tasks : best
  const part = chosen[0]?.part ?? ''
  const first = said.indexOf(part)
  const from = kept[first]?.at ?? 0
  const to = (kept[first + part.length - 1]?.at ?? 0) + 1
  return { refs: [...stated.map(({ ref }) => ref), ...chosen.map(({ ref }) => ref)], from, to, part }
}

/** The longest stretch of `said` that `text` holds, if it is at least a paste long. */
function longestShared(said: string, text: string): string {
  let best = ''
  for (let from = 0; from + pasteLength <= said.length; from++) {
    let to = from + Math.max(pasteLength, best.length + 1)
    while (to <= said.length && text.includes(said.slice(from, to))) {
      best = said.slice(from, to)
      to += 1
    }
  }
  return best
}
