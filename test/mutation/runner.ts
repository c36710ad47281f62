import { type RunnerTestCase, TestRunner } from 'vitest'
import { type Judged, readState, writeState } from './state.ts'
import { now } from './switch.ts'

/** Tests run with one mutant for so long at most before it counts as one nobody notices; milliseconds. */
const most = Number(process.env.MUTATION_MS ?? 10_000)
const until = Number(process.env.MUTATION_UNTIL ?? Number.POSITIVE_INFINITY)

/**
 * Runs every test as it is, and then once more with each mutant it came by that no test has noticed yet. So a mutant
 * meets the tests that reach it and no other, and the modules are loaded once for all of them.
 */
export default class MutationRunner extends TestRunner {
  private all: Judged[] = []

  onCollected(): void {
    this.all = readState()
    for (const one of this.all) if (now.passed.has(one.id)) one.atLoad = true
  }

  async runTask(test: RunnerTestCase): Promise<void> {
    if (Date.now() > until) return
    const work = TestRunner.getTestFn(test)
    now.passed.clear()
    const beganMs = performance.now()
    await work()
    const usualMs = performance.now() - beganMs
    const met = this.all.filter(({ id, noticedBy, spent }) => noticedBy === null && spent < most && now.passed.has(id))
    let twice: boolean | undefined
    for (const mutant of met) {
      if (Date.now() > until) break
      const began = performance.now()
      const failed = await fails(work, mutant.id, Math.max(20_000, usualMs * 20))
      mutant.spent += performance.now() - began
      mutant.tests++
      if (!failed) continue
      // A test that cannot run twice says nothing.
      twice ??= !(await fails(work, -1, 60_000))
      if (!twice) break
      mutant.noticedBy = test.name
    }
    // What the next file passes before its first test, it passes while it is loaded.
    now.passed.clear()
    if (met.length > 0) writeState(this.all)
  }
}

async function fails(work: () => unknown, id: number, ms: number): Promise<boolean> {
  // A loop that waits between its rounds ends before its test is given up, or it would go round for ever.
  Object.assign(now, { on: id, rounds: 0, until: performance.now() + ms * 0.8 })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too slow')), ms)
  })
  try {
    await Promise.race([work(), late])
    return false
  } catch {
    return true
  } finally {
    clearTimeout(timer)
    now.on = -1
  }
}
