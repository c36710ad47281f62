import type { Figure } from '../figures.ts'
import { noChangeMark } from './no-change.ts'
import { isProvenByNote } from './proof.ts'
import { clipped } from './words.ts'

/** So much of a remark is read at a glance. */
const longest = 80

/** What was written beside the newest figure, unless it only names a paper or says that nothing changed; else null. */
export function remarkOf(figures: readonly Figure[]): { figure: Figure; words: string } | null {
  const figure = figures.at(-1)
  const note = figure?.report.note.trim() ?? ''
  if (!figure || note === '' || note.startsWith(noChangeMark) || isProvenByNote(note)) return null
  return { figure, words: clipped(note, longest) }
}
