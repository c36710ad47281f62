import { strFromU8, unzipSync } from 'fflate'

/** The text of a Word file as a reader of the file finds it: a paragraph or a row of a table per line. */
export function wordsOfWord(bytes: Uint8Array): string {
  const part = unzipSync(bytes)['word/document.xml']
  if (!part) throw new Error('no document in the file')
  return strFromU8(part)
    .replace(/<\/w:p><\/w:tc>/g, '</w:tc>')
    .replace(/<\/w:tc>(?=<w:tc>)/g, ' | ')
    .replace(/<\/w:(p|tr)>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

export const xmlOfWord = (bytes: Uint8Array): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
