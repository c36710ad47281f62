import { deflateSync } from 'node:zlib'

type Rgb = [red: number, green: number, blue: number]

/** RGBA pixels as a PNG of at most 256 colours: a card drawn so takes a third of what a screenshot does. */
export function palettePng(width: number, height: number, rgba: Uint8Array): Buffer {
  const counts = new Map<number, number>()
  const coarse = new Uint32Array(width * height)
  for (let at = 0; at < coarse.length; at += 1) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at * 4, at * 4 + 3)
    const colour = (step(red) << 16) | (step(green) << 8) | step(blue)
    coarse[at] = colour
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const palette = [...counts]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 256)
    .map(([colour]) => colour)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  const rows = Buffer.alloc(height * (width + 1))
  for (let at = 0; at < coarse.length; at += 1) {
    const colour = coarse[at] ?? 0
    const place = places.get(colour) ?? nearest(palette, colour)
    places.set(colour, place)
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = place
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // Eight bits a pixel, colours by palette.
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(parts))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const step = (value: number): number => Math.min(255, Math.round(value / 15) * 15)
const parts = (colour: number): Rgb => [colour >> 16, (colour >> 8) & 255, colour & 255]

function nearest(palette: readonly number[], colour: number): number {
  const far = (other: number) =>
    parts(other).reduce((sum, part, index) => sum + (part - (parts(colour)[index] ?? 0)) ** 2, 0)
  return palette.reduce((best, other, place) => (far(other) < far(palette[best] ?? 0) ? place : best), 0)
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

function crc(bytes: Buffer): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return (sum ^ 0xffffffff) >>> 0
}
