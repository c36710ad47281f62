import { createHash } from 'node:crypto'

/** The most one file may hold. */
export const maxEvidenceBytes = 20 * 1024 * 1024

const kinds = 'pdf ofd doc docx wps xls xlsx et csv ppt pptx dps txt jpg jpeg png webp bmp zip'.split(' ')

/** What may be sent, as a sentence says it. */
export const acceptedWords = 'PDF、OFD、Word、Excel、PPT、WPS、文本、图片或ZIP，每个不超过20MB'

/** Whether a file's name ends in a kind that is taken; images have no name of their own. */
export const isAccepted = (name: string, type: 'file' | 'image'): boolean =>
  type === 'image' || kinds.includes((/\.([a-z0-9]+)$/i.exec(name)?.[1] ?? '').toLowerCase())

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** `1.2MB`, `340KB` */
export const sizeWords = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${Math.round(bytes / 104857.6) / 10}MB` : `${Math.max(1, Math.round(bytes / 1024))}KB`
