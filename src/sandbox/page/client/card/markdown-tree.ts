import MarkdownIt from 'markdown-it'

const feishuTag =
  /^<(\/?)(br|hr|font|at|person|text_tag|number_tag|a|link|raw|local_datetime)((?:\s+[A-Za-z_]+\s*=\s*(?:'[^'<>]*'|"[^"<>]*"|[^\s'"<>]+))*)\s*\/?>/
const attribute = /([A-Za-z_]+)\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s'"<>]+))/g

/** Markdown as a tree of tokens; raw HTML stays words, the platform's own tags become nodes. */
export type Node = { type: string; tag: string; content: string; attributes: Map<string, string>; children: Node[] }

const parser = new MarkdownIt('default', { html: false, linkify: false, breaks: false })
parser.inline.ruler.before('autolink', 'feishu', (state, silent) => {
  if (state.src[state.pos] !== '<') return false
  const found = feishuTag.exec(state.src.slice(state.pos))
  if (!found) return false
  const [whole, slash, name = '', attributes = ''] = found
  if (!silent) {
    const nesting = name === 'br' || name === 'hr' ? 0 : slash ? -1 : 1
    const token = state.push('feishu', name, nesting)
    token.meta = Object.fromEntries(
      [...attributes.matchAll(attribute)].map(([, key = '', single, double, bare]) => [
        key,
        single ?? double ?? bare ?? '',
      ]),
    )
  }
  state.pos += whole.length
  return true
})

type Token = ReturnType<typeof parser.parse>[number]

export const treeOf = (markdown: string): Node[] => nested(parser.parse(markdown, {}))

function nested(tokens: Token[]): Node[] {
  const root: Node[] = []
  const open: Node[] = []
  for (const token of tokens) {
    const siblings = open.at(-1)?.children ?? root
    if (token.type === 'inline') siblings.push(...nested(token.children ?? []))
    else if (token.nesting < 0) open.pop()
    else {
      const node = nodeOf(token)
      siblings.push(node)
      if (token.nesting > 0) open.push(node)
    }
  }
  return root
}

function nodeOf({ type, tag, content, attrs, meta, hidden }: Token): Node {
  const all = [...(attrs ?? []), ...Object.entries(meta ?? {})]
  const attributes = new Map(all.map(([key, value]) => [key, String(value)]))
  return { type: hidden ? 'fragment' : type.replace(/_open$/, ''), tag, content, attributes, children: [] }
}
