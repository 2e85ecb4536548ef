//! Sign-in.

/// See the module.
pub struct Login {
    /// Heading.
    pub title: &'static str,
    /// Label.
    pub phone: &'static str,
    /// Under the phone's field.
    pub phone_hint: &'static str,
    /// Label.
    pub password: &'static str,
    /// Link.
    pub by_password: &'static str,
    /// Link.
    pub by_code: &'static str,
    /// Link back to the phone.
    pub another_phone: &'static str,
    /// Button.
    pub sign_in: &'static str,
    /// What to do when the number has changed.
    pub number_changed: &'static str,
    /// Before the link to registration.
    pub no_cabinet: &'static str,
    /// Link.
    pub register: &'static str,
}

/// Russian.
pub const RU: Login = Login {
    title: "Вход в кабинет",
    phone: "Номер телефона",
    phone_hint: "Тот, что указали при регистрации. Пришлём код.",
    password: "Пароль",
    by_password: "Войти по паролю",
    by_code: "Войти по коду из СМС",
    another_phone: "Указать другой номер",
    sign_in: "Войти",
    number_changed: "Сменился номер? Войдите по старому номеру и паролю или обратитесь в поддержку с паспортом.",
    no_cabinet: "Ещё нет кабинета?",
    register: "Зарегистрироваться",
};

/// English.
pub const EN: Login = Login {
    title: "Sign in",
    phone: "Phone number",
    phone_hint: "The one that you registered with. We will send a code.",
    password: "Password",
    by_password: "Sign in with a password",
    by_code: "Sign in with an SMS code",
    another_phone: "Use another number",
    sign_in: "Sign in",
    number_changed: "A new number? Sign in with the old one and your password, or come to support with your passport.",
    no_cabinet: "No cabinet yet?",
    register: "Register",
};
