/** A linear model as it is used: sparse rows of small whole numbers. */
export type Model = {
  labels: readonly string[]
  index: ReadonlyMap<string, number>
  rows: ReadonlyMap<number, number>
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

/** The score of each label, in the order of the model's labels. */
export function scoresOf(model: Model, features: Uint32Array): Float64Array {
  const scores = new Float64Array(model.labels.length)
  for (const feature of features) {
    const row = model.rows.get(feature)
    if (row === undefined) continue
    const end = model.starts[row + 1] ?? 0
    for (let at = model.starts[row] ?? 0; at < end; at++) {
      const column = model.columns[at] ?? 0
      scores[column] = (scores[column] ?? 0) + (model.values[at] ?? 0)
    }
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) * model.scale
  return scores
}

/** The labels of a group with their columns, worked out once per model. */
const known = new WeakMap<Model, Map<string, { label: string; at: number }[]>>()
function labelsOf(model: Model, group: string): { label: string; at: number }[] {
  const groups = known.get(model) ?? new Map<string, { label: string; at: number }[]>()
  known.set(model, groups)
  const kept = groups.get(group)
  if (kept) return kept
  const own = model.labels.flatMap((label, at) =>
    label.startsWith(`${group}:`) ? [{ label: label.slice(group.length + 1), at }] : [],
  )
  groups.set(group, own)
  return own
}

/** Log-probabilities of the labels of one exclusive group, best first; labels come without the group's name. */
export function groupScores(model: Model, scores: Float64Array, group: string): { label: string; score: number }[] {
  const own = labelsOf(model, group).map(({ label, at }) => ({ label, score: scores[at] ?? 0 }))
  const most = Math.max(...own.map(({ score }) => score))
  const sum = Math.log(own.reduce((all, { score }) => all + Math.exp(score - most), 0)) + most
  return own.map(({ label, score }) => ({ label, score: score - sum })).sort((a, b) => b.score - a.score)
}

/** Probabilities of the labels that stand by themselves under a name: `show`, `lit`. */
export function singleScores(model: Model, scores: Float64Array, name: string): { label: string; chance: number }[] {
  return labelsOf(model, name)
    .map(({ label, at }) => ({ label, chance: 1 / (1 + Math.exp(-(scores[at] ?? 0))) }))
    .sort((a, b) => b.chance - a.chance)
}
