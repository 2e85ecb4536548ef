/**
 * The tests of the whole cabinet in a browser. Each worker runs a server and a simulator of its own
 * (fixtures/servers.ts), so nothing has to be running beforehand and no test meets another's faults or clock.
 */
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** CHROMIUM_PATH names the browser; else the distribution's, else the one that Playwright installed. */
function chromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  return existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined;
}

const phone = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const desktop = { viewport: { width: 1440, height: 900 } };
/** What needs scripts: figures and countdowns that move, double clicks, axe. */
const hydratedOnly = ['**/*.hydrate.spec.ts', '**/accessibility.spec.ts'];
/** What stands in for scripts. */
const withoutScriptsOnly = '**/*.no-js.spec.ts';
const screenshots = '**/screenshots.spec.ts';
/** Brings its browser along. */
const firefox = '**/firefox.spec.ts';
/** What a wide screen can change; everything else is the same code as on the phone. */
const layoutDependent = [
  ...['**/whole-way.spec.ts', '**/accessibility.spec.ts', '**/calculator*.spec.ts', '**/sign-in.spec.ts'],
  ...['**/explained.spec.ts', '**/schedule.spec.ts'],
];

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A test that passes the second time only is a fault to be found, not to be hidden.
  retries: 0,
  workers: Number(process.env.PLAYWRIGHT_WORKERS ?? 2),
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['html', { open: 'never' }]],
  use: {
    locale: 'ru-RU',
    timezoneId: 'Europe/Moscow',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    // Each step's document, which shows the page as well as a film of it would, and costs less.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: process.env.SCREENSHOTS
    ? [{ name: 'screenshots', use: desktop, testMatch: screenshots, timeout: 600_000 }]
    : [
        { name: 'phone', use: phone, testIgnore: [screenshots, firefox, withoutScriptsOnly] },
        { name: 'desktop', use: desktop, testMatch: layoutDependent, testIgnore: withoutScriptsOnly },
        { name: 'firefox', use: desktop, testMatch: firefox },
        {
          name: 'no-js',
          use: { ...phone, javaScriptEnabled: false },
          testIgnore: [screenshots, firefox, ...hydratedOnly],
        },
      ],
});
