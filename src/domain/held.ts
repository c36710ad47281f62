/** What follows from a thing that never changes (a plan, a row, a lexicon): made when it is first asked for, once. */
export function heldBy<Of extends object, Made>(make: (of: Of) => Made): (of: Of) => Made {
  const made = new WeakMap<Of, Made>()
  return (of) => {
    const held = made.get(of)
    if (held !== undefined) return held
    const now = make(of)
    made.set(of, now)
    return now
  }
}

/** `make` of words, remembered for the last ones: every way to read a sentence asks about the same words. */
export function ofLate<Made>(make: (words: string) => Made, most = 32): (words: string) => Made {
  const made = new Map<string, Made>()
  return (words) => {
    const held = made.get(words)
    if (held !== undefined) return held
    if (made.size >= most) made.clear()
    const now = make(words)
    made.set(words, now)
    return now
  }
}
