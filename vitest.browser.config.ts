import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumOptions } from './test/chromium.ts';

// Component tests, in a real browser.
export default defineConfig(async () => ({
  plugins: [sveltekit()],
  // Named, or they are found while tests run, and the page is loaded anew with a second copy of Svelte.
  optimizeDeps: {
    include: ['bits-ui', 'd3-selection', 'd3-zoom', 'elkjs/lib/elk-api.js', 'vitest-browser-svelte', 'xstate'],
  },
  test: {
    name: 'browser',
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({ launchOptions: await chromiumOptions() }),
      instances: [{ browser: 'chromium' as const }],
    },
  },
}));
