import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { defineConfig } from 'vitest/config'

const conversations = 'test/conversations/**/*.test.ts'

/**
 * Conversations whose subject is a table of rules, the same on every runtime: they run on Node. `TEST_EVERYWHERE=1` runs
 * them on workerd and over the long connection too (`npm run test:everywhere`).
 */
const ofRules = [
  'permissions',
  'gate',
  'report-checks',
  'report-sentences',
  'report-size',
  'subject-settings',
  'leaders',
  'help-examples',
  'quarter',
  'every-row',
  'help',
  'first-day',
  'who-hears',
].map((name) => `test/conversations/${name}.test.ts`)
/** Over the long connection only the way in differs. */
const ofOneWayIn = ['walk', 'report', 'review', 'evidence', 'forged-cards'].map(
  (name) => `test/conversations/${name}.test.ts`,
)
/**
 * Conversations that take months and many forms: on Workers they run apart (`npm run test:workers`, in CI), since what a
 * query costs there is many times what it costs on Node.
 */
const long = ['owed-page', 'review', 'table', 'papers', 'requests', 'reminders', 'taught', 'roster', 'topic'].map(
  (name) => `test/conversations/${name}.test.ts`,
)
const everywhere = process.env.TEST_EVERYWHERE === '1'
const longOnWorkers = process.env.TEST_WORKERS === '1'

/** D1 writes to disk before it answers; what a test writes need not last. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** Everything runs on Node; the conversations again on workerd with D1 and R2, and again over the long connection. */
export default defineConfig({
  test: {
    // Limits that only a hang reaches: no test may depend on how fast the machine is.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Every core: what is slow here computes, and nothing waits for a clock.
    maxWorkers: '100%',
    setupFiles: ['test/seed.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          // Modules are loaded once per worker; no file keeps state in one that another could meet.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/workers/**', 'test/longconn/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'longconn',
          isolate: false,
          include: ['test/longconn/**/*.test.ts', ...(everywhere ? [conversations] : ofOneWayIn)],
          env: { BOT_RUNTIME: 'longconn' },
        },
      },
      {
        extends: true,
        test: {
          name: 'workerd',
          isolate: false,
          include: longOnWorkers ? long : [conversations, 'test/workers/**/*.test.ts'],
          exclude: everywhere || longOnWorkers ? [] : [...ofRules, ...long],
          env: { BOT_RUNTIME: 'workerd', TMPDIR: inMemory },
          globalSetup: ['test/workers/setup.ts'],
        },
      },
    ],
  },
})
