export { checkCard } from './card.ts'
export { CardFault } from './fault.ts'
export type { Known } from './markdown.ts'
