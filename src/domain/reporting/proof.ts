import type { Figure } from '../figures.ts'
import { noChangeMark } from './no-change.ts'

/** The reports of one figure: what a file of evidence stands for, whichever of them it came with. */
type Key = { no: number; unit: string; period: string }

export const proofKey = ({ no, unit, period }: Key): string => `${no} ${unit} ${period}`

/** A document number in the note stands for a file; what has not changed was proven before. */
export const isProvenByNote = (note: string): boolean =>
  note.startsWith(noChangeMark) || /[〔[［(（]20\d\d[〕\]］)）]\s*\d+\s*号/.test(note)

/** Of the figures that count, those with neither a file (`filed` holds the keys that have one) nor a document number. */
export const unproven = (figures: readonly Figure[], filed: ReadonlySet<string>): Figure[] =>
  figures.filter(({ report }) => !filed.has(proofKey(report)) && !isProvenByNote(report.note))
