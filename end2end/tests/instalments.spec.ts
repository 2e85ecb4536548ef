/** A long loan: chosen, lent by its schedule, paid back by it. */
import { dueOn, inWords, plusDays } from '../fixtures/clock.ts';
import { CARDS } from '../fixtures/simulator.ts';
import { expect, test } from '../fixtures/test.ts';

const LONG = { product: 'long-term', amount: '30 000', days: '56' };

test('the calculator works out a long loan, and its address names it', async ({ page, cabinet, clock }) => {
  const today = await clock.today();
  await cabinet.visit('/?product=long-term');
  await expect(page.getByRole('radio', { name: 'Долгосрочный' })).toBeChecked();
  await cabinet.typeChoice(LONG);
  await cabinet.calculate();
  await expect(cabinet.figure('Платёж раз в две недели')).toHaveText(/^[\d\s]+,\d\d\s₽$/);
  await expect(cabinet.figure('Дата возврата')).toHaveText(inWords(dueOn(today, 56)));
  await page.getByText('График платежей', { exact: true }).click();
  const schedule = page.getByRole('table', { name: 'График платежей' });
  await expect(schedule.getByRole('row')).toHaveCount(5);
  for (const number of [1, 2, 3, 4]) {
    await expect(schedule.getByRole('rowheader', { name: inWords(dueOn(today, 14 * number)) })).toBeVisible();
  }
  await expect(page).toHaveURL(/product=long-term/);
});

test('a long loan is lent by its schedule, and paid by it', async ({ page, cabinet, person, clock, books }) => {
  test.slow();
  await cabinet.register(person, LONG);
  await expect(page.getByRole('radio', { name: 'Долгосрочный' })).toBeChecked();
  await cabinet.applyOnPages(person);
  await cabinet.offered();
  await expect(page.getByText('4 платежа, один раз в 14 дней')).toBeVisible();
  await cabinet.sign(person);
  await cabinet.openLoan();
  const begun = await clock.today();

  const schedule = page.getByRole('table', { name: 'График платежей' });
  await expect(schedule.getByRole('row')).toHaveCount(5);
  await expect(schedule.getByText('Следующий')).toHaveCount(1);
  await cabinet.visit('/cabinet');
  await page.getByRole('link', { name: 'Все платежи по датам' }).click();
  await cabinet.arrive('График платежей');
  const coming = page.getByRole('main').getByRole('listitem');
  await expect(coming).toHaveCount(4);
  const [firstDue, secondDue] = [dueOn(begun, 14), dueOn(begun, 28)];
  await expect(coming.first()).toContainText(inWords(firstDue));
  const calendar = page.getByRole('link', { name: 'Добавить в календарь' });
  const file = await page.request.get((await calendar.getAttribute('href')) ?? '');
  // the payments, and the last day to return the loan without notice
  expect((await file.text()).match(/BEGIN:VEVENT/g)).toHaveLength(5);
  await clock.advanceTo(firstDue);
  await cabinet.signInAgain(person);
  await expect(page.getByRole('heading', { name: 'К оплате сегодня' })).toBeVisible();

  await page.getByRole('button', { name: 'Погасить' }).first().click();
  await cabinet.arrive('Погашение займа');
  await expect(page.getByRole('radio', { name: /^Внести платёж/ })).toBeChecked();
  await cabinet.press('Оплатить');
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Платёж зачислен');
  await page.getByRole('link', { name: 'К займу' }).click();
  await cabinet.arrive(/^Договор № /);
  await expect(schedule.getByText('Оплачен')).toHaveCount(1);
  await expect(schedule.getByText('Следующий')).toHaveCount(1);
  await books();

  // the second payment is late
  await clock.advanceTo(plusDays(secondDue, 1));
  await cabinet.signInAgain(person);
  await page.getByRole('link', { name: /^Договор № / }).click();
  await cabinet.arrive(/^Договор № /);
  await expect(schedule.getByText('Просрочен')).toHaveCount(1);
  await cabinet.startPayment();
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Займ закрыт');
  await books();
});

test('what is repaid early makes the schedule that is chosen', async ({ page, cabinet, person, clock, books, guard }) => {
  test.slow();
  guard.expectStatus(422);
  await cabinet.byForms.borrow(person, LONG);
  await clock.advance(5);
  await cabinet.signInAgain(person);
  await page.getByRole('button', { name: 'Погасить' }).first().click();
  await cabinet.arrive('Погашение займа');
  await cabinet.type('Сумма платежа', '12 000');
  if (!cabinet.scripts) await cabinet.press('Рассчитать');
  const ways = page.getByRole('heading', { level: 3 });
  await expect(ways).toHaveText(['Засчитать в ближайшие платежи', 'Меньше платежей', 'Меньше каждый платёж']);
  const fewer = page.locator('section.card--quiet').filter({ has: page.getByRole('heading', { name: 'Меньше платежей' }) });
  const figure = async (name: string) => fewer.locator('dl.rows > div').filter({ hasText: name }).locator('dd').innerText();
  const [count, last] = [Number(await figure('Платежей останется')), await figure('Последний платёж')];
  expect(count).toBeLessThan(4);
  // what becomes of it is for the borrower to say
  await cabinet.press('Оплатить');
  await expect(page.getByRole('group', { name: 'Что изменит сумма сверх платежа' })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Сумма платежа', { exact: true })).toHaveValue('12 000');
  await cabinet.ready();
  await page.getByRole('radio', { name: 'Меньше платежей' }).check();
  await cabinet.press('Оплатить');
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Платёж зачислен');
  await expect(page.getByText('Действует новый график платежей')).toBeVisible();
  await page.getByRole('link', { name: 'К займу' }).click();
  await cabinet.arrive(/^Договор № /);
  // what the page of paying showed is what holds
  const schedule = page.getByRole('table', { name: 'График платежей' });
  await expect(schedule.getByRole('row')).toHaveCount(count + 1);
  await expect(schedule.getByRole('rowheader').last()).toHaveText(last);
  await books();
});
