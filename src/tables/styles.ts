import { attribute, tokensOf } from './xml.ts'

/** How numbers of a cell style are shown. */
export type Shown = 'plain' | 'date' | 'percent'

const builtInDates = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** By the number of a cell's style: whether its numbers are dates or percentages. */
export function shownBy(xml: string): Shown[] {
  const codes = new Map<number, string>()
  const styles: Shown[] = []
  let inCells = false
  for (const token of tokensOf(xml)) {
    if (token.kind === 'text') continue
    if (token.name === 'cellXfs') inCells = token.kind === 'open' && !token.empty
    if (token.kind !== 'open') continue
    if (token.name === 'numFmt') {
      codes.set(Number(attribute(token.attributes, 'numFmtId')), attribute(token.attributes, 'formatCode') ?? '')
    } else if (token.name === 'xf' && inCells) {
      const id = Number(attribute(token.attributes, 'numFmtId') ?? 0)
      styles.push(shownByFormat(id, codes.get(id) ?? ''))
    }
  }
  return styles
}

function shownByFormat(id: number, code: string): Shown {
  if (id === 9 || id === 10) return 'percent'
  if (builtInDates(id)) return 'date'
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_./g, '')
  if (bare.includes('%')) return 'percent'
  return /[yd]/i.test(bare) || (/m/i.test(bare) && !/[#0]/.test(bare)) ? 'date' : 'plain'
}

/** Excel's day number → `2024-03-31`; its calendar has a 29 February 1900 that never was. */
export function dayOfSerial(serial: number, is1904: boolean): string {
  const days = Math.floor(serial) + (is1904 ? 1462 : 0)
  return new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000).toISOString().slice(0, 10)
}
