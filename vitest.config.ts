import { defineConfig } from 'vitest/config';

// Unit and property tests, in Node. Components and user journeys: vitest.browser.config.ts.
export default defineConfig({
  test: {
    name: 'unit',
    environment: 'node',
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/journeys/**'],
    // A busy machine takes its time; what hangs is still found.
    testTimeout: 120_000,
    pool: 'threads',
    // Left alone, a machine of two cores would get one worker.
    maxWorkers: '100%',
  },
});
