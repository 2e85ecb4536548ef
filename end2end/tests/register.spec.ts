/** The four steps of registration. */
import { expect, test } from '../fixtures/test.ts';
import { FREE, REQUIRED_CONSENTS } from '../fixtures/typed.ts';

/** Something wrong for every field of step 2; an empty text is wrong where a field is required. */
const NONSENSE = {
  Фамилия: 'Синицына 3',
  Имя: '',
  Отчество: '!!',
  'Дата рождения': '31.02.1990',
  'Номер телефона': '8 495 123-45-67',
  'Электронная почта': 'вера собака почта',
  'Код приглашения': 'ы',
};

test('each wrong field says how to mend it, and nothing typed is lost', async ({ page, cabinet }) => {
  await cabinet.choose({ amount: '15 000', days: '20' });
  for (const [label, text] of Object.entries(NONSENSE)) await cabinet.type(label, text);
  await page.getByRole('checkbox', { name: REQUIRED_CONSENTS[1] }).check();
  await cabinet.press('Продолжить');

  for (const [label, text] of Object.entries(NONSENSE)) {
    await cabinet.wrongField(label);
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
  }
  await cabinet.wrongField(REQUIRED_CONSENTS[0] as string);
  await cabinet.wrongField(REQUIRED_CONSENTS[2] as string);
  await expect(page.getByRole('checkbox', { name: REQUIRED_CONSENTS[1] })).toBeChecked();
  await expect(page.getByRole('checkbox', { name: REQUIRED_CONSENTS[1] })).not.toHaveAttribute('aria-invalid');
  await expect(page).toHaveTitle(/^Ошибка: /);
  if (cabinet.scripts) await expect(page.getByLabel('Фамилия')).toBeFocused();
});

test('each step begins with its own fields, whatever stood in those before', async ({ page, cabinet, person, simulator }) => {
  await cabinet.choose({ amount: '15 000', days: '20' });
  await cabinet.fillPerson(person);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Пароль для входа');
  for (const label of ['Пароль', 'Повторите пароль']) {
    await expect(page.getByLabel(label, { exact: true })).toHaveValue('');
  }
  await cabinet.typeNewPassword(person.password);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Подтвердите номер');
  await expect(page.getByLabel('Код из СМС', { exact: true })).toHaveValue('');
  await page.getByRole('link', { name: 'Войти', exact: true }).last().click();
  await cabinet.arrive('Вход в кабинет');
  await expect(page.getByLabel('Номер телефона')).toHaveValue('');
  await cabinet.type('Номер телефона', person.phone);
  await page.getByRole('link', { name: 'Войти по паролю' }).click();
  await expect(page.getByLabel('Пароль', { exact: true })).toHaveValue('');
  expect(await simulator.messages(person.phone)).toHaveLength(1);
});

test('only grown-ups register', async ({ page, cabinet, person }) => {
  await cabinet.choose({ amount: '15 000', days: '20' });
  for (const [birthDate, why] of [
    ['01.01.2020', 'Займы выдаём с 18 лет'],
    ['01.01.1890', 'проверьте год'],
    ['01.01.2990', 'ещё не наступила'],
  ] as const) {
    await cabinet.fillPerson({ ...person, birthDate });
    await cabinet.press('Продолжить');
    await cabinet.wrongField('Дата рождения');
    await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByLabel('Фамилия')).toHaveValue(person.surname);
    await cabinet.ready();
  }
});

test('a bad password is refused, a good one leads on', async ({ cabinet, person }) => {
  await cabinet.choose({ amount: '15 000', days: '20' });
  await cabinet.fillPerson(person);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Пароль для входа');
  for (const [password, repeated, wrong] of [
    ['', '', 'Пароль'],
    ['коротко', 'коротко', 'Пароль'],
    ['длинный пароль', 'другой пароль', 'Повторите пароль'],
  ] as const) {
    await cabinet.type('Пароль', password);
    await cabinet.type('Повторите пароль', repeated);
    await cabinet.press('Продолжить');
    await cabinet.wrongField(wrong);
    await cabinet.ready();
  }
  await cabinet.typeNewPassword(person.password);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Подтвердите номер');
});

test('going back and reloading lose nothing', async ({ page, cabinet, person }) => {
  await cabinet.choose({ amount: '10 000', days: '30' });
  await cabinet.fillPerson(person);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Пароль для входа');

  await page.getByRole('link', { name: 'Назад' }).click();
  await cabinet.arrive('О вас');
  await page.reload();
  await cabinet.ready();
  await expect(page.getByLabel('Фамилия')).toHaveValue(person.surname);
  await expect(page.getByLabel('Отчество')).toHaveValue(person.patronymic);
  await expect(page.getByLabel('Дата рождения')).toHaveValue(person.birthDate);
  await expect(page.getByLabel('Номер телефона')).toHaveValue(person.phone);
  for (const consent of REQUIRED_CONSENTS) await expect(page.getByRole('checkbox', { name: consent })).toBeChecked();

  await page.getByRole('link', { name: 'Назад' }).click();
  await cabinet.arrive('Сколько и на какой срок');
  await expect(page.getByRole('textbox', { name: 'Сумма займа' })).toHaveValue('10\u00a0000');
  await expect(page.getByRole('textbox', { name: 'Срок займа' })).toHaveValue('30');
});

test('a wrong code is told, a right one still counts', async ({ page, cabinet, person, simulator, guard }) => {
  guard.expectStatus(422);
  await cabinet.choose({ amount: '15 000', days: '20' });
  await cabinet.fillPerson(person);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Пароль для входа');
  await cabinet.typeNewPassword(person.password);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Подтвердите номер');
  const code = await simulator.code(person.phone);
  await cabinet.type('Код из СМС', '12345');
  await cabinet.press('Подтвердить');
  await cabinet.wrongField('Код из СМС');
  await cabinet.ready();
  await cabinet.type('Код из СМС', code === '000000' ? '111111' : '000000');
  await cabinet.press('Подтвердить');
  await expect(page.getByRole('alert')).toContainText('Осталось попыток: 4');
  await cabinet.ready();
  await cabinet.type('Код из СМС', `${code.slice(0, 3)} ${code.slice(3)}`);
  await cabinet.press('Подтвердить');
  await cabinet.arrive('Заявка на займ');
});

test('a phone that has a cabinet leads into it, once its code was typed', async ({ page, cabinet, person }) => {
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  await cabinet.choose({ amount: '15 000', days: '20' });
  await cabinet.fillPerson(person);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Пароль для входа');
  await cabinet.typeNewPassword('совсем другой пароль');
  await cabinet.press('Продолжить');
  await cabinet.arrive('Подтвердите номер');
  await cabinet.typeCode(person.phone);
  await cabinet.press('Подтвердить');
  await cabinet.arrive('Заявка на займ');
  await expect(page.getByText('Пароль остался прежним')).toBeVisible();

  await cabinet.signOut();
  await page.getByRole('link', { name: 'Войти по паролю' }).click();
  await cabinet.type('Номер телефона', person.phone);
  await cabinet.type('Пароль', person.password);
  await cabinet.press('Войти');
  await cabinet.arrive('Здравствуйте, Вера');
});

test('each consent is a document of its own, none is ticked beforehand', async ({ page, cabinet }) => {
  await cabinet.choose({ amount: '15 000', days: '20' });
  for (const box of await page.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
  for (const consent of REQUIRED_CONSENTS) {
    const document = page.getByText(`Прочитать документ: ${consent}`);
    await document.click();
    await expect(page.getByRole('group').filter({ has: document }).getByRole('paragraph').last()).not.toBeEmpty();
  }
});

test('a recycled number shows nothing of its former owner, and can be asked for', async ({ page, cabinet, person, newPerson }) => {
  await cabinet.byForms.register(person);
  await cabinet.byForms.signOut();
  const newcomer = { ...newPerson(), surname: 'Петрова', phone: person.phone };
  await cabinet.choose(FREE);
  await cabinet.fillPerson(newcomer);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Пароль для входа');
  await cabinet.typeNewPassword(newcomer.password);
  await cabinet.press('Продолжить');
  await cabinet.arrive('Подтвердите номер');
  await cabinet.typeCode(person.phone);
  await cabinet.press('Подтвердить');
  await cabinet.arrive('Этот номер записан за другим клиентом');
  await expect(page.getByRole('main')).not.toContainText(person.surname);
  await cabinet.press('Номер теперь мой');
  await expect(page.getByText('Заявка принята')).toBeVisible();
  await page.goto('/cabinet');
  await expect(page).toHaveURL('/login');
  await cabinet.ready();
});
