import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** One file asks for another; both by their path from the root. */
export type Import = { from: string; to: string }

const sources = ['src', 'commands']
const isSource = (file: string): boolean => /\.(tsx?|mjs)$/.test(file) && !file.endsWith('.d.ts')

/** Every file of the product below a folder that holds `src` and `commands`. */
export const filesIn = (root: string): string[] =>
  sources.flatMap((top) =>
    readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
      .filter(isSource)
      .map((file) => join(top, file)),
  )

/** The folder a file's room is; the loose files of `src` are a room of their own, which holds the entries. */
export function roomOf(file: string): string {
  const [top = '', room = ''] = file.split('/')
  if (top === 'commands') return 'commands'
  return room === basename(file) ? 'src' : `src/${room}`
}

/** What the files ask of each other, types too: `import`, `export … from` and `import()`. */
export function importsOf(root: string, files: readonly string[]): Import[] {
  const known = new Set(files)
  return files.flatMap((from) =>
    [...readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)]
      .map(([, to = '']) => ({ from, to: join(dirname(from), to) }))
      .filter(({ to }) => known.has(to)),
  )
}

/** The rooms in the order of README's map: each may ask of those below it and of no other. */
export function floorsOf(readme: string): string[] {
  const map = readme.split('```').find((part) => part.includes('\nsrc/domain/')) ?? ''
  return [...map.matchAll(/^(src|commands)\/(\*\.ts|[\w-]+\/)?/gm)].map(([, top = '', room = '']) =>
    top === 'commands' ? top : room === '*.ts' ? 'src' : `${top}/${room.replace('/', '')}`,
  )
}

/** Imports from one room to another that does not lie below it. */
export const upward = (imports: readonly Import[], floors: readonly string[]): Import[] =>
  imports.filter(({ from, to }) => {
    const [a, b] = [roomOf(from), roomOf(to)].map((room) => floors.indexOf(room)) as [number, number]
    return roomOf(from) !== roomOf(to) && (b < 0 || b <= a)
  })

/** Groups of two and more that reach each other along the arrows. */
export function circles(arrows: readonly Import[]): string[][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of arrows) next.set(from, [...(next.get(from) ?? []), to])
  const reach = new Map([...next.keys()].map((start) => [start, reachedFrom(start, next)]))
  const groups = new Map<string, string[]>()
  for (const [one, reached] of reach) {
    const together = [...reached].filter((other) => reach.get(other)?.has(one)).sort()
    if (together.length > 1) groups.set(together.join(), together)
  }
  return [...groups.values()]
}

function reachedFrom(start: string, next: ReadonlyMap<string, readonly string[]>): Set<string> {
  const seen = new Set<string>()
  const waiting = [...(next.get(start) ?? [])]
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (seen.has(one)) continue
    seen.add(one)
    waiting.push(...(next.get(one) ?? []))
  }
  return seen
}

/** The arrows between rooms, each once. */
export function arrowsBetween(imports: readonly Import[]): Import[] {
  const named = new Set(imports.map(({ from, to }) => `${roomOf(from)}>${roomOf(to)}`))
  return [...named]
    .map((arrow) => arrow.split('>'))
    .flatMap(([from = '', to = '']) => (from === to ? [] : [{ from, to }]))
}
