import { build } from '../../../src/launch/build.mjs'
import { findBundle } from '../../../src/launch/bundle.mjs'
import { type Kind, kinds, type Load, loaded, type Phase } from './load.ts'

/**
 * `npm run bench:echo [-- PAIRS MESSAGES]`: CPU per answered message of the product and of the official SDK's echo bot, in
 * turn on the same core, the emulated platform and the load on the other. Clicks stand beside the messages of the echo
 * bot, which has no buttons. Linux only.
 */
const [pairs = 5, messages = 1000] = process.argv.slice(2).map(Number)
const load: Load = { people: 500, perSecond: 100, openMessages: messages, closed: 8, closedMessages: messages }
const bots = {
  echo: ['--import', 'tsx', 'test/bench/echo/echo-bot.ts'],
  product: [`${findBundle() ?? (await build())}node.js`],
}

const runs: Record<keyof typeof bots, Record<Kind, Phase>[]> = { echo: [], product: [] }
for (let pair = 0; pair < pairs; pair++) {
  for (const name of ['echo', 'product'] as const) {
    runs[name].push(await loaded(bots[name], load, { clicks: name === 'product' }))
  }
}

const sorted = (values: number[]) => values.sort((one, other) => one - other)
const median = (values: number[]) => sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN
const spread = (values: number[]) => `${sorted(values)[0]?.toFixed(2)}–${sorted(values).at(-1)?.toFixed(2)}`

const saidOf: Record<Kind, string> = {
  open: `${load.perSecond} a second from ${load.people} people`,
  closed: `${load.closed} who wait`,
  repeated: `${load.closed} who ask what was asked before`,
  clicks: `${load.closed} who press buttons`,
}
for (const kind of kinds) {
  const said = saidOf[kind]
  console.log(`${kind}: ${said}, ${messages} messages, ${pairs} pairs (medians; least–most)`)
  for (const name of ['echo', 'product'] as const) {
    const of = (field: keyof Phase) => runs[name].map((run) => run[kind][field])
    console.log(
      `  ${name.padEnd(8)} CPU ${median(of('cpuMs')).toFixed(2)} ms (${spread(of('cpuMs'))})` +
        `  p50 ${median(of('p50')).toFixed(0)} ms  p99 ${median(of('p99')).toFixed(0)} ms`,
    )
  }
  const ratios = runs.product.map((run, index) => run[kind].cpuMs / (runs.echo[index]?.[kind].cpuMs ?? Number.NaN))
  console.log(`  ratio    ${median(ratios).toFixed(2)} (${spread(ratios)})`)
}
