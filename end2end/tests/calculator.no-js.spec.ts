/** The calculator without scripts: the page answers with the same figures. */
import { expect, test } from '../fixtures/test.ts';

for (const [amount, days, total, overpayment, fullCost] of [
  ['15 000', '20', '15 000,00 ₽', '0,00 ₽', '0,000 %'],
  ['10 000', '30', '12 400,00 ₽', '2 400,00 ₽', '292,000 %'],
] as const) {
  test(`${amount} for ${days} days`, async ({ page, cabinet }) => {
    await cabinet.visit('/');
    await cabinet.typeChoice({ amount, days });
    await cabinet.press('Рассчитать');
    await expect(cabinet.figure('К возврату')).toHaveText(total);
    await expect(cabinet.figure('Переплата')).toHaveText(overpayment);
    await expect(cabinet.figure('ПСК')).toHaveText(fullCost);
    await expect(page.getByRole('textbox', { name: 'Срок займа' })).toHaveValue(days);
  });
}
