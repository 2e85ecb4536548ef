/** A loan's money goes to an account at a bank by the borrower's own phone number. */
import { expect, test } from '../fixtures/test.ts';

const LOAN = { amount: '10 000', days: '30' };

test('money goes to an account by phone number', async ({ page, cabinet, person, simulator, books }) => {
  test.slow();
  await cabinet.register(person, LOAN);
  await cabinet.fillProfile(person);
  await page.getByText('Или по номеру телефона (СБП)').click();
  await cabinet.press('Добавить счёт');
  await cabinet.wrongField('Банк');
  await cabinet.ready();
  await page.getByRole('combobox', { name: 'Банк' }).selectOption({ label: 'Демобанк' });
  await cabinet.press('Добавить счёт');
  const account = page.getByRole('radio', { name: /^СБП · Демобанк · \+7/ });
  await cabinet.settle(account);
  await expect(account).toBeChecked();
  // what was typed is still there
  await expect(page.getByLabel('Место работы', { exact: true })).toHaveValue('ООО «Ромашка»');
  await cabinet.press('Отправить заявку');
  await cabinet.arrive(/^Заявка № /);
  await cabinet.offered();
  await expect(page.getByText(/^СБП · Демобанк/).first()).toBeVisible();
  await cabinet.sign(person);
  await cabinet.openLoan();
  await expect(page.getByText(/^Займ выдан: СБП · Демобанк/)).toBeVisible();
  const payouts = (await simulator.state()).payouts as unknown as { payout_destination: { type: string; phone?: string } }[];
  const mine = payouts.filter(({ payout_destination: to }) => to.phone !== undefined && person.phone.replace(/\D/g, '').endsWith(to.phone.slice(-10)));
  expect(mine).toHaveLength(1);
  await books();
});
