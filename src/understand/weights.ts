import { heldBy } from '../domain/held.ts'
import { type Language, type Model, rowsBy } from './model.ts'
import { type FarApart, packFarApart, packNumbers, stepsOf, summed, unpackFarApart, unpackNumbers } from './packed.ts'

/**
 * The models as the file holds them: sorted hashes of features, how many weights each has, of each the labels in their
 * order as steps, and the weights, the sign last.
 */
export type StoredModel = {
  labels: string[]
  scale: number
  features: FarApart
  counts: string
  columns: string
  values: string
}
/** `from`: SHA-256 of the examples and descriptions it was learned from, as `fingerprintOf` writes it. */
export type Stored = { from: string; examples: number; sentence: StoredModel; roles: StoredModel; pairs: FarApart }

/** So many of the largest weights are kept: the Worker's bundle is small, and the least say nothing. */
const largest = 164_000

/** How large a weight must be to be among the largest. */
function leastKept(weights: Float32Array): number {
  const counts = new Uint32Array(4096)
  for (const weight of weights) {
    const step = Math.min(4095, Math.floor(Math.abs(weight) * 512))
    counts[step] = (counts[step] ?? 0) + 1
  }
  let kept = 0
  for (let step = 4095; step > 0; step--) {
    kept += counts[step] ?? 0
    if (kept > largest) return (step + 1) / 512
  }
  return 1 / 512
}

/** Weights below the largest, or below a step of the scale, are left out. */
export function packModel(labels: string[], rows: ReadonlyMap<number, number>, weights: Float32Array): StoredModel {
  let most = 0
  for (const weight of weights) most = Math.max(most, Math.abs(weight))
  const scale = Math.min(most, 4) / 127
  const least = leastKept(weights)
  const features: number[] = []
  const counts: number[] = []
  const columns: number[] = []
  const values: number[] = []
  for (const [feature, row] of rows) {
    const own: number[] = []
    for (let label = 0; label < labels.length; label++) {
      const weight = weights[row * labels.length + label] ?? 0
      if (Math.abs(weight) < least) continue
      const value = Math.max(-127, Math.min(127, Math.round(weight / scale)))
      if (value === 0) continue
      own.push(label)
      values.push(value < 0 ? -2 * value - 1 : 2 * value)
    }
    if (own.length === 0) continue
    features.push(feature)
    counts.push(own.length)
    columns.push(...stepsOf(own))
  }
  return {
    labels,
    scale: Number(scale.toPrecision(6)),
    features: packFarApart(features),
    counts: packNumbers(counts),
    columns: packNumbers(columns),
    values: packNumbers(values),
  }
}

function unpackModel(stored: StoredModel): Model {
  const counts = unpackNumbers(stored.counts)
  const starts = new Uint32Array(counts.length + 1)
  starts.set(summed(counts), 1)
  const columns = Uint16Array.from(unpackNumbers(stored.columns))
  for (let row = 0; row + 1 < starts.length; row++)
    for (let at = (starts[row] ?? 0) + 1; at < (starts[row + 1] ?? 0); at++)
      columns[at] = (columns[at] ?? 0) + (columns[at - 1] ?? 0)
  const doubled = unpackNumbers(stored.values)
  const values = new Int8Array(doubled.length)
  for (let at = 0; at < values.length; at++) {
    const value = doubled[at] ?? 0
    values[at] = value % 2 === 1 ? -(value + 1) / 2 : value / 2
  }
  return {
    labels: stored.labels,
    index: new Map(stored.labels.map((label, at) => [label, at])),
    rowOf: rowsBy(unpackFarApart(stored.features)),
    starts,
    columns,
    values,
    scale: stored.scale,
  }
}

export const packPairs = (pairs: readonly number[]): FarApart =>
  packFarApart(pairs.map((pair) => pair >>> 0).sort((a, b) => a - b))

const sentenceOf = heldBy(({ sentence }: Stored) => unpackModel(sentence))
const rolesOf = heldBy(({ roles }: Stored) => unpackModel(roles))
const pairsOf = heldBy(({ pairs }: Stored) => new Set([...unpackFarApart(pairs)].map((pair) => pair | 0)))

/** The models, each unpacked when a sentence first asks for it: a command of the command line never does. */
export const unpack = (stored: Stored): Language => ({
  get sentence() {
    return sentenceOf(stored)
  },
  get roles() {
    return rolesOf(stored)
  },
  get pairs() {
    return pairsOf(stored)
  },
})
