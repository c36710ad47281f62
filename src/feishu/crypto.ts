import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** The platform's encryption of events (docs/platform.md A.5): AES-256-CBC under SHA-256 of the key, the IV in front. */
export function decrypt(encryptKey: string, encrypted: string): string {
  const bytes = Buffer.from(encrypted, 'base64')
  if (bytes.length < 32 || bytes.length % 16 !== 0) throw new Error('not an encrypted body')
  const key = createHash('sha256').update(encryptKey, 'utf8').digest()
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16))
  return Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]).toString('utf8')
}

/** SHA-256 over timestamp, nonce, key and the body as received; not an HMAC. */
export function signatureOf(timestamp: string, nonce: string, encryptKey: string, rawBody: Uint8Array): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey, 'utf8')
    .update(rawBody)
    .digest('hex')
}

/** Compares without telling by its time how much was right. */
export function sameText(a: string, b: string): boolean {
  const digest = (words: string) => createHash('sha256').update(words, 'utf8').digest()
  return timingSafeEqual(digest(a), digest(b))
}
