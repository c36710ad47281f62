import { promisify } from 'node:util'
import { crc32, deflate } from 'node:zlib'

const packed = promisify(deflate)

/** A picture of red, green and blue, line by line, as a PNG; packed beside the event loop. */
export async function pngOf(width: number, height: number, pixels: Uint8Array): Promise<Uint8Array> {
  const row = width * 3
  // Each line begins with how it was filtered: not at all.
  const lines = new Uint8Array((row + 1) * height)
  for (let y = 0; y < height; y++) lines.set(pixels.subarray(y * row, (y + 1) * row), y * (row + 1) + 1)
  const head = new DataView(new ArrayBuffer(13))
  head.setUint32(0, width)
  head.setUint32(4, height)
  // Eight bits of each colour, no transparency.
  head.setUint8(8, 8)
  head.setUint8(9, 2)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const parts = [chunk('IHDR', new Uint8Array(head.buffer)), chunk('IDAT', await packed(lines)), chunk('IEND')]
  return new Uint8Array(Buffer.concat([signature, ...parts]))
}

/** Length, name, content, and a sum over name and content. */
function chunk(name: string, content = new Uint8Array()): Buffer {
  const whole = Buffer.alloc(content.byteLength + 12)
  whole.writeUInt32BE(content.byteLength, 0)
  whole.write(name, 4, 'latin1')
  whole.set(content, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, content.byteLength + 8)), content.byteLength + 8)
  return whole
}
