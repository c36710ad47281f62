import { namedFeatures } from './features.ts'
import type { Language } from './model.ts'
import type { Reading, Why } from './reading.ts'

const shown = 4
const features = 8

/** A reading for people who look into it: what was named, the best candidates with their scores, what decided them. */
export function explained({ sensed, candidates, margin }: Reading, language: Language): string {
  const named = sensed.meant.map(({ kind, said, refs, described }) => {
    const rows = refs.map(({ ref, score }) => `${ref.kind}:${ref.id} ${score.toFixed(2)}`).slice(0, 4)
    return `  ${kind} “${said}”${described ? ' (described)' : ''} ${rows.join(', ')}`
  })
  const lines = [`read as ${sensed.masked}, margin ${margin.toFixed(2)}`, ...named]
  if (sensed.unknown.length > 0) lines.push(`  unknown: ${sensed.unknown.join(' ')}`)
  for (const found of candidates) {
    for (const { query, score, why } of found.slice(0, shown)) {
      const { said: _said, strangers: _strangers, unexplained: _unexplained, ...asked } = query
      lines.push(`${score.toFixed(2)} ${JSON.stringify(asked)}`, `     ${why.map(inWords).join('; ')}`)
    }
    const [best] = found
    if (best) lines.push(`  decided by ${decisive(sensed.masked, `of:${best.query.of}`, language)}`)
    for (const facet of best?.query.show ?? [])
      lines.push(`  ${facet}: ${decisive(sensed.masked, `show:${facet}`, language)}`)
  }
  return lines.join('\n')
}

const inWords = (why: Why): string => (typeof why === 'string' ? why : `${why.what} ${why.score.toFixed(2)}`)

/** The n-grams that spoke loudest for or against a label. */
function decisive(masked: string, label: string, { sentence }: Language): string {
  const column = sentence.index.get(label)
  if (column === undefined) return ''
  return namedFeatures(masked)
    .flatMap(({ name, hash }) => {
      const row = sentence.rowOf(hash)
      if (row < 0) return []
      for (let at = sentence.starts[row] ?? 0; at < (sentence.starts[row + 1] ?? 0); at++)
        if (sentence.columns[at] === column) return [{ name, weight: (sentence.values[at] ?? 0) * sentence.scale }]
      return []
    })
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, features)
    .map(({ name, weight }) => `${name.slice(1).replace(/ /g, '')} ${weight.toFixed(2)}`)
    .join(', ')
}
