import type { Plan } from '../domain/plan.ts'
import { type ContentIndex, contentIndex } from './content.ts'
import { type Descriptions, descriptionsOf } from './describe.ts'
import { type Bend, fieldOf, namesIn } from './names.ts'
import { bare } from './normalise.ts'
import { linesOf } from './patterns.ts'
import { type Sound, soundNumbers, soundOf } from './pinyin.ts'
import { keyOf, type Ref } from './refs.ts'

/** A name or general word that is looked for in sentences. Words have no refs. */
export type Entry = { name: string; refs: Ref[]; bend: Bend; sounds: Sound[]; latin: boolean }

export type Lexicon = {
  plan: Plan
  /** Entries by first character, longest first. */
  byChar: ReadonlyMap<string, readonly Entry[]>
  /** Entries that may be bent, by the loose sounds of two of their first three characters (`pairs`). */
  bySounds: ReadonlyMap<number, readonly Entry[]>
  content: ContentIndex
  descriptions: Descriptions
  /** Roles people have in the plan's body. */
  roles: readonly string[]
}

/** Everything sentences of this plan are read with; built once per plan. */
export function lexiconOf(plan: Plan): Lexicon {
  const entries = new Map<string, Entry>()
  const field = fieldOf(plan)
  const add = (name: string, ref: Ref | null, bend: Bend): void => {
    const key = bare(name)
    if (key.length < 2) return
    // Slips in a long name that begins with the plan's field are found in the field and in the rest of the name.
    const stiff = key.length > field.length + 2 && key.startsWith(field)
    // What begins with the field and says little more may be misheard, never have a character too many or too few.
    const heard = key.length > field.length && key.startsWith(field) && bend === 'loose' ? 'sound' : bend
    const entry = entries.get(key) ?? entryOf(key, stiff ? 'none' : heard)
    if (ref && !entry.refs.some((known) => keyOf(known) === keyOf(ref))) entry.refs.push(ref)
    entries.set(key, entry)
  }
  for (const { name, ref, bend } of namesIn(plan)) add(name, ref, bend)
  for (const word of [...linesOf('cueWords'), field]) add(word, null, 'sound')
  for (const word of [...linesOf('ordinaryWords'), ...linesOf('paperWords')]) add(word, null, 'none')
  return {
    plan,
    ...indexed([...entries.values()]),
    content: contentIndex(plan),
    descriptions: descriptionsOf(plan),
    roles: [...new Set(plan.people.flatMap(({ roles }) => roles))],
  }
}

const entryOf = (name: string, bend: Bend): Entry => ({
  name,
  refs: [],
  bend,
  sounds: [...name].map(soundOf),
  latin: /^[\x20-\x7e]+$/.test(name),
})

/** Characters whose sounds find an entry: the first two, or, where one of them may be wrong, another pair. */
export const pairs = [
  [0, 1],
  [1, 2],
  [0, 2],
] as const

/** What entries are found by that have such a pair of sounds at such places. */
export function soundKeys(at: number, one: Sound | undefined, other: Sound | undefined): number[] {
  const keys: number[] = []
  for (const first of one?.numbers ?? [])
    for (const second of other?.numbers ?? []) keys.push((at * soundNumbers + first) * soundNumbers + second)
  return keys
}

function indexed(entries: Entry[]): Pick<Lexicon, 'byChar' | 'bySounds'> {
  const byChar = new Map<string, Entry[]>()
  const bySounds = new Map<number, Entry[]>()
  for (const entry of entries.sort((a, b) => b.name.length - a.name.length)) {
    put(byChar, entry.name.charAt(0), entry)
    if (entry.bend === 'none') continue
    for (const [at, [one, other]] of pairs.entries()) {
      if (at > 0 && (entry.bend !== 'loose' || entry.name.length < 5)) continue
      for (const key of soundKeys(at, entry.sounds[one], entry.sounds[other])) put(bySounds, key, entry)
    }
  }
  return { byChar, bySounds }
}

/** Whether something is already called so, or the words are ones that every question uses. */
export function isName({ byChar }: Lexicon, name: string): boolean {
  const key = bare(name)
  return (byChar.get(key.charAt(0)) ?? []).some((entry) => entry.name === key)
}

/** The lexicon with more names, for one deployment; what it had before keeps its meaning, and is left as it is. */
export function withNames(lexicon: Lexicon, names: readonly { name: string; ref: Ref }[]): Lexicon {
  const added = names.flatMap(({ name, ref }) => {
    const key = bare(name)
    return key.length < 2 || isName(lexicon, key) ? [] : [{ ...entryOf(key, 'none'), refs: [ref] }]
  })
  const byChar = new Map(lexicon.byChar)
  for (const entry of added) {
    const char = entry.name.charAt(0)
    byChar.set(
      char,
      [...(byChar.get(char) ?? []), entry].sort((a, b) => b.name.length - a.name.length),
    )
  }
  return { ...lexicon, byChar }
}

function put<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
