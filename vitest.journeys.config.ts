import { defineConfig } from 'vitest/config';

// User journeys: the built studio, served as a user gets it, driven in a real browser.
export default defineConfig({
  test: {
    name: 'journeys',
    environment: 'node',
    include: ['test/journeys/**/*.test.ts'],
    testTimeout: 180_000,
    hookTimeout: 60_000,
    // States are waited for as long as elements are; a busy machine takes its time.
    expect: { poll: { timeout: 30_000 } },
    // Two browsers at a time: a journey waits more than it works, and the machines that run this have two cores.
    maxWorkers: 2,
  },
});
