import { judged } from './judge.ts'
import { truths } from './truth.ts'

/** Prints what is read of every file, and the sums: `npx tsx test/tables/blind/report.ts [files|files2] [file…]`. */
const args = process.argv.slice(2)
const sets = args.filter((one) => one.startsWith('files'))
const only = args.filter((one) => !one.startsWith('files'))
const sum = { certain: 0, atOnce: 0, right: 0, questions: 0, wrong: 0, unnamed: 0 }
for (const truth of truths) {
  if (only.length > 0 && !only.some((name) => truth.file.startsWith(name))) continue
  if (sets.length > 0 && !sets.includes(truth.set)) continue
  const one = judged(truth)
  for (const key of ['certain', 'atOnce', 'right', 'questions'] as const) sum[key] += one[key]
  sum.wrong += one.wrong.length
  sum.unnamed += one.unnamed.length
  const faults = [
    ...one.wrong.map((words) => `  WRONG ${words}`),
    ...one.missed.map((words) => `  missed ${words}`),
    ...one.unnamed.map((words) => `  unnamed ${words}`),
  ]
  if (faults.length > 0 || one.questions > 0 || only.length > 0)
    console.info(
      [`${one.file} ${one.right}/${one.certain}, ${one.questions} asked: ${one.about}`, ...faults].join('\n'),
    )
}
console.info(sum)
