import { type Entry, type Lexicon, pairs, soundKeys } from './lexicon.ts'
import { type Sound, share, soundOf } from './pinyin.ts'

/** A stretch of a sentence read as one entry: `text.slice(from, to)` stands for `entry.name`. */
export type Span = { from: number; to: number; entry: Entry; score: number; exact: boolean }

/** Longer names win over the words they are made of. */
const perWord = 0.5
/** A slip is assumed only where nothing said exactly explains as much. */
const perSlip = 1
const sameSound = 0.55
const nearSound = 0.4
const wrong = -1

/** The best way to read a sentence as known names and words: of all that do not overlap, those that explain most. */
export function spansIn(text: string, lexicon: Lexicon): Span[] {
  const sounds = Array.from({ length: text.length }, (_, at) => soundOf(text.charAt(at)))
  const best: { score: number; span: Span | null }[] = [{ score: 0, span: null }]
  // From the end: best[i] is the best reading of what begins i characters before the end.
  for (let at = text.length - 1; at >= 0; at--) {
    const rest = (from: number): number => best[text.length - from]?.score ?? 0
    let choice: { score: number; span: Span | null } = { score: rest(at + 1), span: null }
    for (const span of spansAt(text, sounds, at, lexicon)) {
      const score = span.score + rest(span.to)
      if (score > choice.score) choice = { score, span }
    }
    best.push(choice)
  }
  const spans: Span[] = []
  for (let at = 0; at < text.length; ) {
    const span = best[text.length - at]?.span
    if (span) spans.push(span)
    at = span ? span.to : at + 1
  }
  return spans
}

function spansAt(text: string, sounds: readonly Sound[], at: number, { byChar, bySounds }: Lexicon): Span[] {
  const spans: Span[] = []
  for (const entry of byChar.get(text.charAt(at)) ?? []) {
    if (!text.startsWith(entry.name, at) || !isWhole(text, at, entry)) continue
    const length = entry.name.length
    spans.push({ from: at, to: at + length, entry, score: length - perWord, exact: true })
  }
  for (const entry of heardAt(sounds, at, bySounds)) {
    const span = text.startsWith(entry.name, at) ? null : bent(text, sounds, at, entry)
    if (span && !cutsWord(text, span, byChar)) spans.push(span)
  }
  return spans
}

/** 商标两个季度: a number before what it counts. */
const counts = /^[一二两三四五六七八九十百千万亿][个件家人项名户起宗笔位期]/

/** Whether a slip would take the first character of a word that stands there as it should: 遵义|现在 is not 遵义县|在. */
const cutsWord = (text: string, { to }: Span, byChar: Lexicon['byChar']): boolean =>
  counts.test(text.slice(to - 1)) ||
  (byChar.get(text.charAt(to - 1)) ?? []).some(({ name, refs }) => refs.length === 0 && text.startsWith(name, to - 1))

/** Entries that sound like what stands here in two of the first three characters. */
function heardAt(sounds: readonly Sound[], at: number, bySounds: Lexicon['bySounds']): Entry[] {
  const heard: Entry[] = []
  for (const [kind, [one, other]] of pairs.entries())
    for (const key of soundKeys(kind, sounds[at + one], sounds[at + other]))
      for (const entry of bySounds.get(key) ?? []) if (!heard.includes(entry)) heard.push(entry)
  return heard
}

/** Latin names end where the word ends: `gi` is not in `legible`. */
function isWhole(text: string, at: number, { name, latin }: Entry): boolean {
  if (!latin) return true
  const letter = /[a-z0-9]/
  return !letter.test(text.charAt(at - 1)) && !/[a-z]/.test(text.charAt(at + name.length).replace(/s/, ''))
}

type Fit = { to: number; score: number; exact: number; strict: number; near: number; edits: number }

function bent(text: string, sounds: readonly Sound[], at: number, entry: Entry): Span | null {
  const edits = entry.bend === 'loose' && entry.name.length >= 5 ? 1 : 0
  if (!mayFit(text, at, entry, edits)) return null
  const fit = fitFrom(text, sounds, entry, 0, at, edits)
  if (!fit || !isClose(entry.name.length, fit)) return null
  return { from: at, to: fit.to, entry, score: fit.score - perSlip, exact: false }
}

/** Half of a name stands here as it is written: fewer of its characters are never close enough. */
function mayFit(text: string, at: number, { name }: Entry, edits: number): boolean {
  const here = text.slice(at, at + name.length + edits)
  let wanting = Math.ceil(name.length / 2) - (name.length === 3 ? 1 : 0)
  for (let i = 0; i < name.length && wanting > 0; i++) if (here.includes(name.charAt(i))) wanting -= 1
  return wanting <= 0
}

/** Two characters may share one sound; longer names may be half heard, or be off by one character. */
function isClose(length: number, { exact, strict, near, edits }: Fit): boolean {
  if (length === 2) return exact === 1 && strict === 1
  return exact >= 1 && strict + near + edits * 2 <= Math.floor(length / 2) + (length === 3 ? 1 : 0)
}

/** Lays the name from its character i on the text from j; each turn takes a same, sounding or wrong character. */
function fitFrom(
  text: string,
  sounds: readonly Sound[],
  entry: Entry,
  i: number,
  j: number,
  edits: number,
): Fit | null {
  const { name } = entry
  if (i === name.length) return { to: j, score: 0, exact: 0, strict: 0, near: 0, edits: 0 }
  const here = name.charAt(i)
  const said = text.charAt(j)
  const next = (di: number, dj: number, left: number): Fit | null => fitFrom(text, sounds, entry, i + di, j + dj, left)
  if (said === here && said !== '') return plus(next(1, 1, edits), 1, 'exact')
  const wanted = entry.sounds[i]
  const heard = sounds[j]
  // In two characters only the usual readings count: 几 is not 期.
  const alike =
    wanted &&
    heard &&
    (name.length > 2
      ? share(wanted.strict, heard.strict)
      : wanted.strict.length > 0 && wanted.strict[0] === heard.strict[0])
  if (alike) return plus(next(1, 1, edits), sameSound, 'strict')
  if (name.length > 2 && wanted && heard && share(wanted.loose, heard.loose))
    return plus(next(1, 1, edits), nearSound, 'near')
  // A slip of a name takes no digit: 案件办结1|18件 is not 案件办结率|18件.
  if (edits === 0 || said === '' || /\d/.test(said)) return null
  const ways = [next(1, 1, edits - 1), next(1, 0, edits - 1), i > 0 ? next(0, 1, edits - 1) : null]
  const [best] = ways.flatMap((way) => plus(way, wrong, 'edits') ?? []).sort((a, b) => b.score - a.score)
  return best ?? null
}

/** A fit is made at the end of a name, and grows from there. */
function plus(fit: Fit | null, score: number, counted: 'exact' | 'strict' | 'near' | 'edits'): Fit | null {
  if (!fit) return null
  fit.score += score
  fit[counted] += 1
  return fit
}
