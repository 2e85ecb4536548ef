//! Sign-in.

texts! {
    LoginTexts:
    title: "Вход в кабинет", "Sign in";
    phone_hint:
        "Тот, что указали при регистрации. Пришлём код.",
        "The one that you registered with. We will send a code.";
    by_password: "Войти по паролю", "Sign in with a password";
    by_code: "Войти по коду из СМС", "Sign in with an SMS code";
    another_phone: "Указать другой номер", "Use another number";
    sign_in: "Войти", "Sign in";
    number_changed:
        "Сменился номер? Войдите по старому номеру и паролю или обратитесь в поддержку с паспортом.",
        "A new number? Sign in with the old one and your password, or come to support with your passport.";
    registered: "Кабинет создан. Войдите в него.", "Your cabinet is there. Sign in.";
    asked_page:
        "Войдите, и откроется страница, которую вы хотели увидеть.",
        "Sign in, and the page that you wanted will open.";
    asked_payment:
        "Чтобы увидеть, что с платежом, войдите: откроется его страница. Второй раз платить не нужно.",
        "Sign in to see what became of your payment: its page will open. There is no need to pay again.";
    birth_date: "Дата рождения", "Date of birth";
    birth_date_hint:
        "Вы давно не заходили, а номера иногда переходят к другим людям. Например, 31.01.1990",
        "You were not here for long, and numbers sometimes pass to other people. For example, 31.01.1990";
    no_cabinet: "Ещё нет кабинета?", "No cabinet yet?";
    register: "Зарегистрироваться", "Register";
}
