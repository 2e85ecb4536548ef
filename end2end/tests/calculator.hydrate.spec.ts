/** The calculator in the browser: figures follow what is typed, with no word to the server. */
import { daysUntilDue, dueOn, inWords, plusDays, rubles, termThatEnds } from '../fixtures/clock.ts';
import { expect, test } from '../fixtures/test.ts';

test('figures follow at once, without a request', async ({ page, cabinet, clock }) => {
  const today = await clock.today();
  await cabinet.visit('/');
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));

  await cabinet.typeChoice({ amount: '15 000', days: '20' });
  await expect(cabinet.figure('К возврату')).toHaveText('15 000,00 ₽');
  await expect(cabinet.figure('Переплата')).toHaveText('0,00 ₽');
  await expect(cabinet.figure('ПСК')).toHaveText('0,000 %');
  await expect(cabinet.figure('Дата возврата')).toHaveText(inWords(dueOn(today, 20)));

  await cabinet.typeChoice({ amount: '10 000', days: '30' });
  const interest = 80 * daysUntilDue(today, 30);
  await expect(cabinet.figure('К возврату')).toHaveText(rubles(10_000 + interest));
  await expect(cabinet.figure('Переплата')).toHaveText(rubles(interest));
  await expect(cabinet.figure('ПСК')).toHaveText('292,000 %');
  await expect(cabinet.figure('Дата возврата')).toHaveText(inWords(dueOn(today, 30)));

  expect(requests).toEqual([]);
});

test('new figures stand within one frame', async ({ page, cabinet, clock }) => {
  await cabinet.visit('/');
  await cabinet.typeChoice({ amount: '10 000', days: '30' });
  const shown = await page.getByRole('textbox', { name: 'Сумма займа' }).evaluate((input: HTMLInputElement) => {
    const total = document.getElementById('total');
    input.value = '5 000';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return new Promise((frame) => requestAnimationFrame(() => frame(total?.textContent)));
  });
  const total = rubles(5_000 + 40 * daysUntilDue(await clock.today(), 30));
  expect(shown).toBe(total.replaceAll(' ', '\u00a0'));
});

test('the slider and the typed figure move each other', async ({ page, cabinet }) => {
  await cabinet.visit('/');
  const amount = page.getByRole('textbox', { name: 'Сумма займа' });
  const slider = page.getByRole('slider').first();
  await amount.fill('10 000');
  await expect(slider).toHaveValue('10000');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(amount).toHaveValue(/^30\s000$/);
  await page.keyboard.press('Home');
  await expect(amount).toHaveValue(/^1\s000$/);
  await cabinet.type('Срок займа', '7');
  await expect(cabinet.figure('К возврату')).toHaveText('1 000,00 ₽');
});

test('what cannot be lent has no figures, and says why', async ({ page, cabinet }) => {
  await cabinet.visit('/');
  for (const amount of ['30 001', '999', '-5', 'много', '']) {
    await cabinet.typeChoice({ amount, days: '20' });
    await expect(cabinet.figure('К возврату')).toHaveText('—');
  }
  await expect(page.getByText('Заполните это поле')).toBeVisible();
  await cabinet.typeChoice({ amount: '30 001', days: '20' });
  await expect(page.getByText('От 1 000 ₽ до 30 000 ₽')).toBeVisible();
  await cabinet.typeChoice({ amount: '10 250', days: '20' });
  await expect(page.getByText('Сумма кратна 500 ₽: 10 000 или 10 500')).toBeVisible();
  await cabinet.typeChoice({ amount: '10 000', days: '46' });
  await expect(cabinet.figure('Дата возврата')).toHaveText('—');
});

test('a due date on a day off is the next working day, and that is said', async ({ page, cabinet, clock }) => {
  const today = await clock.today();
  await cabinet.visit('/');
  const off = termThatEnds(today, 7, true);
  await cabinet.typeChoice({ amount: '10 000', days: `${off} дней` });
  const due = dueOn(today, off);
  await expect(cabinet.figure('Дата возврата')).toHaveText(inWords(due));
  const said = page.getByText('выпадает на выходной: вернуть до');
  await expect(said).toContainText(inWords(plusDays(today, off)));
  await expect(said).toContainText(inWords(due));
  await cabinet.typeChoice({ amount: '10 000', days: String(termThatEnds(today, 7, false)) });
  await expect(said).toBeHidden();
});

test('another product keeps what was chosen, as far as it lends that', async ({ page, cabinet }) => {
  await cabinet.visit('/');
  await cabinet.typeChoice({ amount: '20 000', days: '30' });
  await cabinet.chooseProduct('Долгосрочный');
  await expect(page.getByRole('textbox', { name: 'Сумма займа' })).toHaveValue(/^20\s?000$/);
  await expect(page.getByRole('textbox', { name: 'Срок займа' })).toHaveValue('56');
  await expect(cabinet.figure('Платёж раз в две недели')).toBeVisible();
  await expect(page).toHaveURL(/product=long-term/);
  await cabinet.chooseProduct('До зарплаты');
  await expect(page.getByRole('textbox', { name: 'Срок займа' })).toHaveValue('45');
  await expect(cabinet.figure('Платёж раз в две недели')).toBeHidden();
});
