/** What a name in a sentence may stand for. */
export type Ref =
  | { kind: 'indicator'; no: number }
  | { kind: 'task'; no: number }
  | { kind: 'section'; no: number; sub: number | null }
  | { kind: 'category'; name: string }
  | { kind: 'unit'; id: string }
  | { kind: 'group'; id: string }
  | { kind: 'person'; name: string }
  | { kind: 'clause'; place: string }
  | { kind: 'elsewhere'; name: string }

export type RefKind = Ref['kind']

export const keyOf = (ref: Ref): string => {
  switch (ref.kind) {
    case 'indicator':
    case 'task':
      return `${ref.kind}:${ref.no}`
    case 'section':
      return `section:${ref.no}.${ref.sub ?? ''}`
    case 'unit':
    case 'group':
      return `${ref.kind}:${ref.id}`
    case 'category':
    case 'person':
    case 'elsewhere':
      return `${ref.kind}:${ref.name}`
    case 'clause':
      return `clause:${ref.place}`
  }
}

/**
 * The sign a name leaves in the sentence's frame, so that patterns see roles instead of names. NFKC has turned circled
 * letters somebody typed into plain ones, so the signs are ours alone.
 */
export const signOf: Record<RefKind, string> = {
  indicator: 'Ⓢ',
  task: 'Ⓢ',
  clause: 'Ⓢ',
  section: 'Ⓑ',
  category: 'Ⓑ',
  unit: 'Ⓤ',
  group: 'Ⓖ',
  person: 'Ⓟ',
  elsewhere: 'Ⓔ',
}

/** Where a name has several readings, the sign of the first of these it has. */
export const signOrder: readonly RefKind[] = [
  'unit',
  'person',
  'group',
  'indicator',
  'task',
  'section',
  'category',
  'clause',
  'elsewhere',
]
