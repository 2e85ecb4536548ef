/** The browser's program comes in pieces; one that can't be had never makes a dead link. */
import type { Page } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

/** Marks the document that is open, so that another one can be told from it. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
}

const FIRST_PAGE = 'Займ на карту. Сколько стоит, видно сразу';

test('a piece comes into the open page', async ({ page, cabinet }) => {
  await cabinet.visit('/login');
  await mark(page);
  await page.getByRole('banner').getByRole('link').first().click();
  await cabinet.arrive(FIRST_PAGE);
  await expect(page.locator('html[data-marked]')).toHaveCount(1);
});

test('a piece that is gone leads to the page as a whole', async ({ page, cabinet, guard }) => {
  guard.expectStatus(404);
  guard.expectError(/WebAssembly/);
  await cabinet.visit('/login');
  await mark(page);
  // As after a deployment that has taken the files of this page's build away.
  await page.route('**/split_joining.wasm', (route) => route.fulfill({ status: 404 }), { times: 1 });
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(page.locator('html[data-marked]')).toHaveCount(0);
  await cabinet.arrive(FIRST_PAGE);
});
