import { torture } from './run.ts'

/** `npm run torture -- [kills] [seed]`: the long form, with its counts. */
const [kills = '200', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
const started = performance.now()
const { wrong, ...counts } = await torture({
  kills: Number(kills),
  seed: Number(seed),
  say: (line) => process.stdout.write(`${line}\n`),
})
const seconds = Math.round((performance.now() - started) / 1000)
process.stdout.write(`${JSON.stringify({ kills: Number(kills), seed: Number(seed), seconds, ...counts })}\n`)
for (const line of wrong) process.stdout.write(`WRONG ${line}\n`)
process.exit(wrong.length === 0 ? 0 : 1)
