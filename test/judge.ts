/** What a line of a question file expects of an answer: of each list in `all` one must be visible, of `none` nothing. */
export type Expectation = { all: readonly (readonly string[])[]; none: readonly string[] }

/** Text as it is compared: NFKC, lower case, no commas inside figures. */
const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=\d),(?=\d{3})/g, '')

/** Whether one alternative is visible: `re:` begins a regular expression; digits are not found inside longer numbers. */
function isVisible(alternative: string, answer: string): boolean {
  if (alternative.startsWith('re:')) return new RegExp(alternative.slice(3), 'iu').test(answer)
  const wanted = comparable(alternative)
  for (let at = answer.indexOf(wanted); at >= 0; at = answer.indexOf(wanted, at + 1)) {
    const cutBefore = /^\d/.test(wanted) && /\d\.?$/.test(answer.slice(0, at))
    const cutAfter = /\d$/.test(wanted) && /^(\d|\.\d)/.test(answer.slice(at + wanted.length))
    if (!cutBefore && !cutAfter) return true
  }
  return false
}

/** What is wrong with an answer, in words; nothing where it is right. */
export function faultsOf(words: string, { all, none }: Expectation): string[] {
  const answer = comparable(words)
  return [
    ...all
      .filter((choices) => !choices.some((choice) => isVisible(choice, answer)))
      .map((choices) => `wants one of: ${choices.slice(0, 6).join(' / ').slice(0, 160)}`),
    ...none.filter((choice) => isVisible(choice, answer)).map((choice) => `must not say: ${choice.slice(0, 120)}`),
  ]
}
