/** The demonstration's people: one press each, from the bar's page. On servers of its own: its clock must not have been moved. */
import { Lender } from '../fixtures/servers.ts';
import { expect, test } from '../fixtures/test.ts';

const PEOPLE: [press: string, sees: string | RegExp][] = [
  ['Войти как Олег', 'Здравствуйте, Олег'],
  ['Войти как Дина', 'Здравствуйте, Дина'],
  ['Войти как Павел', 'Здравствуйте, Павел'],
  ['Войти как Жанна', 'Здравствуйте, Жанна'],
  ['Войти как Пётр', 'Здравствуйте, Пётр'],
  ['Войти как Роман', 'Здравствуйте, Роман'],
  ['Войти как Ольга', 'Здравствуйте, Ольга'],
  ['Войти как Анна', 'Здравствуйте, Анна'],
];

test('everybody is one press away, and the clock is in sight', async ({ page, cabinet }) => {
  const lender = await Lender.start();
  try {
    await page.goto(lender.url);
    await cabinet.ready();
    for (const [press, sees] of PEOPLE) {
      await page.getByText(/^Демонстрация\. Сегодня/).click();
      await page.getByRole('link', { name: 'Люди демонстрации' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Люди демонстрации' })).toBeVisible();
      await expect(page.getByText(/^Сегодня\s.*\d{4}.*Часы переводятся/)).toBeVisible();
      await cabinet.press(press);
      await cabinet.arrive(sees);
    }
    await lender.verifyBooks();
  } finally {
    await lender.stop();
  }
});
