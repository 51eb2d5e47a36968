import { defineConfig } from 'vitest/config';

// User journeys: the built studio, served as a user gets it, driven in a real browser.
export default defineConfig({
  test: {
    name: 'journeys',
    environment: 'node',
    include: ['test/journeys/**/*.test.ts'],
    globalSetup: ['test/journeys/serve.ts'],
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // States are waited for as long as elements are; a busy machine takes its time.
    expect: { poll: { timeout: 15_000 } },
    // One browser at a time: the machines that run this have two cores.
    fileParallelism: false,
  },
});
