export { checkCard } from './card.ts'
