/** A credit holiday: worked out, asked for, signed by code, and what the lender's answer makes of it. */
import { dueOn, inWords, isDayOff, plusDays, rubles } from '../fixtures/clock.ts';
import type { Lender } from '../fixtures/servers.ts';
import { expect, test } from '../fixtures/test.ts';

const LOAN = { amount: '10 000', days: '30' };
const LAST = 'Доход за два последних месяца';
const BEFORE = 'Доход за двенадцать месяцев до них';

/** The same day of the month so many months later, or the month's last. */
function plusMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** So many working days after a day. */
function plusWorkingDays(day: string, count: number): string {
  let [then, left] = [day, count];
  while (left > 0) {
    then = plusDays(then, 1);
    if (!isDayOff(then)) left -= 1;
  }
  return then;
}

/** The request about a contract that waits for an answer. */
async function requestAbout(lender: Lender, contract: string): Promise<string> {
  // The exit status tells that another test's request is late.
  const listed = await lender.command('holiday-requests').catch((late: { stdout: string }) => late.stdout);
  const line = listed.split('\n').find((one) => one.includes(`contract ${contract},`));
  const id = line?.split(' ')[0];
  if (id === undefined) throw new Error(`no request about ${contract}: ${listed}`);
  return id;
}

test('a holiday because the income fell', async ({ page, cabinet, person, clock, lender, guard, books }) => {
  test.slow();
  guard.expectStatus(422);
  await cabinet.borrow(person, LOAN);
  const begun = await clock.today();
  await clock.advance(10);
  const asked = await clock.today();
  await cabinet.signInAgain(person);
  await page.getByRole('link', { name: /^Договор № / }).click();
  await cabinet.arrive(/^Договор № /);
  await page.getByRole('link', { name: 'Если денег не хватает' }).click();
  await cabinet.arrive('Если денег не хватает');
  await page.getByRole('link', { name: 'К каникулам' }).click();
  await cabinet.arrive('Кредитные каникулы');
  const address = new URL(page.url()).pathname;
  const main = page.getByRole('main');
  const figure = (name: string) => main.locator('dl.rows > div').filter({ hasText: name }).locator('dd');

  // by 30 % exactly is too little, here and for the server
  await page.getByRole('radio', { name: /^Доход снизился/ }).check();
  await cabinet.type(LAST, '84 000');
  await cabinet.type(BEFORE, '720 000');
  await page.getByLabel('На сколько месяцев', { exact: true }).selectOption('2');
  if (!cabinet.scripts) await cabinet.press('Рассчитать');
  await expect(main.getByText('Этого мало: нужно больше 30 %.')).toBeVisible();
  await cabinet.press('Составить требование');
  await expect(main.getByText('По закону каникулы сейчас не положены.')).toBeVisible();
  await expect(main.getByText('снизился на 30 %, а нужно больше 30 %.')).toBeVisible();
  await cabinet.ready();
  // nothing that was typed is lost
  await expect(page.getByLabel(BEFORE, { exact: true })).toHaveValue('720 000');
  await cabinet.type(LAST, '70 000');
  if (!cabinet.scripts) await cabinet.press('Рассчитать');
  await expect(main.getByText('стал 35 000 ₽: снизился на 41,6 %. Этого достаточно')).toBeVisible();

  // half of 0.8 % a day, and every date moves by the days of the holiday
  const until = plusMonths(asked, 2);
  const days = (Date.parse(until) - Date.parse(asked)) / 86_400_000;
  const due = dueOn(dueOn(begun, 30), days);
  await expect(figure('Последний день каникул')).toHaveText(inWords(until));
  await expect(figure('Ставка в каникулы')).toHaveText('0,4 % в день');
  await expect(figure('Проценты за каникулы')).toHaveText(rubles(40 * days));
  await expect(figure('Новая дата возврата')).toHaveText(inWords(due));
  await expect(page.getByRole('table', { name: 'Сейчас' }).getByText(inWords(dueOn(begun, 30)))).toBeVisible();
  await expect(page.getByRole('table', { name: 'С каникулами' }).getByText(inWords(due))).toBeVisible();
  await expect(main.getByText('бывшая 2-НДФЛ')).toBeVisible();

  await cabinet.press('Составить требование');
  await expect(page.getByRole('heading', { name: /^Требование о предоставлении льготного периода/ })).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'Платежи после каникул' })).toBeVisible();
  await cabinet.ready();
  await cabinet.typeCode(person.phone);
  await cabinet.press('Подписать');
  await expect(page.getByRole('heading', { name: 'Требование подано' })).toBeVisible();
  await expect(figure('Ответим не позже')).toHaveText(inWords(plusWorkingDays(asked, 5)));
  const silentUntil = inWords(plusDays(asked, 10));
  await expect(
    main.getByText(`Если ответа не будет до конца ${silentUntil}, каникулы считаются предоставленными.`),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: 'Составить требование' })).toBeHidden();

  const back = await page.getByRole('link', { name: /^Договор № / }).innerText();
  const request = await requestAbout(lender, back.split(/\s/).at(-1) ?? '');
  await lender.command('staff', 'grant-holiday', '--request', request, '--by', 'ivanova');
  await cabinet.visit(address);
  await expect(page.getByRole('heading', { name: 'Каникулы предоставлены' })).toBeVisible();
  await expect(main.getByText(`До ${inWords(until)} включительно платить ничего не нужно`)).toBeVisible();
  await page.getByRole('link', { name: 'К займу' }).click();
  await cabinet.arrive(/^Договор № /);
  // as the server writes it, too
  await page.reload();
  await cabinet.ready();
  const told = `Кредитные каникулы до ${inWords(until)}: платить сейчас ничего не нужно, неустойки нет.`;
  await expect(main.getByText(told)).toBeVisible();
  await expect(main.getByText('Начались кредитные каникулы')).toBeVisible();
  await expect(figure('Вернуть до')).toHaveText(inWords(due));
  await expect(figure('Срок по договору')).toHaveText(inWords(dueOn(begun, 30)));

  // the interest of the holiday is told apart
  await clock.advance(3);
  await cabinet.signInAgain(person);
  await expect(main.getByText(told)).toBeVisible();
  await expect(main.getByText(`из них ${rubles(120)} — проценты за каникулы, с последним платежом`)).toBeVisible();
  await expect(main.getByRole('link', { name: 'Продлить займ' })).toBeHidden();
  await main.getByRole('link', { name: 'О каникулах' }).click();
  await cabinet.arrive('Кредитные каникулы');
  await page.getByText('Подписанное требование').click();
  await expect(page.getByRole('rowheader', { name: 'Платежи после каникул' })).toBeVisible();
  await books();
});

test('a holiday because of an emergency is refused, and can be asked for again', async ({ page, cabinet, person, lender }) => {
  test.slow();
  await cabinet.borrow(person);
  const address = `${new URL(page.url()).pathname}/holiday`;
  await cabinet.visit(address);
  await cabinet.arrive('Кредитные каникулы');
  await cabinet.press('Составить требование');
  await expect(page.getByRole('group', { name: 'Почему нужны каникулы' })).toHaveAttribute('aria-invalid', 'true');
  await cabinet.ready();
  await page.getByRole('radio', { name: /^Чрезвычайная ситуация/ }).check();
  // what the other ground needs steps aside, where something can move it
  const income = page.getByLabel(LAST, { exact: true });
  if (cabinet.scripts) await expect(income).toBeHidden();
  else await expect(income).toBeVisible();
  await cabinet.press('Составить требование');
  await expect(page.getByRole('rowheader', { name: 'Основание' })).toBeVisible();
  await cabinet.ready();
  await cabinet.typeCode(person.phone);
  await cabinet.press('Подписать');
  await expect(page.getByRole('heading', { name: 'Требование подано' })).toBeVisible();

  const back = await page.getByRole('link', { name: /^Договор № / }).innerText();
  const request = await requestAbout(lender, back.split(/\s/).at(-1) ?? '');
  const reason = 'Нет справки о чрезвычайной ситуации';
  await lender.command('staff', 'refuse-holiday', '--request', request, '--reason', reason, '--by', 'ivanova');
  await cabinet.visit(address);
  await expect(page.getByRole('heading', { name: 'В каникулах отказано' })).toBeVisible();
  await expect(page.getByText(`Причина: ${reason}`)).toBeVisible();
  await expect(page.getByRole('radio', { name: /^Чрезвычайная ситуация/ })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Составить требование' })).toBeVisible();
});
