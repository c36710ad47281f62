const entity = (character: string): string => `&#${character.charCodeAt(0)};`

/**
 * Text as typed → card markdown that shows just that text (docs/platform.md C.6): nothing in it can mention, link, colour or
 * format. Only characters that would be read as markup are replaced, because each entity costs five bytes of 30 KB.
 */
export function escapeMarkdown(words: string): string {
  return visible(words)
    .replace(/[&<>*_~`[\]\\|$]/g, entity)
    .replace(/^(\s*)([#+\-=])(?=[#\-=\s]|$)/gm, (_, space: string, mark: string) => space + entity(mark))
    .replace(/^(\s*\d+)([.)])(?=\s|$)/gm, (_, digits: string, mark: string) => digits + entity(mark))
    .replace(/:(?=\/\/|[A-Za-z_0-9]+:)/g, entity)
    .replace(/\r?\n/g, '<br>')
}

/** Control characters but tab and line end, and what is invisible or changes the direction of reading. */
const disguises =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the point
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu

/** Words as they read: nothing in them hides or reorders what a reviewer sees, on a card, in a file or in its name. */
export const undisguised = (words: string): string => words.replace(disguises, '')

/** The same for a card; a run of more than 80 characters without a break is given places to break. */
export const visible = (words: string): string => undisguised(words).replace(/[!-~]{80}/g, '$&\u200b')
