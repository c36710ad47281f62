import stored from '../../data/language/weights.json' with { type: 'json' }
import type { Language } from './model.ts'
import { unpack } from './weights.ts'

/** What `npm run train` has learned from the examples. */
export const language: Language = unpack(stored)
