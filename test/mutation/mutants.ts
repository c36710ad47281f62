import { parseAst } from 'vitest/node'

/** One small change to one expression of a file: `with` stands in place of what is from `start` to `end`. */
export type Mutant = { file: string; line: number; start: number; end: number; with: string }

type Node = { type: string; start: number; end: number; [part: string]: unknown }

/** What is changed into what: each a slip somebody could make, and a test should see. */
const operators: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '+': '-',
  '-': '+',
  '&&': '||',
  '||': '&&',
  '??': '&&',
}
const methods: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  plus: 'minus',
  minus: 'plus',
  lt: 'lte',
  lte: 'lt',
  gt: 'gte',
  gte: 'gt',
}
const literals: Readonly<Record<string, string>> = { true: 'false', false: 'true', '0': '1', '1': '2' }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** The parts of a node that run; types do not. */
function partsOf(node: Node): Node[] {
  if (node.type.startsWith('TS') && !/^TS(As|Satisfies|NonNull)/.test(node.type)) return []
  const named = node.type === 'Property' || node.type === 'PropertyDefinition' || node.type === 'MemberExpression'
  const silent = named && node.computed !== true ? ['key', 'property'] : []
  return Object.entries(node)
    .filter(([name]) => !silent.includes(name))
    .flatMap(([, part]) => (Array.isArray(part) ? part : [part]))
    .filter(isNode)
}

const isText = (node: unknown): boolean =>
  isNode(node) && (node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string'))

/** What a node's text may become. */
function slipsOf(node: Node, source: string, inChain: boolean): string[] {
  const text = (part: unknown): string => (isNode(part) ? source.slice(part.start, part.end) : '')
  const { left, right, operator, test, callee } = node
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const other = operators[String(operator)]
      if (other === undefined || isText(left) || isText(right)) return []
      return [`(${text(left)}) ${other} (${text(right)})`]
    }
    case 'Literal': {
      const other = literals[text(node)]
      return other === undefined ? [] : [other]
    }
    case 'ConditionalExpression':
      return [`!(${text(test)}) ? ${text(node.consequent)} : ${text(node.alternate)}`]
    case 'CallExpression': {
      if (inChain || !isNode(callee) || callee.type !== 'MemberExpression' || !isNode(callee.property)) return []
      const other = methods[text(callee.property)]
      const { start, end } = callee.property
      return other === undefined ? [] : [source.slice(node.start, start) + other + source.slice(end, node.end)]
    }
    default:
      return []
  }
}

/** Every mutant of one file, in the order of its text. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const found: Mutant[] = []
  const add = (node: Node, other: string): void => {
    const line = source.slice(0, node.start).split('\n').length
    found.push({ file, line, start: node.start, end: node.end, with: other })
  }
  const visit = (node: Node, inChain: boolean): void => {
    if (node.type === 'ImportDeclaration') return
    for (const other of slipsOf(node, source, inChain)) add(node, other)
    const { test } = node
    if (node.type === 'IfStatement' && isNode(test)) add(test, `!(${source.slice(test.start, test.end)})`)
    for (const part of partsOf(node)) visit(part, node.type === 'ChainExpression' || (inChain && isLink(node)))
  }
  visit(parseAst(source, { lang: 'ts' }) as unknown as Node, false)
  return found.sort((a, b) => a.start - b.start || b.end - a.end)
}

const isLink = ({ type }: Node): boolean => type === 'MemberExpression' || type === 'CallExpression'

/**
 * A file in which every one of its mutants can be switched on while it runs: `__mutant(id)` says which is. A loop counts
 * its rounds, so that a mutant that makes it endless ends.
 */
export function withSwitches(source: string, mutants: readonly (Mutant & { id: number })[]): string {
  const render = (start: number, end: number, inside: readonly (Mutant & { id: number })[]): string => {
    const [outer] = inside
    if (!outer) return source.slice(start, end)
    const same = inside.filter((one) => one.start === outer.start && one.end === outer.end)
    const within = inside.filter((one) => !same.includes(one) && one.start >= outer.start && one.end <= outer.end)
    const after = inside.filter((one) => one.start >= outer.end)
    const switched = same.reduce(
      (whole, { id, with: other }) => `(__mutant(${id}) ? (${other}) : ${whole})`,
      `(${render(outer.start, outer.end, within)})`,
    )
    return source.slice(start, outer.start) + switched + render(outer.end, end, after)
  }
  return render(0, source.length, mutants).replace(/\b(while|for) (\([^{}\n]*\)) \{$/gm, '$1 $2 { __round();')
}
