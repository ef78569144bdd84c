import { defineConfig } from '@playwright/test';
import { findChromium } from './scripts/find-chromium.mjs';
import { SWITCHES } from './tests/e2e/support/chromium-switches';
import type { Build } from './tests/e2e/support/served';

type Browser = Awaited<ReturnType<typeof findChromium>>;

// Found once: every worker process loads this file again, and inherits the variable.
process.env.MATINEE_BROWSER ??= JSON.stringify(await findChromium());
const { executablePath, env } = JSON.parse(process.env.MATINEE_BROWSER) as Browser;

const inherited = Object.entries(process.env).filter(
  (entry): entry is [string, string] => entry[1] !== undefined,
);

export default defineConfig<{ build: Build }>({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  globalSetup: './tests/e2e/support/build-and-serve.ts',
  // Two slow cores are enough to pass, other work beside it: a deadline ends what hangs, and measures nothing.
  timeout: 480_000,
  expect: { timeout: 60_000 },
  workers: 4, // on two cores too: many tests wait for a timer
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  reporter: 'list',
  use: {
    actionTimeout: 60_000,
    launchOptions: {
      executablePath,
      args: SWITCHES,
      env: { ...Object.fromEntries(inherited), ...env },
    },
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'off',
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1280, height: 800 } } },
    { name: 'single file', use: { viewport: { width: 1280, height: 800 }, build: 'single' } },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    },
  ],
});
