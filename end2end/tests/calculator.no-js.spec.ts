/** The calculator without scripts: the page answers with the same figures. */
import { daysUntilDue, rubles } from '../fixtures/clock.ts';
import { expect, test } from '../fixtures/test.ts';

for (const [amount, days, principal, perDay, fullCost] of [
  ['15 000', '20', 15_000, 0, '0,000 %'],
  ['10 000', '30', 10_000, 80, '292,000 %'],
] as const) {
  test(`${amount} for ${days} days`, async ({ page, cabinet, clock }) => {
    const overpayment = perDay * daysUntilDue(await clock.today(), Number(days));
    await cabinet.visit('/');
    await cabinet.typeChoice({ amount, days });
    await cabinet.press('Рассчитать');
    await expect(cabinet.figure('К возврату')).toHaveText(rubles(principal + overpayment));
    await expect(cabinet.figure('Переплата')).toHaveText(rubles(overpayment));
    await expect(cabinet.figure('ПСК')).toHaveText(fullCost);
    await expect(page.getByRole('textbox', { name: 'Срок займа' })).toHaveValue(days);
  });
}
