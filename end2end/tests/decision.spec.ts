/** What may come of an application besides an approval in full. */
import { expect, test } from '../fixtures/test.ts';
import { Cabinet } from '../fixtures/cabinet.ts';
import { CARDS } from '../fixtures/simulator.ts';
import { FREE } from '../fixtures/typed.ts';

for (const [bureau, reason] of [
  ['selfBan', 'стоит самозапрет на займы'],
  ['overdueElsewhere', 'просрочка в другой организации'],
] as const) {
  test(`refused: ${bureau}`, async ({ page, cabinet, newPerson }) => {
    const person = newPerson(bureau);
    await cabinet.apply(person);
    await cabinet.settle(page.getByRole('heading', { name: 'Почему отказано' }));
    await expect(page.getByText(reason)).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Что можно сделать' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Подписать' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Отозвать заявку' })).toBeHidden();
  });
}

test('too little income is refused', async ({ page, cabinet, person }) => {
  await cabinet.apply({ ...person, income: '14 999' });
  await cabinet.settle(page.getByRole('heading', { name: 'Почему отказано' }));
  await expect(page.getByText('Указанный доход ниже наименьшего')).toBeVisible();
});

test('an offer is withdrawn', async ({ page, cabinet, person, simulator }) => {
  const { payouts } = await simulator.state();
  await cabinet.getOffer(person);
  await cabinet.press('Отозвать заявку');
  await expect(page.getByText('Заявка отозвана.')).toBeVisible();
  await cabinet.visit('/cabinet');
  await expect(page.getByRole('heading', { name: 'Открытых займов нет' })).toBeVisible();
  expect((await simulator.state()).payouts).toHaveLength(payouts.length);
});

test('a person decides: approved', async ({ page, cabinet, newPerson, lender }) => {
  const person = newPerson('unknown');
  await cabinet.apply(person);
  await cabinet.settle(page.getByText('Решение принимает сотрудник.'));
  await lender.command('staff', 'decide', '--application', cabinet.idInAddress(), '--approve', '12000', '--by', 'ivanova');
  await cabinet.offered();
  await expect(page.getByText('12 000').first()).toBeVisible();
  await cabinet.sign(person);
  await cabinet.openLoan();
});

test('a person decides: refused, and without a report nobody can approve', async ({ page, cabinet, newPerson, lender, clock }) => {
  const person = newPerson('unavailable');
  await cabinet.byForms.apply(person);
  const application = cabinet.byForms.address;
  // The bureau is asked again for hours before a person is called; the session ends meanwhile.
  await clock.advance(1);
  await cabinet.signIn(person);
  await cabinet.visit(application);
  await cabinet.settle(page.getByText('Решение принимает сотрудник.'));
  const approval = ['staff', 'decide', '--application', cabinet.idInAddress(), '--approve', '12000', '--by', 'ivanova'];
  await expect(lender.command(...approval)).rejects.toThrow('credit bureau');
  await lender.command('staff', 'decide', '--application', cabinet.idInAddress(), '--refuse', '--by', 'ivanova');
  await cabinet.settle(page.getByText('В займе отказано.'));
});

test('less than asked for is offered to someone deep in debt', async ({ page, cabinet, newPerson }) => {
  const person = { ...newPerson('deepInDebt'), income: '76 000' };
  await cabinet.getOffer(person, { amount: '30 000', days: '30' });
  await expect(page.getByText('Вы просили 30 000 ₽')).toBeVisible();
  await expect(page.getByText('Высокая долговая нагрузка')).toBeVisible();
});

test('a refused payout goes to another card', async ({ page, cabinet, person, simulator, books }) => {
  const before = (await simulator.state()).payouts.length;
  await cabinet.getOffer(person, FREE, CARDS.refusesPayout);
  await cabinet.sign(person);
  await cabinet.settle(page.getByRole('heading', { name: 'Банк не принял перевод' }));
  await expect(page.getByText('Деньги не выданы, проценты не начисляются.')).toBeVisible();
  await cabinet.linkAnotherCard(CARDS.mir);
  await cabinet.openLoan();
  const payouts = (await simulator.state()).payouts.slice(before);
  expect(payouts.map((payout) => payout.status)).toEqual(['canceled', 'succeeded']);
  await books();
});

test('an offer lapses after five working days', async ({ page, cabinet, person, clock, guard }) => {
  guard.expectStatus(422);
  await cabinet.byForms.getOffer(person);
  const address = cabinet.byForms.address;
  await clock.advance(14);
  // The session has ended meanwhile, too.
  await cabinet.signIn(person);
  await cabinet.visit(address);
  await expect(page.getByText('Срок предложения истёк.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Подписать' })).toBeHidden();
});

test('each wrong field of the profile says how to mend it', async ({ page, cabinet, person }) => {
  await cabinet.register(person);
  const nonsense = {
    'Серия и номер паспорта': '12',
    'Кем выдан': '7',
    'Дата выдачи': '',
    'Код подразделения': '77',
    'Место рождения': '!',
    'Адрес регистрации': 'дом',
    'Место работы': '',
    Должность: '',
    'Ежемесячный доход': 'много',
    'Платежи по другим кредитам в месяц': '-1',
    ИНН: '123456789012',
  };
  for (const [label, text] of Object.entries(nonsense)) await cabinet.type(label, text);
  await cabinet.press('Отправить заявку');
  for (const [label, text] of Object.entries(nonsense)) {
    await cabinet.wrongField(label);
    await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
  }
  await cabinet.wrongField('Образование');
});

test('a passport from the future is refused by the server, and nothing typed is lost', async ({ page, cabinet, person, guard }) => {
  guard.expectStatus(422);
  await cabinet.register(person);
  await cabinet.fillProfile(person);
  await cabinet.linkCard();
  await expect(page.getByLabel('Кем выдан')).toHaveValue('ГУ МВД России по городу Примерску');
  await cabinet.type('Дата выдачи', '20.04.2990');
  await cabinet.press('Отправить заявку');
  await cabinet.wrongField('Дата выдачи');
  await expect(page.getByLabel('Серия и номер паспорта')).toHaveValue(person.passport);
});

test('what was typed is there on another device', async ({ cabinet, person, browser, baseURL, simulator }) => {
  await cabinet.register(person);
  await cabinet.fillProfile(person);
  await cabinet.linkCard();
  const other = await browser.newContext({ baseURL: baseURL as string, javaScriptEnabled: cabinet.scripts });
  const there = new Cabinet(await other.newPage(), simulator, cabinet.scripts);
  await there.signIn(person);
  await there.visit('/cabinet/apply');
  await expect(there.page.getByLabel('Кем выдан')).toHaveValue('ГУ МВД России по городу Примерску');
  await expect(there.page.getByLabel('Ежемесячный доход')).toHaveValue(person.income);
  await expect(there.page.getByRole('textbox', { name: 'Сумма займа' })).toHaveValue(/^15\s000$/);
  await other.close();
});
