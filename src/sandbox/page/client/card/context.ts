import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { FormValue } from '../../../emulator/form.ts'

export type Use = { values?: Record<string, string | string[] | boolean>; option?: string; checked?: boolean }

/** What an element needs to know of the card it stands in. */
export type CardWorld = {
  /** What half-filled forms of this card are kept under: the person, the message, and the card as it is now. */
  key: string
  /** Names by open_id. */
  names: Map<string, string>
  /** Path of the element whose callback is open, or ''. */
  busy: string
  /** Uses the element at a path, after asking when it wants a confirmation. */
  use(path: string, use: Use, confirm: unknown): void
}

export const CardContext = createContext<CardWorld>({ key: '', names: new Map(), busy: '', use: () => {} })
export const useCard = (): CardWorld => useContext(CardContext)

/** The form an element stands in, or null. */
export type FormWorld = {
  values: FormValue
  /** Names of fields that must be filled in and are not. */
  missing: Set<string>
  set(name: string, value: string | string[] | boolean): void
  submit(path: string, confirm: unknown): void
  reset(): void
  /** Changes on reset, so that fields begin anew. */
  round: number
}

export const FormContext = createContext<FormWorld | null>(null)
export const useForm = (): FormWorld | null => useContext(FormContext)
