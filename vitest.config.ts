import { defineConfig } from 'vitest/config'

/** Everything runs on Node; the conversations again on workerd with D1 and R2, and again over the long connection. */
export default defineConfig({
  test: {
    // Limits that only a hang reaches: no test may depend on how fast the machine is.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/workers/**', 'test/longconn/**'],
        },
      },
      {
        extends: true,
        test: {
          name: 'longconn',
          include: ['test/longconn/**/*.test.ts', 'test/conversations/**/*.test.ts'],
          env: { BOT_RUNTIME: 'longconn' },
        },
      },
      {
        extends: true,
        test: {
          name: 'workerd',
          include: ['test/conversations/**/*.test.ts', 'test/workers/**/*.test.ts'],
          env: { BOT_RUNTIME: 'workerd' },
          globalSetup: ['test/workers/setup.ts'],
        },
      },
    ],
  },
})
