/**
 * The signs that stand for names and figures in a masked sentence, one character each. NFKC has turned circled letters
 * somebody typed into plain ones, so the signs are ours alone.
 */
export const signs = {
  row: 'Ⓢ',
  place: 'Ⓑ',
  unit: 'Ⓤ',
  group: 'Ⓖ',
  person: 'Ⓟ',
  elsewhere: 'Ⓔ',
  number: 'Ⓝ',
  measure: 'Ⓠ',
  counting: 'Ⓒ',
  day: 'Ⓓ',
  period: 'Ⓣ',
  ordinal: 'Ⓡ',
  our: 'Ⓞ',
  surname: 'Ⓨ',
  post: 'Ⓙ',
  word: 'Ⓦ',
  passage: 'Ⓛ',
} as const

export type SignKind = keyof typeof signs

const kinds = new Map<string, SignKind>(Object.entries(signs).map(([kind, sign]) => [sign, kind as SignKind]))

/** The kind of a sign; undefined for any other character. */
export const signKind = (char: string): SignKind | undefined => kinds.get(char)

/** What each slot of an example is masked as. */
export const slotSigns: Readonly<Record<string, readonly SignKind[]>> = {
  indicator: ['row'],
  task: ['row'],
  matter: ['row'],
  unit: ['unit'],
  county: ['unit'],
  group: ['group'],
  person: ['person'],
  surname: ['surname'],
  post: ['post'],
  category: ['place'],
  section: ['place'],
  number: ['number'],
  measure: ['measure'],
  counting: ['counting'],
  word: ['word'],
  clause: ['passage'],
  date: ['day'],
  period: ['period'],
  ordinal: ['row', 'ordinal'],
}
