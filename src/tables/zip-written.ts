import { Zip, ZipDeflate, ZipPassThrough } from 'fflate'

/** One file of a ZIP; `packed` already, so that packing it again gains nothing. */
export type ZipEntry = { path: string; packed: boolean; parts: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** So much is packed before everything else has its turn: a few milliseconds. */
export const packedAtOnce = 65_536

/** A ZIP part by part as its files come: of it no more is held than one part. `pause` is awaited all along. */
export async function* zipped(
  entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>,
  now: string,
  pause: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let failed: Error | null = null
  const zip = new Zip((error, part) => {
    if (error) failed = error
    else ready.push(part)
  })
  const written = function* () {
    if (failed) throw failed
    const parts = ready
    ready = []
    yield* parts
  }
  for await (const { path, packed, parts } of entries) {
    const file = packed ? new ZipPassThrough(path) : new ZipDeflate(path, { level: 4 })
    // An archive holds wall time without a zone: the plan's, wherever the process runs.
    file.mtime = new Date(now.slice(0, 19))
    zip.add(file)
    for await (const part of parts) {
      for (let at = 0; at < part.byteLength; at += packedAtOnce) {
        file.push(part.subarray(at, at + packedAtOnce))
        yield* written()
        await pause()
      }
    }
    file.push(new Uint8Array(), true)
    yield* written()
  }
  zip.end()
  yield* written()
}

/** A file as the parts of one: for what is made whole. */
export const whole = (path: string, bytes: Uint8Array): ZipEntry => ({
  path,
  packed: /\.(docx|xlsx|pdf|jpe?g|png|zip)$/i.test(path),
  parts: [bytes],
})

/** All parts as one; null as soon as they are more than `most` bytes. */
export async function collectedUpTo(parts: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const held: Uint8Array[] = []
  let size = 0
  for await (const part of parts) {
    size += part.byteLength
    if (size > most) return null
    held.push(part)
  }
  return joined(held, size)
}

/** All parts as one, of what is known to be small. */
export async function collected(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  return (await collectedUpTo(parts, Number.POSITIVE_INFINITY)) ?? new Uint8Array()
}

function joined(held: readonly Uint8Array[], size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const part of held) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return bytes
}
