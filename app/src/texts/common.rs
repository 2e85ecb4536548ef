//! What many pages share.

/// See the module.
pub struct Common {
    /// The lender's name.
    pub brand: &'static str,
    /// Skip link.
    pub skip_to_content: &'static str,
    /// Link.
    pub sign_in: &'static str,
    /// Button.
    pub sign_out: &'static str,
    /// Link to the cabinet's first page.
    pub cabinet: &'static str,
    /// Link and heading.
    pub new_loan: &'static str,
    /// Button of a step.
    pub proceed: &'static str,
    /// Link to the step before.
    pub back: &'static str,
    /// A button while its form is under way.
    pub wait: &'static str,
    /// Before the page's title when a form has mistakes.
    pub title_error: &'static str,
    /// Over the list of mistakes.
    pub check_fields: &'static str,
    /// Label.
    pub sms_code: &'static str,
    /// Under the code's field: the masked phone.
    pub code_sent_to: fn(&str) -> String,
    /// Button.
    pub resend: &'static str,
    /// Beside the button: seconds.
    pub resend_in: fn(u32) -> String,
    /// After a figure that may be left out.
    pub optional: &'static str,
    /// The warnings that the law wants beside an offer.
    pub warning: &'static str,
    /// Who lends.
    pub legal: &'static str,
    /// Name of the navigation.
    pub navigation: &'static str,
    /// Name of the language switch.
    pub language: &'static str,
    /// Page not found: heading.
    pub not_found: &'static str,
    /// Page not found: what to do.
    pub not_found_hint: &'static str,
    /// Link.
    pub to_start: &'static str,
    /// Something does not work: heading.
    pub trouble: &'static str,
    /// Demonstration: name of the bar.
    pub demo: &'static str,
    /// Demonstration: date of the clock.
    pub demo_date: fn(&str) -> String,
    /// Demonstration: button, days.
    pub demo_advance: fn(u32) -> String,
}

/// Russian.
pub const RU: Common = Common {
    brand: "Демозайм",
    skip_to_content: "К содержанию",
    sign_in: "Войти",
    sign_out: "Выйти",
    cabinet: "Кабинет",
    new_loan: "Новый займ",
    proceed: "Продолжить",
    back: "Назад",
    wait: "Подождите…",
    title_error: "Ошибка: ",
    check_fields: "Проверьте поля",
    sms_code: "Код из СМС",
    code_sent_to: |phone| format!("Отправили код на {phone}. Он действует 5 минут."),
    resend: "Отправить код ещё раз",
    resend_in: |seconds| format!("Новый код можно запросить через {}:{:02}", seconds / 60, seconds % 60),
    optional: "необязательно",
    warning: "Оценивайте свои финансовые возможности и риски. Изучите все условия займа.",
    legal: "ООО МКК «Демозайм» (демонстрация). Деньги ненастоящие.",
    navigation: "Разделы",
    language: "Язык",
    not_found: "Такой страницы нет",
    not_found_hint: "Возможно, ссылка устарела или ведёт в чужой кабинет.",
    to_start: "На главную",
    trouble: "Что-то не получилось",
    demo: "Демонстрация",
    demo_date: |date| format!("Сегодня {date}"),
    demo_advance: |days| match days {
        1 => "+ 1 день".to_owned(),
        days => format!("+ {days} дней"),
    },
};

/// English.
pub const EN: Common = Common {
    brand: "Демозайм",
    skip_to_content: "Skip to content",
    sign_in: "Sign in",
    sign_out: "Sign out",
    cabinet: "Cabinet",
    new_loan: "New loan",
    proceed: "Continue",
    back: "Back",
    wait: "Please wait…",
    title_error: "Error: ",
    check_fields: "Check these fields",
    sms_code: "SMS code",
    code_sent_to: |phone| format!("We have sent a code to {phone}. It is good for 5 minutes."),
    resend: "Send the code again",
    resend_in: |seconds| format!("A new code can be sent in {}:{:02}", seconds / 60, seconds % 60),
    optional: "optional",
    warning: "Consider your finances and the risks. Study all the conditions of the loan.",
    legal: "Demozaim microcredit company (demonstration). No real money.",
    navigation: "Sections",
    language: "Language",
    not_found: "There is no such page",
    not_found_hint: "The link may be old, or lead to somebody else's cabinet.",
    to_start: "To the first page",
    trouble: "Something did not work",
    demo: "Demonstration",
    demo_date: |date| format!("Today is {date}"),
    demo_advance: |days| match days {
        1 => "+ 1 day".to_owned(),
        days => format!("+ {days} days"),
    },
};
