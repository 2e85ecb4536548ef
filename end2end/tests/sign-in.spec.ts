/** Signing in and out. */
import { expect, test } from '../fixtures/test.ts';

test('by a code, after a wrong one', async ({ page, cabinet, person, simulator, guard }) => {
  guard.expectStatus(422);
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await page.goto('/cabinet');
  await expect(page).toHaveURL('/login');
  await cabinet.ready();

  await cabinet.type('Номер телефона', `8 (${person.phone.slice(1, 4)}) ${person.phone.slice(4, 7)}-${person.phone.slice(7, 9)} ${person.phone.slice(9)}`);
  await cabinet.press('Продолжить');
  const code = await simulator.code(person.phone);
  await expect(page.getByLabel('Код из СМС', { exact: true })).toHaveValue('');
  await cabinet.type('Код из СМС', code === '000000' ? '111111' : '000000');
  await cabinet.press('Войти');
  await expect(page.getByRole('alert')).toHaveText('Код не подошёл. Осталось попыток: 4.');
  await cabinet.ready();
  await cabinet.type('Код из СМС', code);
  await cabinet.press('Войти');
  await cabinet.arrive('Здравствуйте, Вера');
});

test('by a password, after a wrong one', async ({ page, cabinet, person, guard }) => {
  guard.expectStatus(422);
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await cabinet.visit('/login');
  await page.getByRole('link', { name: 'Войти по паролю' }).click();
  await cabinet.type('Номер телефона', person.phone);
  await cabinet.type('Пароль', 'не тот пароль');
  await cabinet.press('Войти');
  await expect(page.getByRole('alert')).toContainText('Номер или пароль не подошли');
  await cabinet.ready();
  await expect(page.getByLabel('Номер телефона')).toHaveValue(person.phone);
  await cabinet.type('Пароль', person.password);
  await cabinet.press('Войти');
  await cabinet.arrive('Здравствуйте, Вера');
});

test('signing out ends the session on the server', async ({ page, context, cabinet, person }) => {
  await cabinet.register(person);
  const cookies = await context.cookies();
  await cabinet.signOut();
  await context.addCookies(cookies);
  await page.goto('/cabinet');
  await expect(page).toHaveURL('/login');
  await cabinet.ready();
});

test('signed out, every page of the cabinet leads to sign-in', async ({ page, cabinet }) => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  for (const path of ['', '/apply', `/applications/${unknown}`, `/loans/${unknown}`, `/loans/${unknown}/pay`, '/nowhere']) {
    await page.goto(`/cabinet${path}`);
    await expect(page).toHaveURL('/login');
    await cabinet.ready();
  }
});

test('whoever is sent to sign in comes back to what was asked for', async ({ page, cabinet, person }) => {
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await page.goto('/cabinet/loans');
  await expect(page).toHaveURL('/login');
  await cabinet.ready();
  await expect(page.getByText('Войдите, и откроется страница')).toBeVisible();
  await page.getByRole('link', { name: 'Войти по паролю' }).click();
  await cabinet.type('Номер телефона', person.phone);
  await cabinet.type('Пароль', person.password);
  await cabinet.press('Войти');
  await expect(page).toHaveURL('/cabinet/loans');
  await cabinet.ready();
});

test('an unknown phone is told the same, and gets nothing', async ({ page, cabinet, person, newPerson, simulator, guard }) => {
  guard.expectStatus(422);
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  const told: string[] = [];
  const stranger = newPerson();
  for (const { phone } of [person, stranger]) {
    await cabinet.visit('/login');
    await cabinet.type('Номер телефона', phone);
    await cabinet.press('Продолжить');
    await expect(page.getByLabel('Код из СМС', { exact: true })).toBeVisible();
    await cabinet.ready();
    await cabinet.type('Код из СМС', '000000');
    await cabinet.press('Войти');
    await expect(page.getByRole('alert')).toBeVisible();
    told.push((await page.getByRole('main').innerText()).replace(/\+7 \d{3} \S+/, 'PHONE').replace(/\d:\d\d/, '0:00'));
    await cabinet.ready();
  }
  expect(told[1]).toBe(told[0]);
  expect(await simulator.messages(stranger.phone)).toEqual([]);
});

test('what is no mobile number is told beside the field', async ({ cabinet }) => {
  await cabinet.visit('/login');
  for (const phone of ['', '12345', '+1 202 555 0101', '8 495 123-45-67', 'телефон']) {
    await cabinet.type('Номер телефона', phone);
    await cabinet.press('Продолжить');
    await cabinet.wrongField('Номер телефона');
    await cabinet.ready();
  }
});

test('the page says what to do when the number has changed', async ({ page, cabinet }) => {
  await cabinet.visit('/login');
  await expect(page.getByText('Сменился номер?')).toBeVisible();
});
