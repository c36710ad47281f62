/** Careful reading of card JSON, which the page draws as it comes. */
export type Json = Record<string, unknown>

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const obj = (value: unknown): Json => (isJson(value) ? value : {})
export const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : [])
export const str = (value: unknown, otherwise = ''): string => (typeof value === 'string' ? value : otherwise)
export const num = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise)
/** The words of a `plain_text` or `lark_md` object. */
export const wordsOf = (text: unknown): string => str(obj(text).content)
