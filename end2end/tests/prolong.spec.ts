/** A loan is prolonged: its price worked out, the addendum signed by code, paid, in force. */
import { dueOn, inWords, plusDays, rubles } from '../fixtures/clock.ts';
import { CARDS } from '../fixtures/simulator.ts';
import { expect, test } from '../fixtures/test.ts';

const LOAN = { amount: '10 000', days: '30' };

test('a loan is prolonged', async ({ page, cabinet, person, clock, books }) => {
  test.slow();
  await cabinet.byForms.borrow(person, LOAN);
  const begun = await clock.today();
  await clock.advance(10);
  await cabinet.signInAgain(person);
  await page.getByRole('link', { name: 'Продлить займ' }).click();
  await cabinet.arrive('Продление займа');
  const main = page.getByRole('main');
  const figure = (name: string) => main.locator('dl.rows > div').filter({ hasText: name }).locator('dd');
  await cabinet.type('На сколько дней', '7');
  if (!cabinet.scripts) await cabinet.press('Рассчитать');
  const due = dueOn(dueOn(begun, 30), 7);
  await expect(figure('К оплате сейчас')).toHaveText(rubles(800));
  await expect(figure('Новая дата возврата')).toHaveText(inWords(due));
  await expect(figure('Осталось продлений за 12 месяцев')).toHaveText('5');
  // what comes after it is the same rule as the calculator's: interest from tomorrow on
  const left = (Date.parse(due) - Date.parse(plusDays(begun, 10))) / 86_400_000;
  await expect(figure('К возврату после продления')).toHaveText(rubles(10_000 + 80 * left));

  await cabinet.press('Продлить займ');
  await expect(page.getByRole('heading', { name: /^Дополнительное соглашение о продлении займа/ })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Платёж за продление' })).toBeVisible();
  await cabinet.ready();
  await cabinet.typeCode(person.phone);
  await cabinet.press('Подписать');
  await cabinet.reachAcquirer();
  // back without paying: the signature is kept, and the loan as it was
  await cabinet.visit(`/cabinet`);
  await expect(main.getByText(inWords(dueOn(begun, 30))).first()).toBeVisible();
  await page.getByRole('link', { name: 'Продлить займ' }).click();
  await cabinet.arrive('Продление займа');
  await expect(page.getByRole('heading', { name: 'Соглашение подписано' })).toBeVisible();
  await cabinet.press('Оплатить');
  await cabinet.reachAcquirer();
  await cabinet.enterCard(CARDS.good);
  await cabinet.settle(page.getByRole('heading', { name: 'Займ продлён' }));
  await cabinet.ready();
  await page.getByRole('link', { name: 'К займу' }).click();
  await cabinet.arrive(/^Договор № /);
  await expect(main.getByText('Займ продлён')).toBeVisible();
  await expect(figure('Вернуть до')).toHaveText(inWords(due));
  await expect(figure('Срок по договору')).toHaveText(inWords(dueOn(begun, 30)));
  // the addendum stays in sight, and one a day is enough
  await page.getByRole('link', { name: 'Продлить займ' }).click();
  await cabinet.arrive('Продление займа');
  await expect(page.getByText('Сегодня займ уже продлён.')).toBeVisible();
  await page.getByText('Действующее соглашение о продлении').click();
  await expect(page.getByRole('rowheader', { name: 'Платёж за продление' })).toBeVisible();
  await books();
});

test('why a loan is not prolonged, and a number of days that is none', async ({ page, cabinet, person, clock, guard }) => {
  test.slow();
  guard.expectStatus(422);
  // the first loan is free until its last day
  await cabinet.borrow(person);
  await page.getByRole('link', { name: 'Продлить займ' }).click();
  await cabinet.arrive('Продление займа');
  await expect(page.getByRole('heading', { name: 'Продлить нельзя' })).toBeVisible();
  await expect(page.getByText(`Продлить займ можно с ${inWords(dueOn(await clock.today(), 20))}`)).toBeVisible();
  await clock.advanceTo(dueOn(await clock.today(), 20));
  await cabinet.signInAgain(person);
  await page.getByRole('link', { name: 'Продлить займ' }).click();
  await cabinet.arrive('Продление займа');
  await cabinet.type('На сколько дней', 'неделю');
  await cabinet.press('Продлить займ');
  await cabinet.wrongField('На сколько дней');
  await cabinet.type('На сколько дней', '46');
  await cabinet.press('Продлить займ');
  await expect(page.getByText('На столько дней продлить займ сейчас нельзя.')).toBeVisible();
});
