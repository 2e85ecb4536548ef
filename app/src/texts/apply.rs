//! The form of an application.

use lending::Education;

texts! {
    ApplyTexts:
    title: "Заявка на займ", "Apply for a loan";
    lead:
        "Всё, что вы ввели, сохраняется: к заявке можно вернуться с любого устройства.",
        "Everything that you type is kept: you can come back to it on any device.";
    loan: "Сколько и на какой срок", "How much and for how long";
    passport: "Паспорт", "Passport";
    passport_number: "Серия и номер паспорта", "Passport series and number";
    passport_number_hint: "10 цифр, например 45 08 123456", "10 digits, such as 45 08 123456";
    issuer: "Кем выдан", "Issued by";
    issuer_hint: "Как написано в паспорте", "As the passport says";
    issued_on: "Дата выдачи", "Date of issue";
    issued_on_hint: "Например, 31.01.2015", "For example, 31.01.2015";
    division_code: "Код подразделения", "Division code";
    division_code_hint: "6 цифр, например 770-001", "6 digits, such as 770-001";
    birth_place: "Место рождения", "Place of birth";
    address: "Адрес регистрации", "Registered address";
    address_hint: "Индекс, город, улица, дом, квартира", "Postcode, city, street, house, flat";
    work: "Работа и доход", "Work and income";
    employer: "Место работы", "Employer";
    employer_hint:
        "Название организации; если не работаете, напишите «не работаю»",
        "Name of the organisation; if you don't work, say so";
    position: "Должность", "Position";
    education: "Образование", "Education";
    education_empty: "Выберите", "Choose";
    education_name(education: Education) {
        Education::Secondary => "Среднее", "Secondary";
        Education::Vocational => "Среднее специальное", "Vocational";
        Education::IncompleteHigher => "Неоконченное высшее", "Incomplete higher";
        Education::Higher => "Высшее", "Higher";
        Education::Degree => "Учёная степень", "Academic degree";
    }
    monthly_income: "Ежемесячный доход", "Monthly income";
    monthly_income_hint: "После вычета налогов, в рублях", "After tax, in rubles";
    monthly_payments: "Платежи по другим кредитам в месяц", "Monthly payments on other loans";
    monthly_payments_hint: "В рублях; если их нет, напишите 0", "In rubles; 0 if there are none";
    inn: "ИНН", "Taxpayer number (INN)";
    inn_hint: "12 цифр", "12 digits";
    profile_known:
        "Паспорт, работу и доход вы уже указали: вводить их снова не нужно.",
        "We have your passport, work and income already: no need to type them again.";
    correct: "Изменить", "Change them";
    correct_hint:
        "Исправьте, что изменилось. Новые данные сохранятся вместе с заявкой.",
        "Correct what has changed. It will be saved together with the application.";
    confirm:
        "Эти данные записаны давно. Проверьте их и исправьте, что изменилось: паспорт, адрес, работу, доход.",
        "These details were saved long ago. Check them and correct what has changed: passport, address, work, income.";
    new_passport:
        "Срок действия паспорта закончился: его меняют в 20 и в 45 лет. Укажите данные нового и проверьте остальное.",
        "Your passport's term has ended: it is replaced at 20 and at 45. Enter the new one and check the rest.";
    other_cabinet:
        "У вас есть ещё один кабинет, на другой номер. Его займы и заявки мы считаем вместе с этими. Войти в него можно по тому номеру; если номера больше нет, обратитесь в поддержку с паспортом.",
        "You have another cabinet, with another number. Its loans and applications count together with these. You can sign in to it with that number; if it is gone, come to support with your passport.";
    card: "Карта для получения денег", "Card for the money";
    burden: "Высокая долговая нагрузка", "High debt burden";
    burden_text(percent: &str):
        "По этим данным платежи займут около {percent} дохода. Когда это больше половины, есть риск не справиться с выплатами. Отправляя заявку, вы подтверждаете, что знаете об этом риске (ст. 5.1 закона 353-ФЗ).",
        "By these figures payments would take about {percent} of your income. Above one half you risk being unable to pay. By sending the application you confirm that you know of this risk (art. 5.1 of the law 353-FZ).";
    send: "Отправить заявку", "Send the application";
    send_hint:
        "Заявка бесплатна и ни к чему не обязывает: условия подписываются отдельно.",
        "It is free of charge and binds you to nothing: the conditions are signed separately.";
    saved: "Введённое сохранено", "What you typed is kept";
    had_a_cabinet:
        "Кабинет у вас уже был: мы узнали вас по номеру, имени и дате рождения. Пароль остался прежним, новый не сохранён. Займ, который вы выбрали, ждёт здесь.",
        "You had a cabinet already: we know you by your number, name and date of birth. Your password is the one that you had; the new one was not saved. The loan that you chose waits here.";
    already_open: "У вас уже есть заявка", "You have an application already";
    already_open_hint:
        "Новую можно подать, когда эта закончится. Если передумали, её можно отозвать.",
        "A new one is possible when it has ended. If you changed your mind, you can withdraw it.";
}
