import { defineConfig } from 'vitest/config'

/** Everything runs on Node; the conversations run a second time, on workerd with D1 and R2. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', include: ['test/**/*.test.ts'], exclude: ['test/workers/**'] } },
      {
        test: {
          name: 'workerd',
          include: ['test/conversations/**/*.test.ts', 'test/workers/**/*.test.ts'],
          env: { BOT_RUNTIME: 'workerd' },
          globalSetup: ['test/workers/setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
