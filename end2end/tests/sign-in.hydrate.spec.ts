/** What sign-in does by itself in the browser. */
import { expect, test } from '../fixtures/test.ts';

test('another code can be asked for after a countdown', async ({ page, cabinet, person, simulator, clock }) => {
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await page.clock.install();
  await cabinet.visit('/login');
  await cabinet.type('Номер телефона', person.phone);
  await cabinet.press('Продолжить');
  await simulator.code(person.phone);
  const resend = page.getByRole('button', { name: 'Отправить код ещё раз' });
  await expect(resend).toBeDisabled();
  await expect(page.getByRole('timer')).toHaveText(/через 0:[0-5]\d|через 1:00/);
  await page.clock.runFor(70_000);
  await expect(resend).toBeEnabled();
  await expect(page.getByRole('timer')).toBeEmpty();

  // The server counts by its own clock.
  await clock.advance(1);
  await resend.click();
  await expect(page.getByText('Отправили 2-ю СМС с новым кодом')).toBeVisible();
  await expect(resend).toBeDisabled();
  await expect(page.getByRole('timer')).toHaveText(/через 0:5\d|через 1:00/);
  await cabinet.typeCode(person.phone);
  await cabinet.press('Войти');
  await cabinet.arrive(/^Здравствуйте/);
});

test('the form for the password is there at once, whatever the network does', async ({ page, cabinet }) => {
  await cabinet.visit('/login');
  await page.route('**/api/**', () => new Promise(() => undefined));
  await page.getByRole('link', { name: 'Войти по паролю' }).click();
  await expect(page.getByLabel('Пароль', { exact: true })).toBeVisible({ timeout: 1_000 });
  await page.getByRole('link', { name: 'Войти по коду из СМС' }).click();
  await expect(page.getByRole('button', { name: 'Продолжить' })).toBeVisible({ timeout: 1_000 });
});
