import { readdirSync, readFileSync } from 'node:fs'
import { judgedGrids } from '../blind/judge.ts'
import { drawnIn } from './drawing.ts'

/** Prints what is read of every drawn table: `npx tsx test/tables/drawn/report.ts [file] [number…]`. */
const [only = '', ...nos] = process.argv.slice(2)
const sum = { certain: 0, atOnce: 0, right: 0, questions: 0, wrong: 0, unnamed: 0 }
for (const file of readdirSync(new URL('.', import.meta.url)).filter(
  (name) => name.endsWith('.txt') && name.startsWith(only),
)) {
  for (const { truth, grids } of drawnIn(readFileSync(new URL(file, import.meta.url), 'utf8'))) {
    if (nos.length > 0 && !nos.includes(truth.file.replace(/\..*/, ''))) continue
    const one = judgedGrids(truth, grids)
    for (const key of ['certain', 'atOnce', 'right', 'questions'] as const) sum[key] += one[key]
    sum.wrong += one.wrong.length
    sum.unnamed += one.unnamed.length
    const faults = [
      ...one.wrong.map((words) => `  WRONG ${words}`),
      ...one.missed.map((words) => `  missed ${words}`),
      ...one.unnamed.map((words) => `  unnamed ${words}`),
    ]
    if (faults.length > 0 || one.questions > 0)
      console.info(
        [`${file} ${truth.about}: ${one.right}/${one.certain}, ${one.questions} asked`, ...faults].join('\n'),
      )
  }
}
console.info(sum)
