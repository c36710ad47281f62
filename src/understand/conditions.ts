import { type Claim, counts, type Filter, lightsAsked, type Ref, traits } from '../domain/query.ts'

/** What a condition is about, as the sentence names it. */
export type Said = {
  ref?: Ref | undefined
  value?: string | undefined
  /** Unit of measure of a figure. */
  unit?: string | undefined
  to?: string | undefined
}

const parts = /^(!?)([a-zA-Z]+)(?:\s*(=|!=|>=|<=|>|<|(?<=\s)between)\s*)?(.*)$/
const plain: ReadonlySet<string> = new Set(traits)
const words: Readonly<Record<string, 'measureUnit' | 'wording' | 'text' | 'post' | 'surname' | 'role'>> = {
  measure: 'measureUnit',
  measureUnit: 'measureUnit',
  wording: 'wording',
  text: 'text',
  post: 'post',
  surname: 'surname',
  role: 'role',
}

type Not = { not?: boolean }

/** What follows 姓 where a name is asked for and no surname is said: 姓名, 姓什么. */
export const asksName = /^[名氏什啥甚]$/

/** A condition of the examples' kind (`!lead=`, `target>=`, `light=behind`) as a filter; null where nothing fits it. */
export function filterOf(condition: string, said: Said): Filter | null {
  const [, no = '', by = '', op = '=', rest = ''] = parts.exec(condition) ?? []
  const not: Not = no === '!' || op === '!=' ? { not: true } : {}
  const value = rest || said.value
  const { ref } = said
  if (plain.has(by)) return { by: by as 'joint', ...not }
  if (by === 'lead' || by === 'responsible' || by === 'involved' || by === 'namedIn') {
    if (ref?.kind === 'group') return { by: 'group', id: ref.id, ...not }
    return ref?.kind === 'unit' ? { by, unit: ref.id, ...not } : null
  }
  if (by === 'category' || by === 'section' || by === 'group') return placed(ref, not)
  if (by === 'rows') return ref ? { by: 'rows', rows: [ref], ...not } : null
  if (by === 'kind') return value ? { by: 'unitKind', is: value, ...not } : null
  if (by === 'counting') return counting(value, not)
  if (by === 'binding') return value ? { by: 'binding', is: value, ...not } : null
  if (by === 'light') {
    const is = lightsAsked.find((light) => light === value)
    return is ? { by: 'light', is, ...not } : null
  }
  const word = words[by]
  if (word === 'surname' && asksName.test(value ?? '')) return null
  if (word) return value ? { by: word, is: value, ...not } : null
  if (value === undefined) return null
  const compared = { than: than(op), value, ...(said.to === undefined ? {} : { to: said.to }), ...(no ? not : {}) }
  if (by === 'target') return { by: 'target', ...compared, ...(said.unit ? { unit: said.unit } : {}) }
  const of = counts.find((one) => one === by)
  return of ? { by: 'count', of, ...compared } : null
}

const comparisons = ['=', '!=', '<', '<=', '>', '>=', 'between'] as const
const than = (op: string) => comparisons.find((one) => one === op) ?? '='

function placed(ref: Ref | undefined, not: Not): Filter | null {
  if (ref?.kind === 'category') return { by: 'category', is: ref.id, ...not }
  if (ref?.kind === 'section') return { by: 'section', id: ref.id, ...not }
  return ref?.kind === 'group' ? { by: 'group', id: ref.id, ...not } : null
}

function counting(value: string | undefined, not: Not): Filter | null {
  if (value === 'none') return { by: 'counting', is: null, ...not }
  return value === '累计数' || value === '期间数' ? { by: 'counting', is: value, ...not } : null
}

const refFacets: Readonly<Record<string, string>> = {
  lead: 'lead',
  responsible: 'responsible',
  involved: 'units',
  category: 'category',
  section: 'section',
  unit: 'unit',
}
const wordFacets: Readonly<Record<string, string>> = {
  counting: 'counting',
  measure: 'measureUnit',
  measureUnit: 'measureUnit',
  wording: 'wording',
  binding: 'binding',
  role: 'role',
  post: 'post',
  number: 'number',
  title: 'title',
  place: 'place',
}
const valueFacets = new Set([
  'target',
  'end',
  'start',
  'issued',
  'due',
  'length',
  'leads',
  'helps',
  'duties',
  'base',
  'progress',
  'gap',
])

const named: ReadonlySet<string> = new Set([
  ...['namedIn', 'group', 'rows', 'kind', 'light', 'count'],
  ...[words, refFacets, wordFacets].flatMap((of) => Object.keys(of)),
  ...[...valueFacets, ...counts],
])

/** Whether a text is written as conditions and claims are: a trait alone, or what is named with what it is held against. */
export function isCondition(text: string): boolean {
  const [, , by = '', op, rest = ''] = parts.exec(text) ?? []
  return op === undefined
    ? rest === '' && (plain.has(by) || by === 'same' || by === 'any')
    : rest !== '' && named.has(by)
}

/** What the asker supposes, from a claim of the examples' kind; null where nothing fits it. */
export function claimOf(condition: string, said: Said): Claim | null {
  const [, , by = '', , rest = ''] = parts.exec(condition) ?? []
  const value = rest || said.value
  if (by === 'same' || by === 'any') return { kind: by }
  if (by === 'count') return value ? { kind: 'count', value } : null
  const ofRef = refFacets[by]
  if (ofRef && said.ref) return { kind: 'ref', facet: ofRef, ref: said.ref }
  const ofWord = wordFacets[by]
  if (ofWord) return value ? { kind: 'word', facet: ofWord, word: value } : null
  if (valueFacets.has(by) && value)
    return { kind: 'value', facet: by, value, ...(said.unit ? { unit: said.unit } : {}) }
  return null
}
