/** A browser in another zone: days are Moscow's, and its own hour stands beside. */
import { expect, test } from '../fixtures/test.ts';

for (const [zone, own] of [
  ['Europe/Kaliningrad', 'По вашим часам это 22:59.'],
  ['Asia/Vladivostok', 'По вашим часам это 06:59, '],
  ['Europe/Moscow', null],
] as const) {
  test.describe(zone, () => {
    test.use({ timezoneId: zone });
    test('the end of the last day by its own clock', async ({ page, cabinet, person }) => {
      test.slow();
      await cabinet.borrow(person, { amount: '10 000', days: '20' });
      const said = page.locator('p', { hasText: 'день кончается в 23:59 по Москве' }).first();
      await expect(said).toBeVisible();
      if (own === null) await expect(said).not.toContainText('По вашим часам');
      else await expect(said).toContainText(own);
    });
  });
}
