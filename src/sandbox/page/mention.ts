/** The bot’s name after an @, half or full width, as people type it by hand. */
const typed = (name: string): string[] => [`@${name}`, `＠${name}`]

/**
 * What a message says beside an @ typed by hand, and whether there was one. The platform’s clients offer the name as soon
 * as it is typed and send a mention; the page does the same, so that nobody waits for an answer that cannot come.
 */
export function handTyped(text: string, botName: string): { text: string; mentionsBot: boolean } {
  const found = typed(botName).filter((words) => text.includes(words))
  if (found.length === 0) return { text, mentionsBot: false }
  return { text: found.reduce((rest, words) => rest.replaceAll(words, ' '), text).trim(), mentionsBot: true }
}
