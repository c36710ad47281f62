import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** The platform's encryption of events (docs/platform.md A.5): AES-256-CBC under SHA-256 of the key, the IV in front. */
export function decrypt(encryptKey: string, encrypted: string): string {
  const bytes = Buffer.from(encrypted, 'base64')
  if (bytes.length < 32 || bytes.length % 16 !== 0) throw new Error('not an encrypted body')
  const decipher = createDecipheriv('aes-256-cbc', keyOf(encryptKey), bytes.subarray(0, 16))
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
}

/** A deployment has few keys, and each event is opened with one of them. */
const keys = new Map<string, Buffer>()

function keyOf(encryptKey: string): Buffer {
  const known = keys.get(encryptKey)
  if (known) return known
  const key = createHash('sha256').update(encryptKey, 'utf8').digest()
  if (keys.size < 100) keys.set(encryptKey, key)
  return key
}

/** SHA-256 over timestamp, nonce, key and the body as received; not an HMAC. */
export function signatureOf(timestamp: string, nonce: string, encryptKey: string, rawBody: Uint8Array): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey, 'utf8')
    .update(rawBody)
    .digest('hex')
}

/** Compares without telling by its time how much was right; only the length shows. */
export function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8')]
  return one.length === other.length && timingSafeEqual(one, other)
}
