import { plain } from '../domain/look.ts'
import { excerpt } from './words.ts'

const pairsOf = (text: string): Set<string> => {
  const bare = plain(text).replace(/[^\p{L}\p{N}]/gu, '')
  return new Set([...bare].slice(1).map((_, at) => bare.slice(at, at + 2)))
}

/** As much of a passage as is read at a glance, from the sentence on that says most of what was asked. */
export function passageFor(text: string, said: string, length: number): string {
  if (text.length <= length) return text
  const asked = pairsOf(said)
  const sentences = text.match(/[^。;；]+[。;；]?/g) ?? [text]
  const shared = sentences.map((one) => [...pairsOf(one)].filter((pair) => asked.has(pair)).length)
  const best = Math.max(0, shared.indexOf(Math.max(...shared)))
  // What stands before it stays as long as there is room for both.
  let from = best
  let room = length - (sentences[best]?.length ?? 0)
  while (from > 0 && (sentences[from - 1]?.length ?? 0) <= room) {
    from -= 1
    room -= sentences[from]?.length ?? 0
  }
  return `${from > 0 ? '…' : ''}${excerpt(sentences.slice(from).join(''), length)}`
}
