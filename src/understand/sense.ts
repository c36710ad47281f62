import { heldBy } from '../domain/held.ts'
import type { Plan } from '../domain/plan.ts'
import type { Ref } from '../domain/query.ts'
import { withoutBackground, withoutTurn, withTurn } from './background.ts'
import { described, isEveryday, type Likely, stretchesIn } from './describe.ts'
import { withFigureNames } from './figure-names.ts'
import { frameOf } from './frame.ts'
import { withHeardWords } from './heard-words.ts'
import type { Lexicon } from './lexicon.ts'
import { mask } from './mask.ts'
import type { Meant, Sensed } from './meant.ts'
import type { Language } from './model.ts'
import { fieldOf } from './names.ts'
import { normalise } from './normalise.ts'
import { unpadded } from './padding.ts'
import { anyOf } from './patterns.ts'
import { isPlain } from './plain.ts'
import { plainWords } from './plain-words.ts'
import { withPosts } from './posts-heard.ts'
import type { Ref as Named } from './refs.ts'
import { signKind, signs } from './signs.ts'
import { withUnitNames } from './unit-stems.ts'
import { withoutWeakNames } from './weak-names.ts'

/** People in a hurry part their sentences with a space. */
const gaps = /(?<=\p{Script=Han}{2})[ \u3000]+(?=\p{Script=Han}{2})/gu
const quotedWords = /[“"「『‘《]([^”"」』’》]{2,12})[”"」』’》]/g

export function senseOf(text: string, lexicon: Lexicon, language: Language, now: string): Sensed {
  const heard = withHeardWords(normalise(text.replace(gaps, '，')), lexicon.plan)
  const normal = withPosts(withUnitNames(plainWords(heard), lexicon.plan), lexicon.plan)
  const turned = frameOf(ofField(bareOf(withTurn(normal)), lexicon), lexicon)
  const frame = { ...turned, text: withoutTurn(turned.text), rest: withoutTurn(turned.rest) }
  const quoted = [...normal.matchAll(quotedWords)].flatMap(([, word]) => (word ? [word] : []))
  const { text: masked, marks } = mask(ofCity(frame.frame, lexicon), now, postsOf(lexicon.plan), quoted)
  let next = 0
  const founds = marks.map((mark) => (mark ? null : (frame.found[next++] ?? null)))
  const kinds = [...masked].flatMap((char) => signKind(char) ?? [])
  const meant = kinds.map((kind, at): Meant => {
    const found = founds[at]
    const mark = marks[at] ?? null
    return {
      kind: found?.pasted ? 'passage' : kind,
      said: found?.said ?? mark?.said ?? '',
      refs: found ? [...found.refs.flatMap(likely), ...lacking(found.missing)] : [],
      mark,
      described: false,
      missing: found?.missing ? missingWords(found.missing) : null,
    }
  })
  for (const one of meant) if (one.kind === 'passage') addTasks(one, lexicon, language)
  const kept = withoutBackground(remask(masked, meant), meant)
  const told = withFigureNames(...signed(kept), lexicon.plan)
  // Words of what is left out are not searched for either.
  const isWhole = told.meant.length === meant.length && kept.masked.length === withoutTurn(masked).length
  const asked = isWhole ? frame.text : inWords(told.masked, told.meant)
  const named = { normal, frame, asked, ...withoutWeakPlaces(told.masked, told.meant), unknown: [] }
  return withDescribed({ ...named, ...withoutWeakNames(named, lexicon, language) }, lexicon, language)
}

const signed = ({ masked, meant }: { masked: string; meant: Meant[] }): [string, Meant[]] => [masked, meant]

/** Posts people of the plan hold, longest first. */
const postsOf = heldBy(({ people }: Plan): readonly string[] =>
  [...new Set(people.map(({ post }) => post))].sort((a, b) => b.length - a.length),
)

/** “那项机制责任单位是谁”: an everyday word of two characters beside a row is no part of the plan. */
function withoutWeakPlaces(masked: string, meant: readonly Meant[]): { masked: string; meant: Meant[] } {
  const kept: Meant[] = []
  const hasRow = meant.some(({ kind }) => kind === 'row' || kind === 'passage')
  let next = 0
  let text = ''
  for (const char of masked) {
    const one = signKind(char) ? meant[next++] : undefined
    if (hasRow && one?.kind === 'place' && !one.mark && one.said.length <= 2 && !one.missing) {
      text += one.said
      continue
    }
    if (one) kept.push(one)
    text += char
  }
  return { masked: text, meant: kept }
}

/** The sentence without its politeness, where anything is left of it. */
function bareOf(normal: string): string {
  const plain = unpadded(normal, /[^,。?!;:]{30,}/u.test(normal)).replace(/[, ]+$/, '')
  return (plain.match(/[\p{L}\p{N}]/gu) ?? []).length >= 4 ? plain : normal
}

/** “知产这块咋样了”: the plan's field by itself is the whole plan. */
function ofField(normal: string, { plan }: Lexicon): string {
  const { pattern } = fieldAlone(plan)
  return pattern ? normal.replace(pattern, '方案') : normal
}
const fieldAlone = heldBy((plan: Plan): { pattern: RegExp | null } => {
  const field = fieldOf(plan)
  const initials = [...field].filter((_, at) => at % 2 === 0).join('')
  return { pattern: initials.length < 2 ? null : new RegExp(`(?:${field}|${initials})${anyOf('wholly')}`, 'g') }
})

/** The city's own name is the whole of it. */
function ofCity(frame: string, { plan }: Lexicon): string {
  const stem = plan.city.replace(/[市州盟]$/, '')
  return stem.length < 2 ? frame : frame.replaceAll(plan.city, '全市').replaceAll(stem, '全市')
}

/** A row the plan does not have is asked for all the same; the answer says how many there are. */
function lacking(missing: { of: string; no: number } | null): Likely[] {
  if (!missing || missing.of === 'attachment') return []
  return [{ ref: { kind: missing.of as Ref['kind'], id: String(missing.no) }, score: 1 }]
}

const missingWords = ({ of, no }: { of: string; no: number }): string =>
  of === 'indicator' ? `第${no}项指标` : of === 'task' ? `任务${no}` : of === 'section' ? `第${no}部分` : `附件${no}`

/** A sentence of the main text is also the table's, in other words: the task that says most of it. */
function addTasks(passage: Meant, { descriptions, plan }: Lexicon, { pairs }: Language): void {
  if (passage.refs.some(({ ref }) => ref.kind !== 'clause')) return
  const [place] = passage.refs
  const clause = plan.clauses.find((one) => one.place === place?.ref.id)
  const [task] = described(descriptions, pairs, `${passage.said} ${clause?.heading ?? ''}`).filter(
    ({ ref }) => ref.kind === 'task',
  )
  if (task) passage.refs = [...passage.refs, task]
}

/** A masked sentence with its names in words again. */
function inWords(masked: string, meant: readonly Meant[]): string {
  let at = 0
  return [...masked].map((char) => (signKind(char) ? (meant[at++]?.said ?? '') : char)).join('')
}

/** A pasted passage has a sign of its own. */
function remask(masked: string, meant: readonly Meant[]): string {
  let at = 0
  return [...masked].map((char) => (signKind(char) ? signs[meant[at++]?.kind ?? 'row'] : char)).join('')
}

function refOf(ref: Named): Ref | null {
  switch (ref.kind) {
    case 'indicator':
    case 'task':
      return { kind: ref.kind, id: String(ref.no) }
    case 'section':
      return { kind: 'section', id: ref.sub === null ? String(ref.no) : `${ref.no}.${ref.sub}` }
    case 'unit':
    case 'group':
      return { kind: ref.kind, id: ref.id }
    case 'category':
    case 'person':
      return { kind: ref.kind, id: ref.name }
    case 'clause':
      return { kind: 'clause', id: ref.place }
    case 'elsewhere':
      return null
  }
}

const likely = (named: Named): Likely[] => {
  const ref = refOf(named)
  return ref ? [{ ref, score: 1 }] : []
}

/** Below this a description is too vague to be a row's. */
const vague = 0.28

/** Words that describe a row become a sign like a name, where no row is named. */
function withDescribed(sensed: Sensed, { descriptions }: Lexicon, { pairs }: Language): Sensed {
  const { masked, meant } = sensed
  const stretches = stretchesIn(descriptions, pairs, masked)
  const namesRow = meant.some(({ kind }) => kind === 'row' || kind === 'passage')
  const words = stretches.map(({ words }) => words).join(' ')
  const found = namesRow || words === '' ? [] : described(descriptions, pairs, words)
  const clear = (found[0]?.score ?? 0) >= vague
  if (!clear) return { ...sensed, unknown: unknownIn(masked, pairs) }
  const rows = found.slice(0, 8)
  let text = ''
  let at = 0
  const out: Meant[] = []
  let next = 0
  const copy = (to: number): void => {
    for (const char of masked.slice(at, to)) {
      const one = signKind(char) ? meant[next++] : undefined
      if (one) out.push(one)
      text += char
    }
    at = to
  }
  for (const [turn, { from, to, words: said }] of stretches.entries()) {
    copy(from)
    // One description in several stretches is one name.
    if (turn === 0) {
      text += signs.row
      out.push({ kind: 'row', said, refs: rows, mark: null, described: true, missing: null })
    }
    at = to
  }
  copy(masked.length)
  return { ...sensed, masked: text, meant: out, unknown: unknownIn(text, pairs) }
}

/** Stretches of two characters or more that are no everyday words and stand in no name. */
function unknownIn(said: string, everyday: ReadonlySet<number>): string[] {
  const masked = said.replace(/(\p{Script=Han})[没不]\1/gu, ',')
  const isKnown = (pair: string): boolean => isEveryday(pair, everyday) || isPlain(pair)
  const unknown: string[] = []
  let run = ''
  for (let at = 0; at <= masked.length; at++) {
    const char = masked.charAt(at)
    const han = /\p{Script=Han}/u.test(char)
    const known = !han || (at > 0 && isKnown(masked.slice(at - 1, at + 1))) || isKnown(masked.slice(at, at + 2))
    if (han && !known) run += char
    else {
      if (run.length >= 2) unknown.push(run)
      run = ''
    }
  }
  return unknown
}
