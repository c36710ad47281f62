/** Something a reader of the plan data should know: an error in the data, or a note on the plan itself. */
export type Finding = { level: 'error' | 'note'; place: string; says: string }

export const error = (place: string, says: string): Finding => ({ level: 'error', place, says })
export const note = (place: string, says: string): Finding => ({ level: 'note', place, says })
