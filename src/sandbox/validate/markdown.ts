import { refuse } from './fault.ts'

/** What the platform can look up while it checks a card. */
export type Known = { person(id: string): boolean; image(key: string): boolean }

const paired = new Set(['font', 'at', 'person', 'text_tag', 'number_tag', 'a', 'link', 'raw', 'local_datetime'])
const single = new Set(['br', 'hr'])
const tagPattern =
  /<(\/?)([A-Za-z][A-Za-z0-9_]*)((?:\s+[A-Za-z_]+\s*=\s*(?:'[^'<>]*'|"[^"<>]*"|[^\s'"<>]+))*)\s*(\/?)>/g
const attributePattern = /([A-Za-z_]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"<>]+))/g

/**
 * Checks the card's markdown (docs/platform.md C.6): only the tags it knows, closed in order; people, images and links that
 * exist. Angle brackets that open no tag are plain text and pass.
 * @returns how many tables it holds
 */
export function checkMarkdown(content: string, path: string, known: Known): number {
  const words = withoutCode(content)
  checkTags(words, path, known)
  for (const [, target = ''] of words.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)) {
    if (!known.image(target)) refuse('image', path, 'image key is invalid', target)
  }
  for (const [, target = ''] of words.matchAll(/(?<!!)\[[^\]]*\]\(([^)]*)\)/g)) checkUrl(target, path)
  const tables = words.match(/^\s*\|?(\s*:?-{2,}:?\s*\|)+(\s*:?-{2,}:?\s*)?$/gm)?.length ?? 0
  if (tables > 4) refuse('limit', path, 'card table number over limit', String(tables))
  return tables
}

function checkTags(words: string, path: string, known: Known): void {
  const open: string[] = []
  for (const [whole, slash, name = '', attributes = '', closed] of words.matchAll(tagPattern)) {
    if (single.has(name)) continue
    if (!paired.has(name)) refuse('parse', path, `unsupported markdown tag <${name}>`, whole)
    if (slash) {
      if (open.pop() !== name) refuse('parse', path, `markdown tag </${name}> closes nothing`, whole)
      continue
    }
    if (!closed) open.push(name)
    checkAttributes(name, attributesOf(attributes), path, known)
  }
  const [left] = open
  if (left) refuse('parse', path, `markdown tag <${left}> is not closed`)
}

function checkAttributes(tag: string, attributes: Map<string, string>, path: string, known: Known): void {
  if (tag === 'at') {
    const ids = [attributes.get('id') ?? '', ...(attributes.get('ids') ?? '').split(',')].filter((id) => id !== '')
    const stranger = ids.find((id) => id !== 'all' && !known.person(id))
    if (stranger !== undefined) refuse('person', path, 'invalid user id in at', stranger)
    if (ids.length === 0 && !attributes.has('email')) refuse('person', path, 'at without a user id')
  }
  const personId = attributes.get('id') ?? ''
  if (tag === 'person' && !known.person(personId)) refuse('person', path, 'invalid user id in person', personId)
  if (tag === 'a') checkUrl(attributes.get('href') ?? '', path)
}

function checkUrl(url: string, path: string): void {
  if (!/^(https?:\/\/|tel:\/\/|lark:\/\/)\S/.test(url)) refuse('parse', path, 'link is not http or https', url)
}

function attributesOf(text: string): Map<string, string> {
  const found = [...text.matchAll(attributePattern)]
  return new Map(found.map(([, name = '', single, double, bare]) => [name, single ?? double ?? bare ?? '']))
}

/** Fenced blocks and code spans, whose contents are not markup, taken out. */
function withoutCode(content: string): string {
  return content.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '')
}
