import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { arrowsBetween, circles, filesIn, floorsOf, importsOf, roomOf, upward } from './drawing.ts'

/** Measures a tree: `npm run rooms [FOLDER]`, by the floors of this tree's README. */
const [root = '.'] = process.argv.slice(2)
const files = filesIn(root)
const imports = importsOf(root, files)
const arrows = arrowsBetween(imports)
const lines = files.map((file) => readFileSync(join(root, file), 'utf8').split('\n').length - 1).sort((a, b) => a - b)
const floors = floorsOf(readFileSync('README.md', 'utf8'))
const up = upward(imports, floors)
const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0)

console.log(
  [
    ['rooms', new Set(files.map(roomOf)).size],
    ['arrows between rooms', arrows.length],
    ['arrows up', arrowsBetween(up).length],
    ['imports up', up.length],
    ['circles of rooms', circles(arrows).length],
    ['circles of files', circles(imports).length],
    ['files', files.length],
    ['lines', sum(lines)],
    ['lines without the sandbox', sum(files.filter((file) => !file.startsWith('src/sandbox/')).map(lengthOf))],
    ['median', lines[Math.floor(lines.length / 2)]],
    ['longest', lines.at(-1)],
    ['files over 200 lines', lines.filter((count) => count > 200).length],
  ]
    .map(([name, count]) => `| ${name} | ${count} |`)
    .join('\n'),
)
for (const { from, to } of up) console.log(`up: ${from} > ${to}`)
for (const circle of circles(imports)) console.log(`circle: ${circle.join(' ')}`)

function lengthOf(file: string): number {
  return readFileSync(join(root, file), 'utf8').split('\n').length - 1
}
