/** What a linear model learns from: the features of a case, and the labels that hold for it. */
export type Case = { features: Uint32Array; labels: readonly string[]; weight: number }

export type Linear = {
  labels: string[]
  /** Row of each hashed feature. */
  rows: Map<number, number>
  /** Rows × labels. */
  weights: Float32Array
}

type Options = { seeds: number; epochs: number; seen: number }

/** Labels of one group exclude each other (`of:`, `how:` …); every other one stands by itself. */
const exclusive = /^(of|how|by|command|follow|correct|role.):/
const groupOf = (label: string): string | null => exclusive.exec(label)?.[1] ?? null

/** Mulberry32: the same numbers on every machine. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Logistic regression by AdaGrad: a softmax over each group of labels that exclude each other, a logistic for each
 * other one; the mean of several orders of the cases. A group is learned only from cases that have one of its labels.
 */
export function learn(cases: readonly Case[], { seeds, epochs, seen }: Options): Linear {
  const counts = new Map<number, number>()
  for (const { features } of cases) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1)
  const kept = [...counts].filter(([, count]) => count >= seen).map(([feature]) => feature)
  const rows = new Map(kept.sort((a, b) => a - b).map((feature, at) => [feature, at]))
  const labels = [...new Set(cases.flatMap((one) => one.labels))].sort()
  const at = new Map(labels.map((label, index) => [label, index]))
  const groups = groupsOf(labels)
  const data = cases.map(({ features, labels: own, weight }) => ({
    rows: Int32Array.from([...features].flatMap((feature) => rows.get(feature) ?? [])),
    truth: new Set(own.flatMap((label) => at.get(label) ?? [])),
    weight,
  }))
  const weights = new Float32Array(rows.size * labels.length)
  for (let seed = 1; seed <= seeds; seed++) {
    const own = pass(data, groups, labels.length, rows.size, epochs, random(seed * 7919))
    for (let index = 0; index < weights.length; index++)
      weights[index] = (weights[index] ?? 0) + (own[index] ?? 0) / seeds
  }
  return { labels, rows, weights }
}

type Group = { from: number; to: number; alone: boolean }

/** Labels are sorted, so that the labels of a group stand together. */
function groupsOf(labels: readonly string[]): Group[] {
  const groups: Group[] = []
  for (let from = 0; from < labels.length; ) {
    const name = groupOf(labels[from] ?? '')
    let to = from + 1
    while (name !== null && to < labels.length && groupOf(labels[to] ?? '') === name) to += 1
    groups.push({ from, to, alone: name === null })
    from = to
  }
  return groups
}

type Row = { rows: Int32Array; truth: ReadonlySet<number>; weight: number }

function pass(
  data: readonly Row[],
  groups: readonly Group[],
  width: number,
  height: number,
  epochs: number,
  next: () => number,
): Float32Array {
  const weights = new Float32Array(width * height)
  const squares = new Float32Array(width * height)
  const mean = new Float32Array(width * height)
  let means = 0
  const order = data.map((_, index) => index)
  const scores = new Float64Array(width)
  const slopes = new Float64Array(width)
  const add = (): void => {
    means += 1
    for (let index = 0; index < mean.length; index++) mean[index] = (mean[index] ?? 0) + (weights[index] ?? 0)
  }
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(next() * (at + 1))
      const kept = order[at] ?? 0
      order[at] = order[other] ?? 0
      order[other] = kept
    }
    for (const [turn, index] of order.entries()) {
      const one = data[index]
      if (!one) continue
      if (epoch > 0 && turn % meanEvery === meanEvery - 1) add()
      scores.fill(0)
      for (const row of one.rows) {
        const base = row * width
        for (let label = 0; label < width; label++) scores[label] = (scores[label] ?? 0) + (weights[base + label] ?? 0)
      }
      const touched = slopesOf(scores, slopes, groups, one)
      for (const row of one.rows) {
        const base = row * width
        for (const label of touched) {
          const slope = slopes[label] ?? 0
          const square = (squares[base + label] ?? 0) + slope * slope
          squares[base + label] = square
          weights[base + label] = (weights[base + label] ?? 0) + (0.12 * slope) / Math.sqrt(square + 0.05)
        }
      }
    }
  }
  if (means === 0) return weights
  return mean.map((sum) => sum / means)
}

/** After the first round the weights are the mean of what they were at every so many cases: the last ones weigh too much. */
const meanEvery = 1000

const rare = 1

/** How far each label's probability is from the truth; the labels that are far enough to matter. */
function slopesOf(
  scores: Float64Array,
  slopes: Float64Array,
  groups: readonly Group[],
  { truth, weight }: Row,
): number[] {
  const touched: number[] = []
  const set = (label: number, chance: number, more = 1): void => {
    const slope = ((truth.has(label) ? 1 : 0) - chance) * weight * more
    if (Math.abs(slope) < 0.01) return
    slopes[label] = slope
    touched.push(label)
  }
  for (const { from, to, alone } of groups) {
    if (alone) {
      // Each facet is rare: without this the model would rather say nothing.
      set(from, 1 / (1 + Math.exp(-(scores[from] ?? 0))), truth.has(from) ? rare : 1)
      continue
    }
    let known = false
    let most = -Infinity
    for (let label = from; label < to; label++) {
      if (truth.has(label)) known = true
      most = Math.max(most, scores[label] ?? 0)
    }
    if (!known) continue
    let sum = 0
    for (let label = from; label < to; label++) sum += Math.exp((scores[label] ?? 0) - most)
    for (let label = from; label < to; label++) set(label, Math.exp((scores[label] ?? 0) - most) / sum)
  }
  return touched
}
