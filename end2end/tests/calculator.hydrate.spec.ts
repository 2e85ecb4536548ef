/** The calculator in the browser: figures follow what is typed, with no word to the server. */
import { inWords, plusDays } from '../fixtures/clock.ts';
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
  await expect(cabinet.figure('Дата возврата')).toHaveText(inWords(plusDays(today, 20)));

  await cabinet.typeChoice({ amount: '10 000', days: '30' });
  await expect(cabinet.figure('К возврату')).toHaveText('12 400,00 ₽');
  await expect(cabinet.figure('Переплата')).toHaveText('2 400,00 ₽');
  await expect(cabinet.figure('ПСК')).toHaveText('292,000 %');
  await expect(cabinet.figure('Дата возврата')).toHaveText(inWords(plusDays(today, 30)));

  expect(requests).toEqual([]);
});

test('new figures stand within one frame', async ({ page, cabinet }) => {
  await cabinet.visit('/');
  await cabinet.typeChoice({ amount: '10 000', days: '30' });
  const shown = await page.getByRole('textbox', { name: 'Сумма займа' }).evaluate((input: HTMLInputElement) => {
    const total = document.getElementById('total');
    input.value = '5 000';
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    return new Promise((frame) => requestAnimationFrame(() => frame(total?.textContent)));
  });
  expect(shown).toBe('6\u00a0200,00\u00a0₽');
});

test('the slider and the typed figure move each other', async ({ page, cabinet }) => {
  await cabinet.visit('/');
  const amount = page.getByRole('textbox', { name: 'Сумма займа' });
  const slider = page.getByRole('slider').first();
  await amount.fill('10 000');
  await expect(slider).toHaveValue('10000');
  await slider.focus();
  await page.keyboard.press('End');
  await expect(amount).toHaveValue('30000');
  await page.keyboard.press('Home');
  await expect(amount).toHaveValue('1000');
  await cabinet.type('Срок займа', '7');
  await expect(cabinet.figure('К возврату')).toHaveText('1 000,00 ₽');
});

test('what cannot be lent has no figures, and says why', async ({ page, cabinet }) => {
  await cabinet.visit('/');
  for (const amount of ['30 001', '999', '-5', 'много', '']) {
    await cabinet.typeChoice({ amount, days: '20' });
    await expect(cabinet.figure('К возврату')).toHaveText('—');
  }
  await expect(page.getByText('От 1 000 ₽ до 30 000 ₽')).toBeVisible();
  await cabinet.typeChoice({ amount: '10 000', days: '46' });
  await expect(cabinet.figure('Дата возврата')).toHaveText('—');
});
