import { patternOf } from './patterns.ts'

/** Politeness, hesitation and address: they say nothing of what is asked. */
const everywhere = patternOf('padding', 'g')
const edges = /^[,。!;、 ]+|[, ]+$|,+(?=[?。,])/g

/**
 * What is left of a sentence without its padding; one that is nothing else stays as it is (“谢谢”, “你好”). `pause`:
 * where somebody turns to whom he asks, a comma is left.
 */
export function unpadded(text: string, pause = false): string {
  const left = text.replace(everywhere, (said) => (pause && /我|问|麻烦/.test(said) ? ',' : '')).replace(edges, '')
  return left.replace(/[^\p{L}\p{N}]/gu, '').length < 2 ? text : left
}
