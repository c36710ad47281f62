import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { clean, laidOut, type Piece } from './piece.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const lines = new Set([...'p div li br h1 h2 h3 h4 h5 h6 tr section article header footer dt dd blockquote'.split(' ')])
const silent = new Set(['script', 'style', 'noscript', 'head', 'nav', 'select', 'button', 'iframe', 'svg'])

const isElement = (node: Node): node is Element => 'tagName' in node

/** Paragraphs and tables of a web page, in its order; what browsers do not show is left out. */
export function readHtml(text: string): Piece[] {
  const pieces: Piece[] = []
  let line = ''
  const end = () => {
    const said = clean(line)
    if (said !== '') pieces.push({ text: said })
    line = ''
  }
  const walk = (node: Node): void => {
    if ('value' in node && node.nodeName === '#text') line += node.value.replace(/\s+/g, ' ')
    if (isElement(node)) {
      if (silent.has(node.tagName) || attr(node, 'hidden') !== undefined) return
      if (node.tagName === 'table' && isData(node)) {
        end()
        pieces.push({ rows: tableOf(node) })
        return
      }
    }
    const breaks = isElement(node) && lines.has(node.tagName)
    if (breaks) end()
    if ('childNodes' in node) for (const child of node.childNodes) walk(child)
    if (breaks) end()
  }
  walk(parse(text))
  end()
  return pieces
}

const attr = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value

const within = (node: Node, tag: string): Element[] => {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) => {
    if (!isElement(child)) return []
    return child.tagName === tag ? [child] : child.tagName === 'table' ? [] : within(child, tag)
  })
}

/** A table that holds another, or has one column, lays out the page and is no data. */
function isData(table: Element): boolean {
  const inner = (node: Node): boolean =>
    'childNodes' in node &&
    node.childNodes.some((child) => (isElement(child) && child.tagName === 'table') || inner(child))
  const widths = within(table, 'tr').map((row) => within(row, 'td').length + within(row, 'th').length)
  return !inner(table) && Math.max(0, ...widths) > 1
}

function tableOf(table: Element): (string | null)[][] {
  const span = (cell: Element, name: string) => Math.min(1000, Math.max(1, Number(attr(cell, name) ?? 1) || 1))
  return laidOut(
    within(table, 'tr').map((row) =>
      row.childNodes
        .filter(isElement)
        .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
        .map((cell) => ({ text: cellOf(cell), down: span(cell, 'rowspan'), across: span(cell, 'colspan') })),
    ),
  )
}

/** A cell's lines stay lines: two units often stand one below the other. */
const cellOf = (cell: Node): string =>
  textOf(cell)
    .split('\n')
    .map(clean)
    .filter((line) => line !== '')
    .join('\n')

function textOf(node: Node): string {
  if ('value' in node && node.nodeName === '#text') return node.value.replace(/\s+/g, ' ')
  const inner = 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
  return isElement(node) && lines.has(node.tagName) ? `\n${inner}\n` : inner
}
