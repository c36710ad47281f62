import { createHash, randomBytes } from 'node:crypto'

/** Makes hexadecimal digits for ids: random, or always the same sequence for the same seed. */
export type Hex = (length: number) => string

export function hexFrom(seed?: string): Hex {
  if (seed === undefined)
    return (length) =>
      randomBytes(Math.ceil(length / 2))
        .toString('hex')
        .slice(0, length)
  let count = 0
  return (length) => digest(`${seed}:${count++}`).slice(0, length)
}

const digest = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** A person's open_id in one app: the same for the same app and key on every start. */
export const openIdOf = (appId: string, key: string): string => `ou_${digest(`${appId}:person:${key}`).slice(0, 32)}`

export const unionIdOf = (openId: string): string => `on_${digest(`union:${openId}`).slice(0, 32)}`

/** The one private chat of a person with the bot. */
export const p2pIdOf = (appId: string, openId: string): string => `oc_${digest(`${appId}:p2p:${openId}`).slice(0, 32)}`
