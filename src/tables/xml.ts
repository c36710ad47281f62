/** A piece of an XML text. Names come without their namespace prefix. */
export type Token =
  | { kind: 'open'; name: string; attributes: string; empty: boolean }
  | { kind: 'close'; name: string }
  | { kind: 'text'; text: string }

/**
 * Reads XML in one pass from front to back, whatever is in it: no entity but the five of XML is known, nothing is
 * expanded or fetched. Enough for the parts of a workbook; it does not judge whether the XML is well-formed.
 */
export function* tokensOf(xml: string): Generator<Token> {
  let at = 0
  while (at < xml.length) {
    const mark = xml.indexOf('<', at)
    const stop = mark === -1 ? xml.length : mark
    if (stop > at) yield { kind: 'text', text: decodeEntities(xml.slice(at, stop)) }
    if (mark === -1) return
    const cdata = xml.startsWith('<![CDATA[', mark)
    const closer = cdata ? ']]>' : xml.startsWith('<!--', mark) ? '-->' : '>'
    const found = xml.indexOf(closer, mark)
    const end = found === -1 ? xml.length : found
    if (cdata) yield { kind: 'text', text: xml.slice(mark + 9, end) }
    else if (closer === '>') {
      const token = tagOf(xml.slice(mark + 1, end))
      if (token) yield token
    }
    at = end + closer.length
  }
}

/** Undefined for declarations and instructions. */
function tagOf(inside: string): Token | undefined {
  const found = /^(\/?)(?:[\w.-]+:)?([\w.-]+)/.exec(inside)
  if (!found) return undefined
  const [whole, slash, name = ''] = found
  if (slash === '/') return { kind: 'close', name }
  return { kind: 'open', name, attributes: inside.slice(whole.length), empty: inside.endsWith('/') }
}

/** The value of an attribute, without its namespace prefix; undefined where there is none. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  const value = found?.[1] ?? found?.[2]
  return value === undefined ? undefined : decodeEntities(value)
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|([a-z]{2,4}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[name] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}
