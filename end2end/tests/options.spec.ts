/** When money is short: every way out, the cheapest first, and the rights that cost nothing. */
import { dueOn, inWords, plusDays, rubles } from '../fixtures/clock.ts';
import { expect, test } from '../fixtures/test.ts';

test('what can be done when money is short', async ({ page, cabinet, person, clock }) => {
  test.slow();
  await cabinet.byForms.borrow(person, { amount: '10 000', days: '30' });
  const begun = await clock.today();
  await clock.advance(10);
  await cabinet.signInAgain(person);
  await page.getByRole('link', { name: /^Договор № / }).click();
  await cabinet.arrive(/^Договор № /);
  await page.getByRole('link', { name: 'Если денег не хватает' }).click();
  await cabinet.arrive('Если денег не хватает');
  const ways = page.getByRole('status').getByRole('heading', { level: 2 });
  await expect(ways).toHaveText([
    'Вернуть всё',
    'Половину сейчас, остальное в срок',
    'Вернуть в срок',
    /^Продлить на 14\sдней$/,
    'Ничего не платить',
    /^Кредитные каникулы на 3\sмесяца$/,
  ]);
  const cost = (name: string) =>
    page
      .locator('section.card')
      .filter({ has: page.getByRole('heading', { name, exact: true }) })
      .locator('dl.rows > div')
      .filter({ hasText: 'Всего сверх суммы займа' })
      .locator('dd');
  await expect(cost('Вернуть всё')).toHaveText(rubles(800));
  // each day costs 80 rubles more
  await page.getByLabel('На дату', { exact: true }).fill(plusDays(begun, 12));
  if (!cabinet.scripts) await cabinet.press('Показать');
  await expect(cost('Вернуть всё')).toHaveText(rubles(960));
  const returnUntil = dueOn(begun, 14);
  await expect(page.getByText(`До ${inWords(returnUntil)} включительно всю сумму можно вернуть`)).toBeVisible();
  await expect(page.getByText(/^Если доход за два последних месяца ниже .* больше чем на 30\s%/)).toBeVisible();
  await page.getByRole('link', { name: 'К продлению' }).click();
  await cabinet.arrive('Продление займа');
});
