/** From the first page to a closed loan. */
import { dueOn, inWords } from '../fixtures/clock.ts';
import { CARDS } from '../fixtures/simulator.ts';
import { expect, test } from '../fixtures/test.ts';

test('a loan is worked out, taken and paid back', async ({ page, cabinet, person, clock, simulator, books }) => {
  test.slow();
  const today = await clock.today();

  await test.step('the calculator leads to registration with what was chosen', async () => {
    await cabinet.choose({ amount: '15 000', days: '20' });
    await page.getByRole('link', { name: 'Назад' }).click();
    await cabinet.arrive('Сколько и на какой срок');
    await expect(page.getByRole('textbox', { name: 'Срок займа' })).toHaveValue('20');
    await expect(cabinet.figure('К возврату')).toHaveText('15 000,00 ₽');
    await cabinet.press('Продолжить');
    await cabinet.arrive('О вас');
  });

  await test.step('registration', async () => {
    await cabinet.fillPerson(person);
    await cabinet.press('Продолжить');
    await cabinet.arrive('Пароль для входа');
    await cabinet.typeNewPassword(person.password);
    await cabinet.press('Продолжить');
    await cabinet.arrive('Подтвердите номер');
    await cabinet.typeCode(person.phone);
    await cabinet.press('Подтвердить');
    await cabinet.arrive('Заявка на займ');
  });

  await test.step('the application asks for the profile and a card', async () => {
    await cabinet.applyOnPages(person, CARDS.good);
  });

  await test.step('the offer shows the conditions, the code signs them', async () => {
    await cabinet.offered();
    await expect(page.getByText(/Полная стоимость займа 0,000\s%/)).toBeVisible();
    await expect(page.getByText('Индивидуальные условия договора').first()).toBeVisible();
    await cabinet.sign(person);
  });

  await test.step('the money comes to the card', async () => {
    await cabinet.openLoan();
    const { payouts } = await simulator.state();
    expect(payouts.at(-1)).toMatchObject({ status: 'succeeded', amount: { value: '15000.00' } });
  });

  await test.step('the loan shows its debt', async () => {
    await expect(page.getByRole('heading', { name: 'Долг на сегодня' })).toBeVisible();
    await expect(page.getByText('15 000,00 ₽').first()).toBeVisible();
    await expect(page.getByText(inWords(dueOn(today, 20))).first()).toBeVisible();
    await expect(page.getByRole('heading', { name: 'История операций' })).toBeVisible();
  });

  await test.step('the cabinet shows what is to be paid today', async () => {
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: 'Кабинет' }).click();
    await cabinet.arrive(/^Здравствуйте, Вера/);
    await expect(page.getByRole('heading', { name: 'К оплате сегодня' })).toBeVisible();
  });

  await test.step('it is paid on the acquirer’s page and closed', async () => {
    await cabinet.startPayment();
    await cabinet.enterCard(CARDS.good);
    await cabinet.paymentEnds('Займ закрыт');
    await expect(page.getByText(`Закрыт ${inWords(today)}, последний платёж 15 000,00 ₽`)).toBeVisible();
  });

  await test.step('and the cabinet says so', async () => {
    await cabinet.visit('/cabinet');
    await expect(page.getByRole('heading', { name: 'Закрытые займы' })).toBeVisible();
    await page.getByRole('link', { name: /^Договор № / }).click();
    await cabinet.arrive(/^Договор № /);
    await expect(page.getByText('Вы ничего не должны по этому договору.')).toBeVisible();
  });
  await books();
});
