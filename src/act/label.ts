import type { Card } from '../cards/kit.ts'
import type { World } from './command.ts'

/** Invented figures say so on every card. */
export function labelled({ settings }: Pick<World, 'settings'>, card: Card): Card {
  if (!settings.exampleData) return card
  return { ...card, tag: card.tag ? `示例数据·${card.tag}` : '示例数据' }
}
