import { anyOf } from './patterns.ts'

/** Who hands words on to the office, and how: 请告诉办公室……, 跟办公室说一声……, 向领导小组办公室反映……. */
const told = new RegExp(
  `^${anyOf('handsOnAsked')}*${anyOf('handsOn')}(?!我(?!们))[^\\s，,。]{0,6}?办公室${anyOf('saysTo')}?说?[\\s:：,，]*`,
)

/** What somebody wants the office to know, as it was typed; null where a sentence hands nothing on. */
export function toldIn(said: string): string | null {
  const found = told.exec(said.trim())?.[0]
  if (found === undefined) return null
  const words = said.trim().slice(found.length).trim()
  // “告诉办公室的是谁”, “通知办公室了吗”, “告诉我办公室设在哪” ask about it.
  return words === '' || /^(?:的|了|没|在|是|设|有)|[?？吗么哪谁呢]$|哪里$|什么$|多少$/.test(words) ? null : words
}
