import { heldBy } from '../domain/held.ts'

/** A linear model as it is used: sparse rows of small whole numbers. */
export type Model = {
  labels: readonly string[]
  index: ReadonlyMap<string, number>
  /** The row of a hashed feature; -1 for one it does not know. */
  rowOf: (feature: number) => number
  /** Row r holds the entries from starts[r] up to starts[r + 1]. */
  starts: Uint32Array
  columns: Uint16Array
  values: Int8Array
  scale: number
}

export type Language = {
  sentence: Model
  roles: Model /** Hashed pairs of everyday words. */
  pairs: ReadonlySet<number>
}

/** The place of each feature in the list, found by an open table: a sentence asks for hundreds of them. */
export function rowsBy(features: Uint32Array): Model['rowOf'] {
  const size = 2 ** Math.ceil(Math.log2(features.length * 2 + 2))
  const keys = new Int32Array(size)
  const rows = new Int32Array(size).fill(-1)
  const slotOf = (feature: number): number => {
    let slot = feature & (size - 1)
    while (rows[slot] !== -1 && keys[slot] !== (feature | 0)) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (const [row, feature] of features.entries()) {
    const slot = slotOf(feature)
    keys[slot] = feature
    rows[slot] = row
  }
  return (feature) => rows[slotOf(feature)] ?? -1
}

/** The score of each label, in the order of the model's labels. */
export function scoresOf(
  { labels, rowOf, starts, columns, values, scale }: Model,
  features: Uint32Array,
): Float64Array {
  const scores = new Float64Array(labels.length)
  for (const feature of features) {
    const row = rowOf(feature)
    if (row < 0) continue
    const end = starts[row + 1] ?? 0
    for (let at = starts[row] ?? 0; at < end; at++) {
      const column = columns[at] ?? 0
      scores[column] = (scores[column] ?? 0) + (values[at] ?? 0)
    }
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) * scale
  return scores
}

/** The labels of each group with their columns. */
const groupsOf = heldBy(({ labels }: Model): ReadonlyMap<string, { label: string; at: number }[]> => {
  const groups = new Map<string, { label: string; at: number }[]>()
  for (const [at, label] of labels.entries()) {
    const end = label.indexOf(':')
    const name = label.slice(0, end)
    groups.set(name, [...(groups.get(name) ?? []), { label: label.slice(end + 1), at }])
  }
  return groups
})
const labelsOf = (model: Model, group: string): { label: string; at: number }[] => groupsOf(model).get(group) ?? []

/** Log-probabilities of the labels of one exclusive group, best first; labels come without the group's name. */
export function groupScores(model: Model, scores: Float64Array, group: string): { label: string; score: number }[] {
  const own = labelsOf(model, group)
  let most = -Infinity
  for (const { at } of own) most = Math.max(most, scores[at] ?? 0)
  let all = 0
  for (const { at } of own) all += Math.exp((scores[at] ?? 0) - most)
  const sum = Math.log(all) + most
  return own.map(({ label, at }) => ({ label, score: (scores[at] ?? 0) - sum })).sort((a, b) => b.score - a.score)
}

/** Probabilities of the labels that stand by themselves under a name (`show`, `lit`) and are likelier than `least`, best first. */
export function singleScores(
  model: Model,
  scores: Float64Array,
  name: string,
  least = 0,
): { label: string; chance: number }[] {
  const found: { label: string; chance: number }[] = []
  for (const { label, at } of labelsOf(model, name)) {
    const chance = 1 / (1 + Math.exp(-(scores[at] ?? 0)))
    if (chance > least) found.push({ label, chance })
  }
  return found.sort((a, b) => b.chance - a.chance)
}
