import { signsOf } from './columns.ts'

/**
 * A title as lines of about the same length, none broken within a word (GB/T 9704: 词意完整、排列对称). `room` is how many
 * Chinese characters a line holds.
 */
export function titleLines(title: string, room: number): string[] {
  const least = Math.ceil(signsOf(title) / room)
  const counts = [least, least + 1, least + 2]
  const found = counts
    .map((count) => brokenInto(title, count))
    .find((lines) => lines.every((one) => signsOf(one) <= room))
  return found ?? [title]
}

function brokenInto(title: string, count: number): string[] {
  const breaks = breaksOf(title)
  const at = Array.from({ length: count - 1 }, (_, index) => nearest(breaks, (title.length * (index + 1)) / count))
  const ends = [...new Set(at), title.length]
  return ends.map((end, index) => title.slice(ends[index - 1] ?? 0, end))
}

const nearest = (places: readonly number[], wanted: number): number =>
  places.reduce((best, one) => (Math.abs(one - wanted) < Math.abs(best - wanted) ? one : best), places[0] ?? 0)

/** Where a line may end: between words, not after an opening mark and not before a closing one. */
function breaksOf(title: string): number[] {
  const words = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)]
  return words
    .map(({ index }) => index)
    .filter(
      (index) =>
        index > 0 && !/[《〈（“‘]$/.test(title.slice(0, index)) && !/^[》〉）”’、，。：；]/.test(title.slice(index)),
    )
}
