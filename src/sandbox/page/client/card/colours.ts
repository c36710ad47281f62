/** The platform's colour names as the page draws them: words, on paper and on the tint of the same name, light and dark. */
const hues: Record<string, readonly [string, string]> = {
  blue: ['#1d4fc4', '#9bbcff'],
  wathet: ['#075f8c', '#86d3f7'],
  turquoise: ['#07665c', '#74d8ca'],
  green: ['#1d6a14', '#8edb84'],
  lime: ['#4f5e01', '#c5d869'],
  yellow: ['#7a5300', '#f0cf83'],
  orange: ['#9c4604', '#ffb778'],
  red: ['#b8241c', '#ffa39b'],
  carmine: ['#a31e64', '#ff9fd0'],
  violet: ['#962396', '#f0a3f0'],
  purple: ['#5a1fc0', '#c9aaff'],
  indigo: ['#3039b0', '#b3b9ff'],
  grey: ['#555b64', '#b4bac4'],
  neutral: ['#555b64', '#b4bac4'],
  white: ['#ffffff', '#ffffff'],
  black: ['#1f2329', '#e6e8eb'],
  default: ['#1f2329', '#e6e8eb'],
}
const tints: Record<string, readonly [string, string]> = {
  blue: ['#e1eaff', '#22315a'],
  wathet: ['#d9f3fd', '#153647'],
  turquoise: ['#d5f6f2', '#123a36'],
  green: ['#d9f5d6', '#1c3a19'],
  lime: ['#eef6c6', '#333a14'],
  yellow: ['#faf1d1', '#3f3312'],
  orange: ['#feead2', '#452c14'],
  red: ['#fde2e2', '#4a2220'],
  carmine: ['#fddbef', '#481f36'],
  violet: ['#f8def8', '#432043'],
  purple: ['#ece2fe', '#32235a'],
  indigo: ['#e0e2fa', '#282c58'],
  grey: ['#eff0f1', '#2f333a'],
  neutral: ['#eff0f1', '#2f333a'],
  default: ['#f5f6f7', '#17191d'],
}

/** A colour that follows the page's light or dark. */
const both = (pair: readonly [string, string] | undefined): string | undefined =>
  pair && `light-dark(${pair[0]}, ${pair[1]})`

const hueOf = (name: string): string => name.split('-')[0] ?? name

/** A colour for words. */
export const inkOf = (name: string): string | undefined => (name.startsWith('rgba') ? name : both(hues[hueOf(name)]))

/** A colour for what stands behind words; `blue-50` and lighter are lighter still. */
export function tintOf(name: string): string | undefined {
  if (name === '' || name === 'default') return undefined
  if (name.startsWith('rgba')) return name
  const shade = Number(name.split('-')[1] ?? 100)
  return shade >= 400 ? hues[hueOf(name)]?.[0] : both(tints[hueOf(name)])
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

/** The pairs of words and ground a card may show, for the test of contrast. */
export const palette = { hues, tints }

/** The ground of a tag in a card's head, on which its words are white. */
export const solidOf = (name: string): string | undefined => hues[hueOf(name)]?.[0]
