import { everybodyClicks } from './clicks.ts'

/** `npm run bench:burst [-- clicks]`: what happens when everybody comes at once. Linux only. */
const parts: Record<string, () => Promise<boolean>> = { clicks: everybodyClicks }

const chosen = process.argv.slice(2)
for (const [name, measure] of Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  if (!(await measure())) process.exitCode = 1
}
