/** What people paste, with scripts and without. */
import { expect, test } from '../fixtures/test.ts';

test('a phone with marks that nobody sees, and a whole SMS for its code', async ({ page, cabinet, person, simulator }) => {
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await cabinet.visit('/login');
  const phone = `+7 ${person.phone.slice(1, 4)} ${person.phone.slice(4, 7)}-${person.phone.slice(7, 9)}-${person.phone.slice(9)}`;
  await cabinet.type('Номер телефона', `\u202a${phone.replaceAll(' ', '\u00a0').replaceAll('-', '–')}\u202c`);
  await cabinet.press('Продолжить');
  await expect(page.getByLabel('Код из СМС', { exact: true })).toBeVisible();
  await cabinet.ready();
  const code = await simulator.code(person.phone);
  await cabinet.type('Код из СМС', `${code} — код для входа в личный кабинет. Никому его не сообщайте. Пример`);
  await cabinet.press('Войти');
  await cabinet.arrive('Здравствуйте, Вера');
});

test('letters in two parts and a date as it is printed', async ({ page, cabinet, person, guard }) => {
  guard.expectStatus(422);
  await cabinet.choose({ amount: '10 000 руб.', days: '20 дней' });
  await cabinet.fillPerson({ ...person, givenName: 'Андреи\u0306', birthDate: '31 01 1990 г.' });
  await cabinet.type('Фамилия', 'Семе\u0308нов');
  await cabinet.type('Электронная почта', '\u0430nna@example.ru');
  await cabinet.press('Продолжить');
  await expect(page.getByText('Русские и латинские буквы вперемешку').first()).toBeVisible();
  await cabinet.ready();
  await cabinet.type('Электронная почта', 'Анна <anna@example.ru>');
  await cabinet.press('Продолжить');
  await cabinet.arrive('Пароль для входа');
});

test('a password manager finds whose password it is', async ({ page, cabinet, person }) => {
  await cabinet.choose({ amount: '10 000', days: '20' });
  await cabinet.fillPerson(person);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Пароль для входа');
  const name = page.locator('input[autocomplete=username]');
  await expect(name).toHaveAttribute('type', 'text');
  await expect(name).toHaveAttribute('name', 'username');
  await expect(name).toHaveValue(person.phone);
});
