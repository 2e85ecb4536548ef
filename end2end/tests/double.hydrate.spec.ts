/** Doing a thing twice has one effect: double clicks, repeated requests, two tabs. */
import type { BrowserContext, Request } from '@playwright/test';
import { Cabinet } from '../fixtures/cabinet.ts';
import { CARDS } from '../fixtures/simulator.ts';
import { expect, test } from '../fixtures/test.ts';
import { CARD, FREE } from '../fixtures/typed.ts';

/** What came second may be refused: it is too late. */
const TOO_LATE = [409, 422];

/** Sends a form's request once more, as it was. */
async function repeat(context: BrowserContext, request: Request): Promise<number> {
  const { 'content-length': _, ...headers } = await request.allHeaders();
  const response = await context.request.post(request.url(), {
    headers,
    data: request.postDataBuffer() ?? '',
    maxRedirects: 0,
  });
  return response.status();
}

test('every button that acts, clicked twice', async ({ page, cabinet, person, simulator, guard, books }) => {
  test.slow();
  guard.expectStatus(...TOO_LATE);
  const before = await simulator.state();
  const twice = (name: string) => page.getByRole('button', { name, exact: true }).dblclick();

  await cabinet.visit('/');
  await cabinet.typeChoice(FREE);
  await twice('Получить деньги');
  await cabinet.arrive('О вас');
  await cabinet.fillPerson(person);
  await twice('Продолжить');
  await cabinet.arrive('Пароль для входа');
  await cabinet.typeNewPassword(person.password);
  await twice('Продолжить');
  await cabinet.arrive('Подтвердите номер');
  await cabinet.typeCode(person.phone);
  expect(await simulator.messages(person.phone)).toHaveLength(1);
  await twice('Подтвердить');
  await cabinet.arrive('Заявка на займ');

  await cabinet.fillProfile(person);
  await twice('Привязать карту');
  await cabinet.type('Номер карты', CARDS.withoutCode);
  await cabinet.type('Срок действия', '12/40');
  await cabinet.type('CVC', '123');
  await twice('Продолжить');
  await cabinet.arrive('Заявка на займ');
  await cabinet.settle(page.getByRole('radio', { name: CARD }));
  expect((await simulator.state()).payment_methods).toHaveLength(before.payment_methods.length + 1);
  await twice('Отправить заявку');
  await cabinet.arrive(/^Заявка № /);
  await cabinet.offered();

  await twice('Подписать');
  await cabinet.typeCode(person.phone);
  expect(await simulator.messages(person.phone)).toHaveLength(2);
  await twice('Подписать');
  await cabinet.openLoan();
  expect((await simulator.state()).payouts).toHaveLength(before.payouts.length + 1);

  await page.getByRole('button', { name: 'Погасить' }).first().click();
  await cabinet.choosePayment();
  await twice('Оплатить');
  await cabinet.type('Номер карты', CARDS.withoutCode);
  await cabinet.type('Срок действия', '12/40');
  await cabinet.type('CVC', '123');
  await twice('Продолжить');
  await cabinet.paymentEnds('Займ закрыт');
  expect((await simulator.state()).payments).toHaveLength(before.payments.length + 1);
  await books();
});

test('every request that acts, repeated', async ({ page, context, cabinet, person, simulator, books }) => {
  test.slow();
  const before = await simulator.state();
  const acted: Request[] = [];
  context.on('request', (request) => {
    // Pages read their data by POST, too; repeating that does nothing.
    if (request.method() === 'POST' && !/\/api\/(load|find|list)_/.test(request.url())) acted.push(request);
  });
  await cabinet.borrowOnPages(person);
  await cabinet.startPayment();
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Займ закрыт');
  const [messages, loan] = [await simulator.messages(person.phone), await simulator.state()];

  expect(acted.length).toBeGreaterThanOrEqual(9);
  for (const request of acted) {
    const status = await repeat(context, request);
    expect(status, request.url()).toBeLessThan(500);
  }
  const after = await simulator.state();
  expect(after.payouts).toHaveLength(before.payouts.length + 1);
  expect(after.payments).toHaveLength(before.payments.length + 1);
  expect(after.payment_methods).toHaveLength(loan.payment_methods.length);
  // A code of each purpose was sent less than a minute ago.
  expect(await simulator.messages(person.phone)).toHaveLength(messages.length);
  await cabinet.visit('/cabinet');
  await expect(page.getByRole('link', { name: /^Договор № / })).toHaveCount(1);
  await books();
});

test('two tabs', async ({ page, context, cabinet, person, simulator, guard, books }) => {
  test.slow();
  guard.expectStatus(...TOO_LATE);
  const before = await simulator.state();
  const second = new Cabinet(await context.newPage(), simulator, true);

  await cabinet.register(person);
  await cabinet.fillProfile(person);
  await cabinet.linkCard();
  await second.visit('/cabinet/apply');
  await Promise.all([cabinet.press('Отправить заявку'), second.press('Отправить заявку')]);
  await cabinet.settle(page.getByRole('heading', { level: 1, name: /^Заявка № / }).or(page.getByRole('alert')));
  await cabinet.visit('/cabinet');
  await page.getByRole('link', { name: 'Открыть заявку' }).click();
  await cabinet.arrive(/^Заявка № /);
  await cabinet.offered();

  await cabinet.press('Подписать');
  const code = await simulator.code(person.phone);
  await second.visit(new URL(page.url()).pathname);
  for (const tab of [cabinet, second]) await tab.type('Код из СМС', code);
  await Promise.all([cabinet.press('Подписать'), second.press('Подписать')]);
  for (const tab of [cabinet, second]) await tab.openLoan();
  expect((await simulator.state()).payouts).toHaveLength(before.payouts.length + 1);

  for (const tab of [cabinet, second]) {
    await tab.page.getByRole('button', { name: 'Погасить' }).first().click();
    await tab.choosePayment();
  }
  await cabinet.press('Оплатить');
  await cabinet.enterCard(CARDS.good);
  await second.press('Оплатить');
  await expect(second.page.getByRole('alert')).toBeVisible();
  await cabinet.paymentEnds('Займ закрыт');
  const payments = (await simulator.state()).payments.slice(before.payments.length);
  expect(payments.filter(({ status }) => status === 'succeeded')).toHaveLength(1);
  await books();
});

test('an application is withdrawn once', async ({ page, cabinet, person, guard }) => {
  guard.expectStatus(...TOO_LATE);
  await cabinet.getOffer(person);
  await page.getByRole('button', { name: 'Отозвать заявку' }).dblclick();
  await expect(page.getByText('Заявка отозвана.')).toBeVisible();
});
