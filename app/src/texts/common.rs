//! What many pages share.

texts! {
    CommonTexts:
    skip_to_content: "К содержанию", "Skip to content";
    sign_in: "Войти", "Sign in";
    sign_out: "Выйти", "Sign out";
    cabinet: "Кабинет", "Cabinet";
    new_loan: "Новый займ", "New loan";
    proceed: "Продолжить", "Continue";
    back: "Назад", "Back";
    title_error: "Ошибка: ", "Error: ";
    check_fields: "Проверьте поля", "Check these fields";
    sms_code: "Код из СМС", "SMS code";
    code_sent_to(phone: &str):
        "Отправили код на {phone}. Он действует 5 минут.",
        "We have sent a code to {phone}. It is good for 5 minutes.";
    same_code_again(sendings: u32):
        "Отправили СМС ещё раз, уже {sendings}-ю. Код в ней тот же.",
        "We have sent the SMS again, no. {sendings} now. The code is the same.";
    new_code(sendings: u32):
        "Отправили {sendings}-ю СМС с новым кодом. Прежний больше не действует.",
        "We have sent SMS no. {sendings} with a new code. The one before is no longer good.";
    resend: "Отправить код ещё раз", "Send the code again";
    resend_in(seconds: u32):
        "Новый код можно запросить через {}:{:02}",
        "A new code can be sent in {}:{:02}",
        seconds / 60,
        seconds % 60;
    optional: "необязательно", "optional";
    navigation: "Разделы", "Sections";
    not_found: "Такой страницы нет", "There is no such page";
    not_found_hint:
        "Возможно, ссылка устарела или ведёт в чужой кабинет.",
        "The link may be old, or lead to somebody else's cabinet.";
    to_start: "На главную", "To the first page";
    trouble: "Что-то не получилось", "Something did not work";
    phone: "Номер телефона", "Phone number";
    password: "Пароль", "Password";
    open_application: "Открыть заявку", "Open the application";
    refresh: "Обновить", "Refresh";
    cookies_gone:
        "Браузер не вернул того, что вы только что отправили. Разрешите файлы cookie для этого сайта и повторите: без них здесь не войти. Если с тех пор прошло много времени, просто начните сначала.",
        "The browser did not bring back what you have just sent. Allow cookies for this site and try again: nobody can sign in here without them. If that was long ago, simply begin anew.";
    no_connection:
        "Не получилось обновить: нет связи. Показываем последнее, что знаем, и проверяем снова.",
        "This could not be brought up to date: no connection. You see what we knew last, and we try again.";
    payment_under_way: "Платёж по этому займу ещё обрабатывается.", "A payment of this loan is still being processed.";
    open_payment: "Посмотреть платёж", "See the payment";
    pages: "Страницы", "Pages";
    first_page: "К началу списка", "To the beginning";
    next_page: "Дальше", "Further";
}
