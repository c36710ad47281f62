import * as z from 'zod'
import stored from '../../data/language/patterns.json' with { type: 'json' }

const lists: Readonly<Record<string, readonly string[]>> = z
  .record(z.string(), z.array(z.string().min(1)).min(1))
  .parse(stored)
type Name = keyof typeof stored

/** The lines of a list of `data/language/patterns.json`. */
export const linesOf = (name: Name): readonly string[] => lists[name] ?? []

/** Any of the lines, as the source of a pattern; `{name}` in a line is any of that list. Throws where there is none. */
const either = (lines: readonly string[]): string => {
  const whole = lines.map((line) =>
    line.replace(/\{([a-z]+)\}/gi, (_, name: string) => {
      const inner = lists[name]
      if (!inner) throw new Error(`no list {${name}} in data/language/patterns.json`)
      return either(inner)
    }),
  )
  return `(?:${whole.join('|')})`
}

/** Any of a list's lines, as the source of a pattern. */
export const anyOf = (name: Name): string => either(lists[name] ?? [])

/** The pattern that finds any of a list's lines, or of lines of its own. */
export const patternOf = (said: Name | readonly string[], flags = ''): RegExp =>
  new RegExp(typeof said === 'string' ? anyOf(said) : either(said), flags)
