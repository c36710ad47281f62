import { everybodyClicks } from './clicks.ts'
import { burst, flood, memory } from './messages.ts'

/**
 * `npm run bench:burst [-- clicks messages flood memory]`: what happens when everybody comes at once. Ends with 1 where
 * a bound is not held. Linux only.
 */
const parts: Record<string, () => Promise<boolean>> = { clicks: everybodyClicks, messages: burst, flood, memory }

const chosen = process.argv.slice(2)
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  if (await measure()) continue
  console.log(`  ${name}: bound not held`)
  process.exitCode = 1
}
