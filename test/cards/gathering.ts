import type { chat } from '../chat.ts'

/** A card as it was sent, under the name of its files in docs/cards. */
export type Sample = { name: string; json: Record<string, unknown> }

/** Cards of a walk through the chat, each kept under a name of its own. */
export function gathering({ emulator }: Awaited<ReturnType<typeof chat>>) {
  const all: Sample[] = []
  return {
    all,
    /** Keeps the newest card of a chat. */
    keep(name: string, chatId: string): void {
      const message = emulator.messages(chatId).findLast(({ card, sender }) => sender.kind === 'app' && card !== null)
      if (!message?.card) throw new Error(`no card for ${name}`)
      if (all.some((one) => one.name === name)) throw new Error(`two cards ${name}`)
      all.push({ name, json: message.card })
    },
  }
}
