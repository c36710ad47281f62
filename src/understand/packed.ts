/**
 * Whole numbers as text that a compressor makes small: one character stands for one number wherever that is possible, so
 * that frequent ones get short codes. Base64 would spread three bytes over four characters and hide which are frequent.
 */

/** Printable characters that stand in JSON and in a script as they are. */
const digits = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
  (one) => !'"\\\'`$'.includes(one),
)
const base = digits.length
const digitValues = new Int8Array(128).fill(-1)
for (const [value, digit] of digits.entries()) digitValues[digit.charCodeAt(0)] = value

/** Below this a number is one character. */
const single = 80
/** The last character leads a number of five more digits, those before it a number of one more. */
const long = base - 1
const pairsBelow = single + (long - single) * base
const longDigits = 5

export function packNumbers(numbers: Iterable<number>): string {
  const text: string[] = []
  const put = (value: number): void => void text.push(digits[value] ?? '')
  for (const number of numbers) {
    if (number < single) put(number)
    else if (number < pairsBelow) {
      put(single + Math.floor((number - single) / base))
      put((number - single) % base)
    } else {
      put(long)
      for (let place = longDigits - 1; place >= 0; place--) put(Math.floor(number / base ** place) % base)
    }
  }
  return text.join('')
}

/** In a plain loop: there are a million characters at every start, and a call for each would take too long. */
export function unpackNumbers(text: string): Uint32Array {
  const numbers = new Uint32Array(text.length)
  let count = 0
  let at = 0
  const next = (): number => digitValues[text.charCodeAt(at++)] ?? 0
  while (at < text.length) {
    const first = next()
    if (first < single) numbers[count++] = first
    else if (first < long) numbers[count++] = single + (first - single) * base + next()
    else {
      let number = 0
      for (let digit = 0; digit < longDigits; digit++) number = number * base + next()
      numbers[count++] = number
    }
  }
  return numbers.subarray(0, count)
}

/** Whole numbers that rise, as the steps between them. */
export function stepsOf(numbers: Iterable<number>): number[] {
  const steps: number[] = []
  let last = 0
  for (const number of numbers) {
    steps.push(number - last)
    last = number
  }
  return steps
}

/** The numbers again, in place. */
export function summed(steps: Uint32Array): Uint32Array {
  let last = 0
  for (let at = 0; at < steps.length; at++) {
    last += steps[at] ?? 0
    steps[at] = last
  }
  return steps
}

/** Rising numbers far apart: of a step the lower bits are noise, which takes the characters it takes. */
export type FarApart = { high: string; low: string }
const lowBits = 4096
const half = 64

export function packFarApart(numbers: Iterable<number>): FarApart {
  const steps = stepsOf(numbers)
  const low = steps.flatMap((step) => [Math.floor((step % lowBits) / half), step % half])
  return { high: packNumbers(steps.map((step) => Math.floor(step / lowBits))), low: packNumbers(low) }
}

export function unpackFarApart({ high, low }: FarApart): Uint32Array {
  const [steps, rest] = [unpackNumbers(high), unpackNumbers(low)]
  for (let at = 0; at < steps.length; at++)
    steps[at] = (steps[at] ?? 0) * lowBits + (rest[2 * at] ?? 0) * half + (rest[2 * at + 1] ?? 0)
  return summed(steps)
}
