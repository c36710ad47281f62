/** One thing the doctor looked at: fine, not fine with what to click where, or worth knowing. */
export type Finding = { level: 'good' | 'bad' | 'note'; says: string; remedy?: string }

export const good = (says: string): Finding => ({ level: 'good', says })
export const bad = (says: string, remedy: string): Finding => ({ level: 'bad', says, remedy })
export const worthKnowing = (says: string, remedy?: string): Finding => ({ level: 'note', says, remedy })

const marks = { good: '✓', bad: '✗', note: '·' }

export const wordsOf = ({ level, says, remedy }: Finding): string =>
  remedy === undefined ? `${marks[level]} ${says}` : `${marks[level]} ${says}\n    → ${remedy}`
