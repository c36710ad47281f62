import { createCipheriv, createHash, randomBytes } from 'node:crypto'

/** AES-256-CBC under SHA-256 of the Encrypt Key; base64 of the 16-byte IV and the ciphertext (docs/platform.md A.5). */
export function encrypt(encryptKey: string, plain: string, iv: Uint8Array = randomBytes(16)): string {
  const key = createHash('sha256').update(encryptKey, 'utf8').digest()
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

/** The platform's signature: plain SHA-256 over timestamp, nonce, key and the body exactly as it is sent. */
export function sign(timestamp: string, nonce: string, encryptKey: string, rawBody: string): string {
  return createHash('sha256')
    .update(timestamp + nonce + encryptKey + rawBody, 'utf8')
    .digest('hex')
}
