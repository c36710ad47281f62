import { defineConfig } from 'vitest/config'

/** Everything runs on Node; the conversations again on workerd with D1 and R2, and again over the long connection. */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', include: ['test/**/*.test.ts'], exclude: ['test/workers/**', 'test/longconn/**'] } },
      {
        test: {
          name: 'longconn',
          include: ['test/longconn/**/*.test.ts', 'test/conversations/**/*.test.ts'],
          env: { BOT_RUNTIME: 'longconn' },
        },
      },
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
