/** What is to come: by date, by month, the rights that end, and calendars at an address of their own. */
import type { Page } from '@playwright/test';
import { dueOn, inWords, plusDays } from '../fixtures/clock.ts';
import { expect, test } from '../fixtures/test.ts';

const LONG = { product: 'long-term', amount: '30 000', days: '56' };

const MONTHS = [
  ...['Январь', 'Февраль', 'Март', 'Апрель', 'Май', 'Июнь'],
  ...['Июль', 'Август', 'Сентябрь', 'Октябрь', 'Ноябрь', 'Декабрь'],
];

/** «Декабрь 2026», as the page calls the month of a day. */
const monthOf = (day: string) => `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/** The table of a month. */
const month = (page: Page, day: string) => page.getByRole('table', { name: monthOf(day), exact: true });

const right = (page: Page, name: string) =>
  page.getByRole('article').filter({ has: page.getByRole('heading', { name, exact: true }) });

test('payments and rights stand on their days', async ({ page, cabinet, person, clock }) => {
  test.slow();
  await cabinet.byForms.borrow(person, LONG);
  const begun = await clock.today();
  const due = [14, 28, 42, 56].map((days) => dueOn(begun, days));
  await cabinet.visit('/cabinet/schedule');

  // the rights, each with its end and where it is used
  const back = right(page, 'Вернуть весь займ без предупреждения');
  await expect(back).toContainText(inWords(dueOn(begun, 14)));
  await expect(back.getByRole('link', { name: 'Погасить' })).toHaveAttribute('href', /^\/cabinet\/loans\/[^/]+\/pay$/);
  const complaint = right(page, 'Пожаловаться и получить ответ');
  await expect(complaint).toContainText(/15\sрабочих дней/);
  await expect(complaint.getByRole('link', { name: /^Позвонить/ })).toHaveAttribute('href', /^tel:\d+$/);

  // the first month, where a day's mark leads to the list
  const first = due[0] as string;
  await expect(month(page, first)).toBeVisible();
  await expect(month(page, first).getByRole('columnheader')).toHaveCount(7);
  await month(page, first).getByRole('link', { name: `Платёж ${inWords(first)}` }).click();
  await expect(page).toHaveURL(cabinet.scripts ? /\/cabinet\/schedule$/ : new RegExp(`#day-${first}$`));
  const entry = page.getByRole('main').getByRole('listitem').filter({ hasText: inWords(first) });
  await expect(entry).toBeInViewport();
  const last = month(page, dueOn(begun, 14)).getByRole('link', { name: `Право ${inWords(dueOn(begun, 14))}` });
  await expect(last).toHaveAttribute('href', /^#return-/);

  // on to the last month by plain links
  const final = due.at(-1) as string;
  const months = page.getByRole('navigation', { name: 'Другие месяцы' });
  await expect(months.getByRole('link')).toHaveCount(1);
  let shown = first;
  while (shown.slice(0, 7) !== final.slice(0, 7)) {
    shown = plusDays(`${shown.slice(0, 7)}-28`, 7);
    await months.getByRole('link', { name: monthOf(shown), exact: true }).click();
    await expect(month(page, shown)).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`month=${shown.slice(0, 7)}`));
  }
  await expect(month(page, final).getByRole('link', { name: `Платёж ${inWords(final)}` })).toBeVisible();
  await expect(months.getByRole('link')).toHaveCount(1);
  await cabinet.ready();

  // a month that there is nothing in is none of them
  await cabinet.visit('/cabinet/schedule?month=2031-01');
  await expect(month(page, final)).toBeVisible();
  await cabinet.visit('/cabinet/schedule?month=nonsense');
  await expect(month(page, first)).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(width, 'nothing stands out at the side').toBe(0);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect(page.locator('table.month')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('an offer can be signed, and a loan that waits refused, until a day that is named', async ({ page, cabinet, person }) => {
  test.slow();
  await cabinet.byForms.getOffer(person, { product: 'long-term', amount: '60 000', days: '182' });
  const application = new URL(cabinet.byForms.address).pathname;
  await cabinet.visit('/cabinet/schedule');
  const offer = right(page, 'Подписать предложение');
  await expect(offer.getByRole('link', { name: 'Открыть заявку' })).toHaveAttribute('href', application);
  await offer.getByRole('link', { name: 'Открыть заявку' }).click();
  await cabinet.arrive(/^Заявка № /);
  await cabinet.sign(person);
  await expect(page.getByRole('heading', { name: 'От займа ещё можно отказаться' })).toBeVisible();
  await cabinet.visit('/cabinet/schedule');
  await expect(offer).toHaveCount(0);
  const refusal = right(page, 'Отказаться от займа');
  await expect(refusal).toContainText(/\d\d:\d\d\sМСК/);
  await expect(refusal.getByRole('link', { name: 'Открыть заявку' })).toHaveAttribute('href', application);
});

test('a calendar has a private address, shown once, until another is made', async ({ page, cabinet, person, request }) => {
  test.slow();
  await cabinet.byForms.borrow(person, LONG);
  await cabinet.visit('/cabinet/schedule');
  const address = page.getByLabel('Адрес календаря', { exact: true });
  await expect(address).toHaveCount(0);
  await cabinet.press('Создать ссылку');
  await expect(address).toBeVisible();
  await expect(page.getByText('В календаре по ссылке нет сумм.')).toBeVisible();
  const first = await address.inputValue();
  expect(first).toMatch(/\/calendar\/[\w-]{43}\.ics$/);
  expect(page.url()).not.toContain(first.split('/').at(-1) as string);

  // without a session, without sums
  const read = async (url: string) => {
    const answer = await request.get(url);
    return { status: answer.status(), text: (await answer.text()).replaceAll('\r\n ', '') };
  };
  const calendar = await read(first);
  expect(calendar.status).toBe(200);
  expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(5);
  expect(calendar.text).not.toContain('₽');

  // shown once
  await cabinet.visit('/cabinet/schedule');
  await expect(page.getByRole('button', { name: 'Сменить ссылку' })).toBeVisible();
  await expect(address).toHaveCount(0);

  // with sums where its owner wants so
  await cabinet.press('Показывать суммы');
  await expect(page.getByText('В календаре по ссылке есть суммы платежей.')).toBeVisible();
  expect((await read(first)).text).toContain('₽');

  // another address ends it at once
  await cabinet.ready();
  await cabinet.press('Сменить ссылку');
  await expect(address).toBeVisible();
  const second = await address.inputValue();
  expect(second).not.toBe(first);
  expect((await read(first)).status).toBe(404);
  expect((await read(second)).text).toContain('₽');

  await cabinet.ready();
  await cabinet.press('Отключить');
  await expect(page.getByRole('button', { name: 'Создать ссылку' })).toBeVisible();
  await expect(address).toHaveCount(0);
  expect((await read(second)).status).toBe(404);
});

test('sums can be asked for from the beginning', async ({ page, cabinet, person, request }) => {
  test.slow();
  await cabinet.byForms.borrow(person, { amount: '10 000', days: '30' });
  await cabinet.visit('/cabinet/schedule');
  await page.getByRole('checkbox', { name: 'Показывать суммы' }).check();
  await cabinet.press('Создать ссылку');
  const address = page.getByLabel('Адрес календаря', { exact: true });
  await expect(address).toBeVisible();
  const answer = await request.get(await address.inputValue());
  const sum = page.getByRole('main').getByRole('listitem').first().locator('.timeline-sum');
  // commas are escaped in a calendar
  expect((await answer.text()).replaceAll('\r\n ', '').replaceAll('\\,', ',')).toContain(`: ${await sum.innerText()}`);
  await expect(page.getByText('В календаре по ссылке есть суммы платежей.')).toBeVisible();
});
