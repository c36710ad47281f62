import type { Plan } from '../domain/plan.ts'
import { type ContentIndex, contentIndex } from './content.ts'
import { type Bend, fieldOf, namesIn } from './names.ts'
import { bare } from './normalise.ts'
import { type Sound, soundOf } from './pinyin.ts'
import { keyOf, type Ref } from './refs.ts'
import { cueWords, ordinaryWords } from './words.ts'

/** A name or general word that is looked for in sentences. Words have no refs. */
export type Entry = { name: string; refs: Ref[]; bend: Bend; sounds: Sound[]; latin: boolean }

export type Lexicon = {
  plan: Plan
  /** Entries by first character, longest first. */
  byChar: ReadonlyMap<string, readonly Entry[]>
  /** Entries that may be bent, by the loose sounds of their first and of their second character. */
  bySound: ReadonlyMap<string, readonly { entry: Entry; skipped: 0 | 1 }[]>
  content: ContentIndex
}

/** Everything sentences of this plan are read with; built once per plan. */
export function lexiconOf(plan: Plan): Lexicon {
  const entries = new Map<string, Entry>()
  const add = (name: string, ref: Ref | null, bend: Bend): void => {
    const key = bare(name)
    if (key.length < 2) return
    const entry = entries.get(key) ?? entryOf(key, bend)
    if (ref && !entry.refs.some((known) => keyOf(known) === keyOf(ref))) entry.refs.push(ref)
    entries.set(key, entry)
  }
  for (const { name, ref, bend } of namesIn(plan)) add(name, ref, bend)
  for (const word of [...cueWords, fieldOf(plan)]) add(word, null, 'sound')
  for (const word of ordinaryWords) add(word, null, 'none')
  return { plan, ...indexed([...entries.values()]), content: contentIndex(plan) }
}

const entryOf = (name: string, bend: Bend): Entry => ({
  name,
  refs: [],
  bend,
  sounds: [...name].map(soundOf),
  latin: /^[\x20-\x7e]+$/.test(name),
})

function indexed(entries: Entry[]): Pick<Lexicon, 'byChar' | 'bySound'> {
  const byChar = new Map<string, Entry[]>()
  const bySound = new Map<string, { entry: Entry; skipped: 0 | 1 }[]>()
  for (const entry of entries.sort((a, b) => b.name.length - a.name.length)) {
    put(byChar, entry.name.charAt(0), entry)
    if (entry.bend === 'none') continue
    for (const sound of entry.sounds[0]?.loose ?? []) put(bySound, sound, { entry, skipped: 0 })
    if (entry.bend !== 'loose' || entry.name.length < 5) continue
    for (const sound of entry.sounds[1]?.loose ?? []) put(bySound, sound, { entry, skipped: 1 })
  }
  return { byChar, bySound }
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
