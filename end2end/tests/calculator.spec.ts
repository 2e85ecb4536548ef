/** The way on from the calculator. */
import { daysUntilDue, rubles } from '../fixtures/clock.ts';
import { expect, test } from '../fixtures/test.ts';

test('what was chosen goes along into registration and survives a reload', async ({ page, cabinet, clock }) => {
  const today = await clock.today();
  await cabinet.choose({ amount: '7 000', days: '25' });
  await cabinet.visit('/register?step=1');
  await expect(page.getByRole('textbox', { name: 'Сумма займа' })).toHaveValue(/^7\s000$/);
  await expect(page.getByRole('textbox', { name: 'Срок займа' })).toHaveValue('25');
  // 0.8 % a day: the term is longer than the promotion's.
  await expect(cabinet.figure('К возврату')).toHaveText(rubles(7_000 + 56 * daysUntilDue(today, 25)));
});

test('what cannot be lent leads nowhere', async ({ page, cabinet, guard }) => {
  guard.expectStatus(422);
  for (const [amount, days, wrong] of [
    ['много', '20', 'Сумма займа'],
    ['', '20', 'Сумма займа'],
    ['10 000', 'долго', 'Срок займа'],
    ['99 999', '20', null],
    ['10 000', '400', null],
  ] as const) {
    await cabinet.visit('/');
    await cabinet.typeChoice({ amount, days });
    await cabinet.press('Получить деньги');
    if (wrong === null) await expect(page.getByRole('alert')).toContainText('займа от');
    else await cabinet.wrongField(wrong);
    await expect(page.getByRole('heading', { name: 'О вас' })).toBeHidden();
  }
});
