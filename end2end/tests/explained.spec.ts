/** A debt explained: on any day and line by line, by which law, and with a full cost that anybody can work out again. */
import type { Locator, Page } from '@playwright/test';
import type { Cabinet } from '../fixtures/cabinet.ts';
import { daysUntilDue, inWords, plusDays, rubles } from '../fixtures/clock.ts';
import { expect, test } from '../fixtures/test.ts';

const PAID_FOR = { amount: '10 000', days: '30' };
const LONG = { product: 'long-term', amount: '30 000', days: '56' };

/** What is owed on a date. */
const onDate = (page: Page): Locator => page.getByRole('region', { name: 'Сколько я должен на дату' });

/** A part of the debt that unfolds. */
const part = (page: Page, name: string): Locator => onDate(page).locator('details').filter({ has: page.locator('summary', { hasText: name }) });

/** A disclosure of the page, opened. */
async function opened(page: Page, name: string): Promise<Locator> {
  const disclosure = page.locator('details').filter({ has: page.locator('summary', { hasText: name }) });
  await disclosure.locator('summary').click();
  return disclosure;
}

/** The slider and the date follow one another. */
async function slide(page: Page, cabinet: Cabinet, today: string): Promise<void> {
  const date = onDate(page).getByLabel('Дата');
  const slider = onDate(page).getByRole('slider', { name: 'Ползунок: день' });
  await expect(date).toHaveValue(today);
  if (!cabinet.scripts) {
    // it sends nothing, so it is not there
    await expect(slider).toBeHidden();
    return;
  }
  await expect(slider).toHaveValue('0');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(date).toHaveValue(plusDays(today, 2));
  await expect(slider).toHaveAttribute('aria-valuetext', new RegExp(inWords(plusDays(today, 2)).replaceAll(' ', '\\s')));
  await expect(onDate(page).getByText(rubles(10_160)).first()).toBeVisible();
  await page.keyboard.press('End');
  const last = daysUntilDue(today, 30) + 90;
  await expect(date).toHaveValue(plusDays(today, last));
  await date.fill(plusDays(today, 5));
  await expect(slider).toHaveValue('5');
  await expect(onDate(page).getByText(rubles(10_400)).first()).toBeVisible();
  // beyond the slider the date goes on
  await date.fill(plusDays(today, last + 30));
  await expect(slider).toHaveValue(String(last));
  await expect(onDate(page).getByText(inWords(plusDays(today, last + 30))).first()).toBeVisible();
}

test('a debt is explained on any day', async ({ page, cabinet, person, clock }) => {
  test.slow();
  await cabinet.borrow(person, PAID_FOR);
  const today = await clock.today();
  const term = daysUntilDue(today, 30);
  await slide(page, cabinet, today);
  const choose = async (days: number) => {
    await onDate(page).getByLabel('Дата').fill(plusDays(today, days));
    if (!cabinet.scripts) await onDate(page).getByRole('button', { name: 'Показать' }).click();
  };

  await choose(10);
  await expect(onDate(page).getByText(rubles(10_800)).first()).toBeVisible();
  await part(page, 'Проценты').locator('summary').click();
  const lines = part(page, 'Проценты').locator('dl.rows > div');
  await expect(lines).toHaveCount(1);
  const first = inWords(plusDays(today, 1));
  await expect(lines).toContainText(`с ${first} по ${inWords(plusDays(today, 10))}: 10 000 ₽ × 0,8 % × 10 дней`);
  await expect(lines.locator('dd')).toHaveText(rubles(800));

  // a day after the term: interest goes on, and a penalty of 20 % a year for one day is beside it
  await choose(term + 1);
  if (!cabinet.scripts) await part(page, 'Проценты').locator('summary').click();
  // what was unfolded stays unfolded
  await expect(part(page, 'Проценты').locator('summary')).toContainText(rubles(80 * (term + 1)));
  await expect(lines.locator('dd').last()).toBeVisible();
  await part(page, 'Неустойка').locator('summary').click();
  await expect(part(page, 'Неустойка').getByText('10 000 ₽ × 20 % годовых × 1 день')).toBeVisible();
  await expect(part(page, 'Неустойка').locator('dd')).toHaveText(rubles(5.47));

  // long after it nothing more may accrue: as much as was lent
  await choose(400);
  await expect(onDate(page).getByText(rubles(20_000)).first()).toBeVisible();
  await expect(onDate(page).getByRole('progressbar', { name: 'Начислено из предельных 10 000 ₽' })).toHaveAttribute('value', '100');
  const stops = onDate(page).getByText('если не платить, рост остановится');
  await expect(stops).toBeVisible();
  const said = (await stops.innerText()).replace(/\s/g, ' ');
  const isSaid = (days: number) => said.includes(`остановится ${inWords(plusDays(today, days)).replace(/\s/g, ' ')}.`);
  const number = Array.from({ length: 400 }, (_, days) => days).find(isSaid) ?? 0;
  expect(number).toBeGreaterThan(term);
  await choose(number);
  await expect(onDate(page).getByText(rubles(20_000)).first()).toBeVisible();
  await choose(number - 1);
  await expect(onDate(page).getByText(inWords(plusDays(today, number - 1))).first()).toBeVisible();
  await expect(onDate(page).getByText(rubles(20_000))).toHaveCount(0);
});

test('the full cost can be worked out again, from the offer to the loan, which names its law', async ({ page, cabinet, person, clock }) => {
  test.slow();
  await cabinet.getOffer(person, LONG);
  const today = await clock.today();
  const flowsOf = async (shown: Locator) => {
    const table = shown.getByRole('table', { name: 'Денежные потоки' });
    // the sum lent and four payments, under a head
    await expect(table.getByRole('row')).toHaveCount(6);
    const file = await page.request.get((await shown.getByRole('link', { name: /CSV/ }).getAttribute('href')) ?? '');
    expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
    const [head, ...lines] = (await file.text()).trim().split('\r\n');
    expect(head).toBe('date,day,amount');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toBe(`${today},0,-30000.00`);
    for (const [index, line] of lines.entries()) {
      const [date = '', day, amount] = line.split(',');
      expect(date).toBe(plusDays(today, Number(day)));
      const row = table.getByRole('row').nth(index + 1);
      await expect(row.getByRole('rowheader')).toHaveText(inWords(date));
      await expect(row.getByRole('cell').last()).toHaveText(`${index === 0 ? '−' : ''}${rubles(Math.abs(Number(amount)))}`);
    }
  };
  const figure = (shown: Locator, name: string) => shown.locator('dl.rows > div').filter({ hasText: name });

  const offer = await opened(page, 'Как посчитана ПСК');
  await expect(figure(offer, 'ПСК в документе')).toContainText('Совпадает с документом.');
  const named = await figure(offer, 'ПСК в документе').locator('dd').innerText();
  await expect(figure(offer, 'ПСК из этих сумм').locator('dd')).toHaveText(named);
  // it is the one that stands in the frame of the conditions
  const percent = named.replace(/\s*годовых$/, '').replaceAll('\u00a0', ' ');
  await expect(page.locator('.psk p').first()).toContainText(percent);
  await flowsOf(offer);

  await cabinet.sign(person);
  await cabinet.openLoan();
  const loan = await opened(page, 'Как посчитана ПСК');
  await expect(figure(loan, 'ПСК в документе').locator('dd')).toHaveText(named);
  await expect(figure(loan, 'ПСК из этих сумм').locator('dd')).toHaveText(named);
  await flowsOf(loan);

  // the law that governs it, too
  const law = page.locator('section.card').filter({ has: page.getByRole('heading', { name: 'По какому закону' }) });
  await expect(law).toContainText(`Договор подписан ${inWords(today)}`);
  await expect(law).toContainText(/предел начислений 100\s% суммы займа, ставка не выше 0,8\s% в день/);
  const articles = await opened(page, 'Статьи закона');
  await expect(articles.locator('dl.rows > div').first()).toContainText(/ч. 24 ст. 5, для договоров с 1\sапреля\s2026/);

  // the parts of a debt in instalments unfold, too
  await part(page, 'Основной долг').locator('summary').click();
  await expect(part(page, 'Основной долг').getByText('Выдано')).toBeVisible();
  await expect(part(page, 'Основной долг').locator('dd')).toHaveText(rubles(30_000));
});
