/** Pictures of every page, for people to look at: `SCREENSHOTS=1`, into `screenshots/`, which git ignores. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { test } from '../fixtures/test.ts';
import { applicationPages, loanPages, publicPages, refusalPages } from '../fixtures/tour.ts';

const FOLDER = path.resolve(import.meta.dirname, '../screenshots');

/** The page at each width, light and dark. */
function camera(page: Page) {
  return async (name: string) => {
    for (const width of [360, 768, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: path.join(FOLDER, `${name}-${width}-${colorScheme}.png`), fullPage: true });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
  };
}

test('before sign-in', async ({ page, cabinet, person, guard }) => {
  guard.expectStatus(404);
  await publicPages(cabinet, person, camera(page));
});

test('from registration to a closed loan', async ({ page, cabinet, person, clock }) => {
  const look = camera(page);
  await applicationPages(cabinet, person, look);
  await loanPages(cabinet, person, look, () => clock.advance(10));
});

test('a refusal', async ({ page, cabinet, newPerson }) => {
  await refusalPages(cabinet, newPerson('selfBan'), camera(page));
});
