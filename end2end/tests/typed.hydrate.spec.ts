/** What is typed is kept while it is typed, on a poor network too. */
import type { Route } from '@playwright/test';
import { expect, test } from '../fixtures/test.ts';

test('what was typed last is kept, whatever order the network brings it in', async ({ page, cabinet, person }) => {
  await cabinet.register(person);
  const held: Route[] = [];
  await page.route('**/api/keep_application', async (route) => {
    if (held.length === 0) held.push(route);
    else await route.continue();
  });
  // Kept whenever a field is left.
  await cabinet.type('Место работы', 'ООО «Ромашка»');
  await page.getByLabel('Место работы', { exact: true }).blur();
  await expect.poll(() => held.length).toBe(1);
  const newer = page.waitForResponse('**/api/keep_application');
  await cabinet.type('Должность', 'Бухгалтер');
  await page.getByLabel('Должность', { exact: true }).blur();
  await newer;

  const older = page.waitForResponse('**/api/keep_application');
  await held[0]?.continue();
  await older;
  await page.unroute('**/api/keep_application');
  await page.reload();
  await cabinet.ready();
  await expect(page.getByLabel('Место работы', { exact: true })).toHaveValue('ООО «Ромашка»');
  await expect(page.getByLabel('Должность', { exact: true })).toHaveValue('Бухгалтер');
});
