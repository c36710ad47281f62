import stored from '../../data/language/sounds.json' with { type: 'json' }

const rows: readonly string[] = stored.rows
const rare: Readonly<Record<string, string>> = stored.rare

/** The rows of the table begin with this character, and each holds so many. */
export const firstInRows = 0x4e00
export const rowLength = 64

/** The readings of one Chinese character without their tones, the commonest first; of one nobody reads, itself. */
export function readingsOf(char: string): readonly string[] {
  const at = (char.codePointAt(0) ?? 0) - firstInRows
  const said = rows[Math.floor(at / rowLength)]?.split(' ')[at % rowLength] ?? rare[char]
  return said ? said.split(',') : [char]
}
