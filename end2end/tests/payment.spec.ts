/** Paying back. */
import { daysUntilDue, inWords, plusDays } from '../fixtures/clock.ts';
import { CARDS } from '../fixtures/simulator.ts';
import { expect, test } from '../fixtures/test.ts';

/** 0.8 % a day: 80 ₽ a day. */
const PAID_FOR = { amount: '10 000', days: '30' };

test('a part is paid: interest first', async ({ page, cabinet, person, clock, books }) => {
  test.slow();
  await cabinet.byForms.borrow(person, PAID_FOR);
  await clock.advance(10);
  await cabinet.signIn(person);
  await expect(page.getByText('10 800,00 ₽').first()).toBeVisible();
  await cabinet.startPayment('3 800');
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Платёж зачислен');
  await expect(page.getByText('7 000,00 ₽')).toBeVisible();
  await page.getByRole('link', { name: 'К займу' }).click();
  await cabinet.arrive(/^Договор № /);
  await expect(page.getByText('Платёж зачислен')).toBeVisible();
  await expect(page.getByText('3 800,00 ₽')).toBeVisible();
  await books();
});

test('a linked card pays at once, with nothing to confirm', async ({ page, cabinet, person, simulator, books }) => {
  await cabinet.byForms.borrow(person, PAID_FOR);
  const before = (await simulator.state()).payments.length;
  await cabinet.signIn(person);
  await page.getByRole('button', { name: 'Погасить' }).first().click();
  await cabinet.choosePayment('1 000');
  await page.getByRole('radio', { name: /^Карта .+ 4477/ }).check();
  await cabinet.press('Оплатить');
  await cabinet.paymentEnds('Платёж зачислен');
  expect((await simulator.state()).payments).toHaveLength(before + 1);
  await books();
});

test('kopecks that a payment leaves are forgiven, and the form says so before', async ({ page, cabinet, person, clock, books }) => {
  test.slow();
  await cabinet.byForms.borrow(person, PAID_FOR);
  await clock.advance(10);
  await cabinet.signIn(person);
  await page.getByRole('button', { name: 'Погасить' }).first().click();
  await cabinet.choosePayment('10 799,50');
  if (cabinet.scripts) {
    const preview = page.getByRole('region', { name: 'Куда пойдёт платёж' });
    await expect(preview.getByText('Оставшиеся копейки мы прощаем.')).toBeVisible();
    await expect(preview.getByText('Долга не останется: займ закроется.')).toBeVisible();
  }
  await cabinet.press('Оплатить');
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Займ закрыт');
  await page.getByRole('link', { name: 'К займу' }).click();
  await cabinet.arrive(/^Договор № /);
  await expect(page.getByText('Остаток прощён')).toBeVisible();
  await expect(page.getByText('0,50 ₽', { exact: true })).toBeVisible();
  await books();
});

test('what is paid beyond the debt goes back to the card by itself', async ({ page, cabinet, person, clock, simulator, books }) => {
  test.slow();
  await cabinet.borrow(person, PAID_FOR);
  const before = (await simulator.state()).refunds.length;
  await cabinet.startPayment('3 000');
  await page.getByLabel('Номер карты', { exact: true }).waitFor();
  const unfinished = page.url();
  await clock.advance(1);
  await cabinet.signIn(person);
  await cabinet.startPayment();
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Займ закрыт');

  await page.goto(unfinished);
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Платёж зачислен');
  await cabinet.settle(page.getByText(/^Эти деньги вернули .* туда, откуда вы платили/));
  await page.getByRole('link', { name: 'К займу' }).click();
  await cabinet.arrive(/^Договор № /);
  await expect(page.getByText('последний платёж 10 080,00 ₽')).toBeVisible();
  await expect(page.getByText('Излишек возвращён на карту')).toBeVisible();
  const refunds = (await simulator.state()).refunds.slice(before);
  expect(refunds.map((refund) => [refund.status, refund.amount.value])).toEqual([['succeeded', '3000.00']]);
  await books();
});

test('early repayment costs the days used, on any day the page can tell', async ({ page, cabinet, person, clock, books }) => {
  test.slow();
  await cabinet.borrow(person, PAID_FOR);
  const today = await clock.today();
  const onDate = page.getByRole('region', { name: 'Сколько я должен на дату' });
  for (const [days, debt] of [
    [1, '10 080,00 ₽'],
    [30, '12 400,00 ₽'],
  ] as const) {
    await onDate.getByLabel('Дата').fill(plusDays(today, days));
    if (!cabinet.scripts) await onDate.getByRole('button', { name: 'Показать' }).click();
    await expect(onDate.getByText(inWords(plusDays(today, days))).first()).toBeVisible();
    await expect(onDate.getByText(debt).first()).toBeVisible();
  }
  await clock.advance(5);
  await cabinet.signIn(person);
  await cabinet.startPayment();
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Займ закрыт');
  await expect(page.getByText('последний платёж 10 400,00 ₽')).toBeVisible();
  await books();
});

test('an overdue loan shows interest and penalty apart', async ({ page, cabinet, person, clock, books }) => {
  test.slow();
  await cabinet.byForms.borrow(person, { amount: '10 000', days: '16' });
  await clock.advance(daysUntilDue(await clock.today(), 16) + 10);
  await cabinet.signIn(person);
  // The promotion ends with the term: the term at 0 %, 10 days at 0.8 %, and 20 % a year on the overdue principal.
  await expect(page.getByText('Просрочен на 10 дней')).toBeVisible();
  await expect(page.getByText('800,00 ₽', { exact: true })).toBeVisible();
  await expect(page.getByText('54,79 ₽', { exact: true })).toBeVisible();
  await expect(page.getByText('10 854,79 ₽').first()).toBeVisible();
  await cabinet.startPayment();
  await cabinet.enterCard(CARDS.withoutCode);
  await cabinet.paymentEnds('Займ закрыт');
  await books();
});

test('a refused card costs nothing, and another one can be tried', async ({ page, cabinet, person, simulator, books }) => {
  test.slow();
  await cabinet.borrow(person);
  const before = (await simulator.state()).payments.length;
  await cabinet.startPayment();
  await cabinet.enterCard(CARDS.withoutMoney);
  await cabinet.paymentEnds('Платёж не прошёл');
  await expect(page.getByText('На карте не хватило денег.')).toBeVisible();
  await expect(page.getByText('Деньги не списаны.')).toBeVisible();

  await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
  await cabinet.choosePayment();
  await cabinet.press('Оплатить');
  await cabinet.press('Отменить');
  await cabinet.paymentEnds('Платёж не прошёл');
  await expect(page.getByText('Время на оплату вышло.')).toBeVisible();

  await page.getByRole('link', { name: 'Попробовать ещё раз' }).click();
  await cabinet.choosePayment();
  await cabinet.press('Оплатить');
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Займ закрыт');
  const payments = (await simulator.state()).payments.slice(before);
  expect(payments.map((payment) => payment.status)).toEqual(['canceled', 'canceled', 'succeeded']);
  await books();
});

test('a wrong amount is told beside its field', async ({ page, cabinet, person, simulator, guard }) => {
  guard.expectStatus(422);
  await cabinet.borrow(person);
  const before = (await simulator.state()).payments.length;
  await page.getByRole('button', { name: 'Погасить' }).first().click();
  for (const amount of ['', 'много', '-1', '0', '1,2345']) {
    await cabinet.choosePayment(amount);
    await cabinet.press('Оплатить');
    await cabinet.wrongField('Сумма платежа');
    await cabinet.ready();
  }
  await cabinet.choosePayment('15 000,01');
  await cabinet.press('Оплатить');
  await expect(page.getByRole('alert')).toContainText('Это больше всего долга');
  expect((await simulator.state()).payments).toHaveLength(before);
});
