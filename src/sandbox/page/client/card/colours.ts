/** The platform's colour names as the page draws them. */
const hues: Record<string, string> = {
  blue: '#245bdb',
  wathet: '#0c8fd0',
  turquoise: '#0a8f80',
  green: '#237b19',
  lime: '#667901',
  yellow: '#9a6a00',
  orange: '#c25705',
  red: '#d83931',
  carmine: '#c5297a',
  violet: '#b52bb5',
  purple: '#6425d0',
  indigo: '#3b45cc',
  grey: '#646a73',
  neutral: '#646a73',
  white: '#ffffff',
  black: '#1f2329',
  default: '#1f2329',
}
const tints: Record<string, string> = {
  blue: '#e1eaff',
  wathet: '#d9f3fd',
  turquoise: '#d5f6f2',
  green: '#d9f5d6',
  lime: '#eef6c6',
  yellow: '#faf1d1',
  orange: '#feead2',
  red: '#fde2e2',
  carmine: '#fddbef',
  violet: '#f8def8',
  purple: '#ece2fe',
  indigo: '#e0e2fa',
  grey: '#eff0f1',
  neutral: '#eff0f1',
  default: '#f5f6f7',
}

const hueOf = (name: string): string => name.split('-')[0] ?? name

/** A colour for words. */
export const inkOf = (name: string): string | undefined => (name.startsWith('rgba') ? name : hues[hueOf(name)])

/** A colour for what stands behind words; `blue-50` and lighter are lighter still. */
export function tintOf(name: string): string | undefined {
  if (name === '' || name === 'default') return undefined
  if (name.startsWith('rgba')) return name
  const shade = Number(name.split('-')[1] ?? 100)
  return shade >= 400 ? hues[hueOf(name)] : tints[hueOf(name)]
}

const sizes: Record<string, number> = {
  'heading-0': 30,
  'heading-1': 24,
  'heading-2': 20,
  'heading-3': 18,
  'heading-4': 16,
  heading: 16,
  normal: 14,
  notation: 12,
  'xxxx-large': 30,
  'xxx-large': 24,
  'xx-large': 20,
  'x-large': 18,
  large: 16,
  medium: 14,
  small: 12,
  'x-small': 10,
}
export const sizeOf = (name: string): string | undefined => (name in sizes ? `${sizes[name]}px` : undefined)

const gaps: Record<string, string> = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' }
export const gapOf = (name: string, otherwise: string): string => gaps[name] ?? (name || otherwise)
