/** The borrower's account: topped up by the bank's app, spent on a loan and a prolongation, and the rest had back. */
import type { Page } from '@playwright/test';
import { rubles } from '../fixtures/clock.ts';
import { CARDS } from '../fixtures/simulator.ts';
import { expect, test } from '../fixtures/test.ts';

const LOAN = { amount: '10 000', days: '30' };

const onAccount = (page: Page) => page.getByRole('main').locator('section').filter({ hasText: 'На счёте' }).first();

test('money is put on the account, spent and had back', async ({ page, cabinet, person, clock, simulator, guard, books }) => {
  test.slow();
  guard.expectStatus(422);
  await cabinet.byForms.borrow(person, LOAN);
  await cabinet.visit('/cabinet');
  await page.getByRole('link', { name: 'Счёт', exact: true }).click();
  await cabinet.arrive('Счёт');
  await expect(page.getByText('Здесь ещё ничего не было.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Вернуть деньги' })).toBeHidden();

  // by the bank's app: a code beside a wide screen, a button on a phone
  await cabinet.topUp('1 500');
  const code = page.getByRole('img', { name: 'QR-код для оплаты в приложении банка' });
  const isWide = (page.viewportSize()?.width ?? 0) > 640;
  await expect(code).toBeVisible({ visible: isWide });
  if (isWide) await expect(code).toHaveJSProperty('complete', true);
  if (isWide) expect(await code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  await cabinet.payByBank();
  await cabinet.paymentEnds('Счёт пополнен');
  await page.getByRole('link', { name: 'К счёту' }).click();
  await cabinet.arrive('Счёт');
  await expect(onAccount(page)).toContainText(rubles(1_500));

  // by card
  await cabinet.type('Сумма пополнения', '500');
  await cabinet.press('Пополнить');
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Счёт пополнен');

  // a part of the loan is paid from it at once
  await cabinet.visit('/cabinet');
  await page.getByRole('button', { name: 'Погасить' }).first().click();
  await cabinet.choosePayment('700');
  await page.getByRole('radio', { name: /^Со счёта/ }).check();
  await cabinet.press('Оплатить');
  await cabinet.paymentEnds('Платёж зачислен');

  // ten days later the price of a prolongation, too
  await clock.advance(10);
  await cabinet.signInAgain(person);
  await page.getByRole('link', { name: 'Продлить займ' }).click();
  await cabinet.arrive('Продление займа');
  await cabinet.type('На сколько дней', '7');
  await cabinet.press('Продлить займ');
  await expect(page.getByRole('heading', { name: /^Дополнительное соглашение о продлении займа/ })).toBeVisible();
  await cabinet.ready();
  await page.getByRole('radio', { name: /^Со счёта/ }).check();
  await cabinet.typeCode(person.phone);
  await cabinet.press('Подписать');
  await expect(page.getByRole('heading', { name: 'Займ продлён' })).toBeVisible();

  // 9 300 ₽ for 10 days at 0.8 % a day
  const rest = 2_000 - 700 - 744;
  await cabinet.visit('/cabinet/account');
  await expect(onAccount(page)).toContainText(rubles(rest));
  await cabinet.type('Сумма возврата', '10 000');
  await cabinet.press('Вернуть на карту');
  await expect(page.getByText(`На счёте столько нет: там ${rest}`)).toBeVisible();
  await cabinet.type('Сумма возврата', String(rest));
  await cabinet.press('Вернуть на карту');
  await expect(onAccount(page)).toContainText(rubles(0));
  await expect(page.getByRole('heading', { name: 'Вернуть деньги' })).toBeHidden();
  const back = async () => (await simulator.state()).refunds.map((refund) => refund.amount.value).sort();
  await expect.poll(back, { timeout: 30_000 }).toEqual(expect.arrayContaining(['500.00', '56.00']));
  const movements = page.getByRole('main').getByRole('listitem');
  await expect(movements).toHaveCount(6);
  await expect(movements.filter({ hasText: 'Платёж по договору' })).toHaveCount(2);
  await books();
});

test('what is paid beyond the debt stays on the account if its owner wants so', async ({ page, cabinet, person, books }) => {
  await cabinet.byForms.register(person);
  await cabinet.visit('/cabinet/account');
  await expect(page.getByText('Сейчас излишек сразу возвращается туда')).toBeVisible();
  await cabinet.press('Оставлять на счёте');
  await expect(page.getByText('Сейчас излишек остаётся на счёте')).toBeVisible();
  await cabinet.press('Возвращать на карту');
  await expect(page.getByText('Сейчас излишек сразу возвращается туда')).toBeVisible();
  await books();
});

test('a sum that is none, and one that is too large', async ({ page, cabinet, person, guard }) => {
  guard.expectStatus(422);
  await cabinet.byForms.register(person);
  await cabinet.visit('/cabinet/account');
  await cabinet.type('Сумма пополнения', 'сто');
  await cabinet.press('Пополнить');
  await cabinet.wrongField('Сумма пополнения');
  await cabinet.type('Сумма пополнения', '350 001');
  await cabinet.press('Пополнить');
  await expect(page.getByText('За один раз — не больше')).toBeVisible();
});
