/** The main way in Firefox. */
import { Firefox } from '../fixtures/firefox.ts';
import { expect, test } from '../fixtures/test.ts';
import { REQUIRED_CONSENTS } from '../fixtures/typed.ts';

test('in Firefox, too, a loan is worked out, taken and paid back', async ({ lender, simulator, person, books }) => {
  test.slow();
  await simulator.begin();
  const firefox = await Firefox.open(simulator);
  try {
    await firefox.visit(lender.url);
    await firefox.type('Сумма займа', '15 000');
    await firefox.type('Срок займа', '20');
    await firefox.sees('15 000,00 ₽', '#total');
    await firefox.press('Получить деньги');
    await firefox.arrive('О вас');
    await firefox.type('Фамилия', person.surname);
    await firefox.type('Имя', person.givenName);
    await firefox.type('Дата рождения', person.birthDate);
    await firefox.type('Номер телефона', person.phone);
    for (const consent of REQUIRED_CONSENTS) await firefox.tick(consent);
    await firefox.press('Продолжить');
    await firefox.arrive('Пароль для входа');
    await firefox.type('Пароль', person.password);
    await firefox.type('Повторите пароль', person.password);
    await firefox.press('Продолжить');
    await firefox.arrive('Подтвердите номер');
    await firefox.typeCode(person.phone);
    await firefox.press('Подтвердить');

    await firefox.arrive('Заявка на займ');
    await firefox.type('Серия и номер паспорта', person.passport);
    await firefox.type('Кем выдан', 'ГУ МВД России по городу Примерску');
    await firefox.type('Дата выдачи', '20.04.2012');
    await firefox.type('Код подразделения', '770-001');
    await firefox.type('Место рождения', 'город Примерск');
    await firefox.type('Адрес регистрации', '101000, г. Примерск, ул. Образцовая, д. 1, кв. 2');
    await firefox.type('Место работы', 'ООО «Ромашка»');
    await firefox.type('Должность', 'Бухгалтер');
    await firefox.choose('Образование', 'Высшее');
    await firefox.type('Ежемесячный доход', person.income);
    await firefox.type('Платежи по другим кредитам в месяц', '0');
    await firefox.press('Привязать карту');
    await firefox.enterCard();
    await firefox.arrive('Заявка на займ');
    await firefox.sees('Mastercard ·· 4477', 'label');
    await firefox.press('Отправить заявку');
    await firefox.arrive('Заявка №');
    await firefox.sees('Предложение', 'h2');
    await firefox.press('Подписать');
    await firefox.typeCode(person.phone);
    await firefox.press('Подписать');
    await firefox.sees('Займ выдан', 'h2');
    await firefox.follow('Открыть займ');

    await firefox.arrive('Договор №');
    await firefox.press('Погасить');
    await firefox.arrive('Погашение займа');
    await firefox.sees('15 000,00 ₽', '.choice-sum');
    await firefox.press('Оплатить');
    await firefox.enterCard();
    await firefox.sees('Займ закрыт', 'h1, h2');
    expect(firefox.complaints, 'what Firefox complained about').toEqual([]);
  } finally {
    await firefox.close();
  }
  await books();
});
