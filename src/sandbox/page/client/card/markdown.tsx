import type { ComponentChildren } from 'preact'
import { inkOf, tintOf } from './colours.ts'
import { useCard } from './context.ts'
import { type Node, treeOf } from './markdown-tree.ts'

/** The platform's markdown (docs/platform.md C.6), drawn from tokens: words are never read as HTML. */
export function Markdown({ content }: { content: string }) {
  return (
    <div class="md">
      {treeOf(content).map((node, index) => (
        <Drawn key={index} node={node} />
      ))}
    </div>
  )
}

const plainTags = ['p', 'ul', 'li', 'b', 'i', 's', 'blockquote', 'thead', 'tbody', 'tr', 'th', 'td'] as const
const tagOf: Record<string, (typeof plainTags)[number]> = {
  paragraph: 'p',
  bullet_list: 'ul',
  list_item: 'li',
  strong: 'b',
  em: 'i',
  s: 's',
  blockquote: 'blockquote',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
}

function Drawn({ node }: { node: Node }) {
  const { type, content, attributes } = node
  const inner = node.children.map((child, index) => <Drawn key={index} node={child} />)
  const Tag = tagOf[type]
  if (Tag) return <Tag>{inner}</Tag>
  switch (type) {
    case 'text':
      return <>{content}</>
    case 'softbreak':
      return <> </>
    case 'hardbreak':
      return <br />
    case 'heading':
      return <div class={`md-heading md-${node.tag}`}>{inner}</div>
    case 'ordered_list':
      return <ol start={Number(attributes.get('start') ?? 1)}>{inner}</ol>
    case 'table':
      return (
        <div class="md-table">
          <table>{inner}</table>
        </div>
      )
    case 'hr':
      return <hr />
    case 'code_inline':
      return <code>{content}</code>
    case 'fence':
    case 'code_block':
      return <pre>{content}</pre>
    case 'link':
      return <Link href={attributes.get('href')}>{inner}</Link>
    case 'image':
      return (
        <img class="md-img" src={`/sandbox/files/${encodeURIComponent(attributes.get('src') ?? '')}`} alt={content} />
      )
    case 'feishu':
      return <Own node={node}>{inner}</Own>
    default:
      return <>{inner}</>
  }
}

function Link({ href, children }: { href: string | undefined; children: ComponentChildren }) {
  const safe = /^https?:\/\//.test(href ?? '') ? href : undefined
  return (
    <a href={safe} target="_blank" rel="noreferrer">
      {children}
    </a>
  )
}

/** The platform's own tags. */
function Own({ node, children }: { node: Node; children: ComponentChildren }) {
  const { names } = useCard()
  const of = (name: string): string => node.attributes.get(name) ?? ''
  switch (node.tag) {
    case 'br':
      return <br />
    case 'hr':
      return <hr />
    case 'font':
      return <span style={{ color: inkOf(of('color')) }}>{children}</span>
    case 'at': {
      const ids = (of('id') || of('ids')).split(',')
      const said = ids.map((id) => (id === 'all' ? '@所有人' : `@${names.get(id) ?? '未知用户'}`))
      return <span class="md-at">{said.join(' ')}</span>
    }
    case 'person':
      return <span class="md-person">{names.get(of('id')) ?? '未知用户'}</span>
    case 'text_tag':
      return (
        <span
          class="text-tag"
          style={{ color: inkOf(of('color') || 'blue'), background: tintOf(of('color') || 'blue') }}
        >
          {children}
        </span>
      )
    case 'number_tag':
      return (
        <span
          class="number-tag"
          style={{ color: inkOf(of('font_color') || 'white'), background: inkOf(of('background_color') || 'grey') }}
        >
          {children}
        </span>
      )
    case 'a':
    case 'link':
      return <Link href={of('href') || of('url')}>{node.children.length > 0 ? children : of('href') || of('url')}</Link>
    case 'local_datetime':
      return <>{new Date(Number(of('millisecond'))).toLocaleString('zh-CN')}</>
    default:
      return <>{children}</>
  }
}
