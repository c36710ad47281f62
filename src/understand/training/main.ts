import { readFile, writeFile } from 'node:fs/promises'
import { train } from './train.ts'

// `npm run train [-- --check]`: learns data/language/weights.json from the examples and says how right it is.
const file = 'data/language/weights.json'
const old = await readFile(file, 'utf8').catch(() => null)
const { weights, report } = await train({ check: !process.argv.includes('--fast'), old })
process.stdout.write(report)
await writeFile(file, weights)
