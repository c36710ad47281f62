import type { Card } from '../cards/kit.ts'
import { heldBy } from '../domain/held.ts'
import type { World } from './command.ts'

/** Invented figures say so on every card. */
export function labelled({ settings }: Pick<World, 'settings'>, card: Card): Card {
  return settings.exampleData ? asExample(card) : card
}

const asExample = heldBy((card: Card): Card => ({ ...card, tag: card.tag ? `示例数据·${card.tag}` : '示例数据' }))
