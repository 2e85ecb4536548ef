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
    no_cabinet: "Ещё нет кабинета?", "No cabinet yet?";
    register: "Зарегистрироваться", "Register";
}
