import type { Faults } from '../../src/sandbox/emulator/faults.ts'
import type { Random } from './random.ts'

/** A bad day of the platform and the network, in the measure a run can still finish in. */
export function badDay(random: Random): Faults {
  return {
    delivery: ({ attempt }) => {
      if (attempt === 0) return random.chance(0.1) ? { delayMs: 2000 } : undefined
      if (random.chance(0.05)) return { lost: true }
      if (random.chance(0.05)) return { lostAck: true }
      return random.chance(0.1) ? { duplicates: 1 + random.below(2) } : undefined
    },
    api: ({ path }) => {
      if (random.chance(0.02)) return { kind: 'reset', when: random.chance(0.5) ? 'before' : 'after' }
      if (random.chance(0.02)) return { kind: 'answer', status: 500 }
      if (random.chance(0.02))
        return { kind: 'answer', status: 429, code: 99991400, headers: { 'x-ogw-ratelimit-reset': '1' } }
      if (path.includes('/messages') && random.chance(0.01)) return { kind: 'answer', status: 400, code: 99991663 }
      return undefined
    },
  }
}
