import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Example, readExample } from './example.ts'

/** All examples of a folder, a hand a file, in the order of their names; a wrong line stops with its place. */
export async function readExamples(folder: string): Promise<Example[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.jsonl')).sort()
  const examples: Example[] = []
  for (const file of files) {
    const lines = (await readFile(join(folder, file), 'utf8')).split('\n')
    for (const [at, line] of lines.entries())
      if (line.trim() !== '') examples.push(readExample(line, file.replace('.jsonl', ''), `${file}:${at + 1}`))
  }
  return examples
}

/** How rows of every plan under `data/` are described, and names of no plan at all: for names nobody knows. */
export async function readDescriptions(folder: string): Promise<string[]> {
  const described: string[] = []
  for (const name of (await readdir(folder)).sort())
    for (const file of ['indicators.json', 'tasks.json', 'names.json']) {
      const text = await readFile(join(folder, name, file), 'utf8').catch(() => '[]')
      described.push(...stringsUnder(JSON.parse(text)))
    }
  return described
}

const described = new Set(['topics', 'aliases', 'names'])

function stringsUnder(value: unknown, wanted = false): string[] {
  if (typeof value === 'string') return wanted && value.length >= 3 && value.length <= 16 ? [value.toLowerCase()] : []
  if (Array.isArray(value)) return value.flatMap((one) => stringsUnder(one, wanted))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) => stringsUnder(one, described.has(key)))
}
