/** Browsers that are not ours: translators, password managers, poor networks, sleep; and the focus on links within a page. */
import type { Page } from '@playwright/test';
import { Cabinet } from '../fixtures/cabinet.ts';
import { daysUntilDue, inWords, plusDays, rubles } from '../fixtures/clock.ts';
import { forgetPlain, injectElements, removeMarks, translate } from '../fixtures/others.ts';
import { DEMO, type Person } from '../fixtures/person.ts';
import { CARDS } from '../fixtures/simulator.ts';
import { expect, test } from '../fixtures/test.ts';
import { CARD } from '../fixtures/typed.ts';

const PAID_FOR = { amount: '10 000', days: '30' };
const PLAIN = 'html[data-hydration-failed]';

/** The cabinet in a browser whose pages go without the program: each says so as soon as the program has seen it. */
class PlainCabinet extends Cabinet {
  override async ready(): Promise<void> {
    await this.page.locator(PLAIN).waitFor({ state: 'attached' });
    await expect(this.page.locator('html[data-hydrated]')).toHaveCount(0);
  }
}

/** Everything that a borrower does, on a page of each kind. */
async function wholeWay(cabinet: Cabinet, person: Person): Promise<void> {
  await cabinet.borrowOnPages(person, PAID_FOR);
  await cabinet.startPayment('3 000');
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Платёж зачислен');
  await expect(cabinet.page.getByText('7 000,00 ₽')).toBeVisible();
  await cabinet.signOut();
  await cabinet.signInOnPages(person);
}

test('a translator that comes after the program', async ({ page, cabinet, person, clock, books }) => {
  test.slow();
  await translate(page, 'after the program');
  await cabinet.visit('/');
  await cabinet.typeChoice({ amount: '10 000', days: '30' });
  const today = await clock.today();
  await expect(cabinet.figure('К возврату')).toHaveText(rubles(10_000 + 80 * daysUntilDue(today, 30)));
  await cabinet.typeChoice({ amount: '5 000', days: '10' });
  await expect(cabinet.figure('К возврату')).toHaveText('5 000,00 ₽');

  await cabinet.borrowOnPages(person, PAID_FOR);
  const onDate = page.getByRole('region', { name: 'Сколько я должен на дату' });
  for (const [days, debt] of [
    [1, '10 080,00 ₽'],
    [10, '10 800,00 ₽'],
  ] as const) {
    await onDate.getByLabel('Дата').fill(plusDays(today, days));
    await expect(onDate.getByText(inWords(plusDays(today, days))).first()).toBeVisible();
    await expect(onDate.getByText(debt).first()).toBeVisible();
  }
  await page.getByRole('button', { name: 'Погасить' }).first().click();
  await cabinet.choosePayment('1 000');
  const preview = page.getByRole('region', { name: 'Куда пойдёт платёж' });
  await expect(preview.getByText('9 000,00 ₽')).toBeVisible();
  await cabinet.type('Сумма платежа', '3 000');
  await expect(preview.getByText('7 000,00 ₽')).toBeVisible();
  await expect(preview.getByText('9 000,00 ₽')).toBeHidden();
  await cabinet.press('Оплатить');
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Платёж зачислен');
  await page.getByRole('link', { name: 'К займу' }).click();
  await cabinet.arrive(/^Договор № /);
  await cabinet.signOut();
  await cabinet.signInOnPages(person);
  await books();
});

test('a translator that comes before the program', async ({ page, simulator, person, books }) => {
  test.slow();
  await forgetPlain(page);
  await translate(page, 'before the program');
  await wholeWay(new PlainCabinet(page, simulator, false), person);
  await books();
});

test('elements before, inside and after the forms', async ({ page, simulator, person, books }) => {
  test.slow();
  await forgetPlain(page);
  await injectElements(page);
  await wholeWay(new PlainCabinet(page, simulator, false), person);
  await books();
});

/** Asks for a code on the page that is open, and counts what that takes. */
async function askForCode(page: Page, cabinet: Cabinet, phone: string): Promise<number> {
  let posts = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/send_sign_in_code')) posts += 1;
  });
  await cabinet.type('Номер телефона', phone);
  await cabinet.press('Продолжить');
  await page.getByLabel('Код из СМС', { exact: true }).waitFor();
  return posts;
}

for (const [what, disturb, step] of [
  ['an element beside the field', injectElements, 'changed'],
  ['a page that the program does not know', removeMarks, 'hydrate'],
] as const) {
  test(`${what}: a plain page, at once and for the session`, async ({ page, cabinet, person, simulator, guard }) => {
    // What the program says where it stops.
    guard.expectError(/^panicked at /);
    await cabinet.byForms.register(person);
    await cabinet.byForms.signOut();
    const sent = (await simulator.messages(person.phone)).length;
    await disturb(page);
    const left = page.waitForRequest((request) => request.url().endsWith('/plain'));
    await page.goto('/login');
    await page.locator(PLAIN).waitFor({ state: 'attached' });
    expect((await left).postData()).toBe(step);

    expect(await askForCode(page, cabinet, person.phone), 'sent once').toBe(1);
    await expect(page.locator('script[type=module]'), 'the next page goes without it').toHaveCount(0);
    expect(await simulator.messages(person.phone)).toHaveLength(sent + 1);
    await cabinet.typeCode(person.phone);
    await page.getByRole('button', { name: 'Войти', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Здравствуйте/ })).toBeVisible();
    await expect(page.locator('script[type=module]')).toHaveCount(0);
  });
}

test('a program that does not arrive is missed on that page only', async ({ page, cabinet, person, guard }) => {
  guard.expectError(/ERR_FAILED/);
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await page.route('**/cabinet_bg.wasm', (route) => route.abort());
  await page.goto('/login');
  await page.locator(PLAIN).waitFor({ state: 'attached' });
  await page.unroute('**/cabinet_bg.wasm');
  expect(await askForCode(page, cabinet, person.phone)).toBe(1);
  await cabinet.ready();
  await cabinet.typeCode(person.phone);
  await cabinet.press('Войти');
  await cabinet.arrive(/^Здравствуйте/);
});

test('offline minutes leave what stands on the page, and say so', async ({ page, context, cabinet, person, guard }) => {
  test.slow();
  guard.expectError(/ERR_INTERNET_DISCONNECTED/);
  await cabinet.borrow(person);
  const loan = page.url();
  // A payment that is begun and not paid: its page looks again by itself.
  await cabinet.startPayment('1 000');
  await page.getByLabel('Номер карты', { exact: true }).waitFor();
  await cabinet.visit(loan);
  await page.getByRole('link', { name: 'Посмотреть платёж' }).click();
  const heading = page.getByRole('heading', { name: /^Ждём подтверждения/ });
  await heading.waitFor();
  await context.setOffline(true);
  const line = page.getByRole('status').filter({ hasText: 'нет связи' });
  await expect(line).toBeVisible();
  await expect(heading).toBeVisible();
  await expect(page.getByText('1 000,00 ₽').first()).toBeVisible();
  await expect(page.getByText('Что-то не получилось')).toBeHidden();
  await context.setOffline(false);
  await expect(line).toBeHidden();
  await expect(heading).toBeVisible();
});

test('a poll that finds nobody signed in leads to sign-in', async ({ page, context, cabinet, newPerson, guard }) => {
  guard.expectStatus(401);
  const person = newPerson('unavailable');
  await cabinet.apply(person);
  await expect(page.getByText(/^Проверяем заявку|^Заявка отправлена/)).toBeVisible();
  await context.clearCookies();
  await expect(page).toHaveURL(/\/login/);
  await cabinet.ready();
});

test('the choice stays with its card when another comes', async ({ page, context, cabinet, person, simulator }) => {
  test.slow();
  await cabinet.register(person);
  await cabinet.linkCard(CARDS.mir);
  await cabinet.press('Привязать карту');
  await cabinet.enterCard(CARDS.good);
  await cabinet.arrive('Заявка на займ');
  await expect(page.getByRole('radio', { name: CARD })).toHaveCount(2);
  await cabinet.press('Привязать карту');
  await page.getByLabel('Номер карты', { exact: true }).waitFor();
  const third = page.url();
  await cabinet.visit('/cabinet/apply');
  const chosen = page.getByRole('radio', { name: /0004$/ });
  await chosen.check();
  const other = new Cabinet(await context.newPage(), simulator, true);
  await other.page.goto(third);
  await other.enterCard(CARDS.withoutCode);
  await other.arrive('Заявка на займ');
  await expect(page.getByRole('radio', { name: CARD })).toHaveCount(3);
  await expect(chosen).toBeChecked();
  await expect(page.getByRole('radio', { name: /4444$/ })).not.toBeChecked();
  await other.page.close();
});

test('a browser that keeps no cookies is told so', async ({ page, context, cabinet, person, guard }) => {
  guard.expectStatus(401);
  await context.route('**/api/*', async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers() };
    delete headers['set-cookie'];
    // Fetching it here has kept them, too.
    await context.clearCookies();
    await route.fulfill({ response, headers });
  });
  const told = page.getByRole('alert').filter({ hasText: 'Разрешите файлы cookie' });
  await cabinet.visit('/');
  await expect(told).toBeHidden();
  await cabinet.press('Получить деньги');
  await expect(told).toBeVisible();
  await cabinet.visit('/login');
  await expect(told).toBeHidden();
  await cabinet.type('Номер телефона', person.phone);
  await cabinet.press('Продолжить');
  await expect(told).toBeVisible();
  await cabinet.visit('/login?step=password');
  await expect(told).toBeHidden();
  await cabinet.type('Номер телефона', DEMO.phone);
  await cabinet.type('Пароль', DEMO.password);
  await cabinet.press('Войти');
  await expect(told).toBeVisible();
});

test('a countdown goes on while the phone sleeps', async ({ page, cabinet, person, simulator }) => {
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await page.clock.install();
  await cabinet.visit('/login');
  await cabinet.type('Номер телефона', person.phone);
  await cabinet.press('Продолжить');
  await simulator.code(person.phone);
  const resend = page.getByRole('button', { name: 'Отправить код ещё раз' });
  await expect(resend).toBeDisabled();
  // Timers stand still meanwhile: each fires once, afterwards.
  await page.clock.fastForward(70_000);
  await expect(resend).toBeEnabled();
});

test('a page that comes back as it was left is loaded anew', async ({ page, cabinet }) => {
  await cabinet.visit('/login');
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
  await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await expect(page.locator('html[data-marked]')).toHaveCount(0);
  await cabinet.ready();
});

test('back from the acquirer, another sum is told of the payment before', async ({ page, cabinet, person, simulator, guard }) => {
  test.slow();
  guard.expectStatus(422);
  await cabinet.borrow(person);
  const before = (await simulator.state()).payments.length;
  await cabinet.startPayment('1 000');
  await page.getByLabel('Номер карты', { exact: true }).waitFor();
  await page.goBack();
  await cabinet.choosePayment('500');
  await cabinet.press('Оплатить');
  await expect(page.getByRole('alert')).toContainText('Предыдущий платёж ещё обрабатывается');
  await page.getByRole('link', { name: 'Посмотреть платёж' }).click();
  await page.getByRole('link', { name: 'Перейти к оплате' }).click();
  await cabinet.enterCard(CARDS.good);
  await cabinet.paymentEnds('Платёж зачислен');
  expect((await simulator.state()).payments).toHaveLength(before + 1);
});

test('the skip link leads into the page, and is no step of the way back', async ({ page, cabinet }) => {
  await cabinet.visit('/');
  await page.getByRole('link', { name: 'Войти' }).first().click();
  await cabinet.arrive('Вход в кабинет');
  await page.getByRole('link', { name: 'К содержанию' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByLabel('Номер телефона')).toBeFocused();
  await page.goBack();
  await expect(page).toHaveURL('/');
});

test('a link to a wrong field leads into it', async ({ page, cabinet }) => {
  await cabinet.choose({ amount: '10 000', days: '20' });
  await cabinet.press('Продолжить');
  for (const field of ['Дата рождения', 'Согласен на обработку персональных данных']) {
    await page.getByRole('alert').getByRole('link', { name: new RegExp(`^${field}`) }).click();
    await expect(page.getByLabel(field)).toBeFocused();
  }
  expect(new URL(page.url()).hash).toBe('');
});

test('figures follow the language, and no line breaks within them', async ({ page, context, cabinet, lender, clock }) => {
  const amount = page.locator('#amount');
  await cabinet.visit('/');
  await expect(amount).toHaveValue(/^\d{1,3}\s\d{3}$/);
  await page.locator('.calculator input[type=range]').first().fill('12000');
  await expect(amount).toHaveValue(/^12\s000$/);
  await expect(cabinet.figure('Переплата')).toHaveText(/^[\d\s]+,\d\d\s₽$/);
  await context.addCookies([{ name: 'language', value: 'en', url: lender.url }]);
  await cabinet.visit('/?product=until-payday&amount=10000&term=30');
  await expect(page.locator('#total')).toHaveText(rubles(10_000 + 80 * daysUntilDue(await clock.today(), 30), 'en-GB'));
  await expect(page.locator('#full-cost')).toHaveText('292.000 %');
});
