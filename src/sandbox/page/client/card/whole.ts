import { createContext } from 'preact'

/** The card an element stands in, as sent. */
export const WholeCard = createContext<unknown>(null)
