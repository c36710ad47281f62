/** Which known name one that begins like ours was meant to be; undefined where it is known itself, or like none. */
export function nearestName(name: string, ours: readonly string[]): string | undefined {
  if (!/^(LARK|LLM|ADMIN|DIGEST)_/i.test(name) || ours.includes(name)) return undefined
  const plain = (word: string) => word.toUpperCase().replaceAll('_', '')
  const near = ours.map((known) => ({ known, slips: slipsBetween(plain(name), plain(known)) }))
  return near.sort((a, b) => a.slips - b.slips).find(({ slips }) => slips <= 3)?.known
}

/** How many letters are added, left out or changed from one word to another. */
function slipsBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at)
  for (const [y, letter] of [...from].entries()) {
    const next = [y + 1]
    for (const [x, other] of [...to].entries()) {
      const changed = (row[x] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[x + 1] ?? 0) + 1, (next[x] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
