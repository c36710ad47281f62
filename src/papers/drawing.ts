import { strokesOf } from './digits.ts'
import { pngOf } from './png.ts'

export type Place = readonly [x: number, y: number]
export type Rgb = readonly [red: number, green: number, blue: number]
type Pen = { colour: Rgb; width: number; dash?: readonly [on: number, off: number] }

export type Drawing = {
  line: (from: Place, to: Place, pen: Pen) => void
  dot: (at: Place, radius: number, colour: Rgb) => void
  /** Digits, `-`, `.`, `,` and `%`; `anchor` is where the place lies within them, 0 left, 1 right. */
  number: (text: string, at: Place, style: { size: number; colour: Rgb; anchor: number }) => void
  png: () => Promise<Uint8Array>
}

/** White paper to draw on. No font is needed, so that it draws the same on Node and in a Worker. */
export function drawing(width: number, height: number): Drawing {
  const pixels = new Uint8Array(width * height * 3).fill(255)

  function blend(at: number, full: number, share: number): void {
    const there = pixels[at] ?? 0
    pixels[at] = Math.round(there + (full - there) * share)
  }

  /** Colours the pixels of a box by how much of each is covered, so that edges are smooth. */
  function cover(
    [[left, top], [right, bottom]]: [Place, Place],
    colour: Rgb,
    covered: (x: number, y: number) => number,
  ) {
    for (let y = Math.max(0, Math.floor(top)); y <= Math.min(height - 1, Math.ceil(bottom)); y += 1) {
      for (let x = Math.max(0, Math.floor(left)); x <= Math.min(width - 1, Math.ceil(right)); x += 1) {
        const share = Math.min(1, covered(x, y))
        // The box of a line from corner to corner is nearly all beside it.
        if (share <= 0) continue
        const at = (y * width + x) * 3
        blend(at, colour[0], share)
        blend(at + 1, colour[1], share)
        blend(at + 2, colour[2], share)
      }
    }
  }

  function line(from: Place, to: Place, { colour, width: thick, dash }: Pen): void {
    const reach = thick / 2 + 1
    const box: [Place, Place] = [
      [Math.min(from[0], to[0]) - reach, Math.min(from[1], to[1]) - reach],
      [Math.max(from[0], to[0]) + reach, Math.max(from[1], to[1]) + reach],
    ]
    const length = Math.hypot(to[0] - from[0], to[1] - from[1])
    cover(box, colour, (x, y) => {
      const along = length === 0 ? 0 : ((x - from[0]) * (to[0] - from[0]) + (y - from[1]) * (to[1] - from[1])) / length
      if (dash && along % (dash[0] + dash[1]) > dash[0]) return 0
      const on = length === 0 ? 0 : Math.min(1, Math.max(0, along / length))
      return thick / 2 + 0.5 - Math.hypot(x - from[0] - on * (to[0] - from[0]), y - from[1] - on * (to[1] - from[1]))
    })
  }

  return {
    line,
    dot: (at, radius, colour) => line(at, at, { colour, width: radius * 2 }),
    number: (text, at, { size, colour, anchor }) => {
      const { strokes, wide } = strokesOf(text)
      const place = ([x, y]: Place): Place => [at[0] + (x - anchor * wide) * size, at[1] + (y - 1) * size]
      for (const [from, to] of strokes) line(place(from), place(to), { colour, width: Math.max(1, size / 9) })
    },
    png: () => pngOf(width, height, pixels),
  }
}
