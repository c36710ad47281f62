import { heldBy } from '../domain/held.ts'
import { type Language, type Model, rowsBy } from './model.ts'

/** The models as the file holds them: numbers as base64, features as steps between sorted hashes. */
export type StoredModel = {
  labels: string[]
  scale: number
  features: string
  starts: string
  columns: string
  values: string
}
/** `from`: SHA-256 of the examples and descriptions it was learned from, as `fingerprintOf` writes it. */
export type Stored = { from: string; examples: number; sentence: StoredModel; roles: StoredModel; pairs: string }

const toText = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192))
  return btoa(text)
}
/** In a plain loop: there are a million at every start, and a call for each would take half a second. */
function toBytes(text: string): Uint8Array {
  const characters = atob(text)
  const bytes = new Uint8Array(characters.length)
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at)
  return bytes
}

/** Rising whole numbers as the steps between them, seven bits a byte. */
function packRising(numbers: Iterable<number>): string {
  const bytes: number[] = []
  let last = 0
  for (const number of numbers) {
    let step = number - last
    last = number
    while (step >= 128) {
      bytes.push((step % 128) + 128)
      step = Math.floor(step / 128)
    }
    bytes.push(step)
  }
  return toText(Uint8Array.from(bytes))
}

function unpackRising(text: string): number[] {
  const numbers: number[] = []
  let last = 0
  let step = 0
  let place = 1
  for (const byte of toBytes(text)) {
    step += (byte % 128) * place
    place *= 128
    if (byte >= 128) continue
    last += step
    numbers.push(last)
    step = 0
    place = 1
  }
  return numbers
}

/** So many of the largest weights are kept: the Worker's bundle is small, and the least say nothing. */
const largest = 170_000

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
  const starts = [0]
  const columns: number[] = []
  const values: number[] = []
  for (const [feature, row] of rows) {
    const before = columns.length
    for (let label = 0; label < labels.length; label++) {
      const weight = weights[row * labels.length + label] ?? 0
      if (Math.abs(weight) < least) continue
      const value = Math.max(-127, Math.min(127, Math.round(weight / scale)))
      if (value === 0) continue
      columns.push(label)
      values.push(value)
    }
    if (columns.length === before) continue
    features.push(feature)
    starts.push(columns.length)
  }
  return {
    labels,
    scale: Number(scale.toPrecision(6)),
    features: packRising(features),
    starts: packRising(starts),
    columns: toText(labels.length < 256 ? Uint8Array.from(columns) : new Uint8Array(Uint16Array.from(columns).buffer)),
    values: toText(new Uint8Array(Int8Array.from(values).buffer)),
  }
}

function unpackModel(stored: StoredModel): Model {
  const columns = toBytes(stored.columns)
  return {
    labels: stored.labels,
    index: new Map(stored.labels.map((label, at) => [label, at])),
    rowOf: rowsBy(unpackRising(stored.features)),
    starts: Uint32Array.from(unpackRising(stored.starts)),
    columns: stored.labels.length < 256 ? Uint16Array.from(columns) : new Uint16Array(columns.buffer),
    values: new Int8Array(toBytes(stored.values).buffer),
    scale: stored.scale,
  }
}

export const packPairs = (pairs: readonly number[]): string =>
  packRising(pairs.map((pair) => pair >>> 0).sort((a, b) => a - b))

const sentenceOf = heldBy(({ sentence }: Stored) => unpackModel(sentence))
const rolesOf = heldBy(({ roles }: Stored) => unpackModel(roles))
const pairsOf = heldBy(({ pairs }: Stored) => new Set(unpackRising(pairs).map((pair) => pair | 0)))

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
