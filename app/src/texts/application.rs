//! An application: from sending it to the money on the card.

use lending::{RefusalReason, Stage};

/// See the module.
pub struct Application {
    /// Heading: the number.
    pub title: fn(&str) -> String,
    /// Under the heading: amount and term.
    pub requested: fn(&str, &str) -> String,
    /// Name of the list of stages.
    pub stages: &'static str,
    /// The stages.
    pub stage_names: [&'static str; 6],
    /// For screen readers: a stage that is passed.
    pub stage_done: &'static str,
    /// For screen readers: the stage at which the application stands.
    pub stage_now: &'static str,
    /// For screen readers: the stage at which it ended.
    pub stage_failed: &'static str,
    /// For screen readers: a stage to come.
    pub stage_ahead: &'static str,
    /// What is going on, in one line.
    pub state: fn(Stage) -> &'static str,
    /// For browsers without scripts.
    pub refresh: &'static str,

    /// Heading of the offer.
    pub offer: &'static str,
    /// Less was approved than asked for: the amount asked for.
    pub less_than_requested: fn(&str) -> String,
    /// Frame: full cost in percent, in figures and words.
    pub full_cost_percent: fn(&str, &str) -> String,
    /// Frame: full cost in rubles, in figures and words.
    pub full_cost_rubles: fn(&str, &str) -> String,
    /// Figure.
    pub amount: &'static str,
    /// Figure.
    pub term: &'static str,
    /// A term: days and the day of return.
    pub term_until: fn(&str, &str) -> String,
    /// Figure.
    pub rate: &'static str,
    /// Figure.
    pub rate_after: &'static str,
    /// A rate: percent.
    pub per_day: fn(&str) -> String,
    /// Figure.
    pub to_return: &'static str,
    /// Figure.
    pub overpayment: &'static str,
    /// Figure.
    pub card: &'static str,
    /// The offer stands until: the day.
    pub lapses_on: fn(&str) -> String,
    /// Notice of a high debt burden: heading.
    pub burden: &'static str,
    /// Notice of a high debt burden.
    pub burden_text: &'static str,
    /// Heading and link of the individual conditions.
    pub conditions: &'static str,
    /// Columns of the table.
    pub conditions_columns: [&'static str; 2],
    /// Version of the text.
    pub conditions_version: fn(&str) -> String,
    /// Heading of signing.
    pub signing: &'static str,
    /// What signing means.
    pub signing_hint: &'static str,
    /// Button.
    pub sign: &'static str,
    /// Under the code: what it signs.
    pub code_signs: &'static str,
    /// Button.
    pub withdraw: &'static str,
    /// Over the button.
    pub withdraw_hint: &'static str,

    /// Refused: heading.
    pub refused: &'static str,
    /// A reason, and what can be done.
    pub refusal_reason: fn(RefusalReason) -> &'static str,
    /// Heading.
    pub what_next: &'static str,
    /// What can be done in any case.
    pub what_next_items: [&'static str; 3],
    /// Withdrawn: what to do next.
    pub withdrawn: &'static str,
    /// Lapsed: what to do next.
    pub lapsed: &'static str,
    /// Payout refused: heading.
    pub payout_refused: &'static str,
    /// Why, by the acquirer's code.
    pub payout_reason: fn(&str) -> &'static str,
    /// What it means.
    pub payout_refused_hint: &'static str,
    /// Legend.
    pub other_card: &'static str,
    /// Button.
    pub send_to_card: &'static str,
    /// Issued: heading.
    pub issued: &'static str,
    /// Issued: the card.
    pub issued_to: fn(&str) -> String,
    /// Link.
    pub to_loan: &'static str,
}

/// Russian.
pub const RU: Application = Application {
    title: |number| format!("Заявка № {number}"),
    requested: |amount, term| format!("{amount} на {term}"),
    stages: "Этапы заявки",
    stage_names: ["Отправлена", "Проверка", "Решение", "Подписание", "Перевод", "Выдан"],
    stage_done: "пройдено",
    stage_now: "сейчас",
    stage_failed: "не пройдено",
    stage_ahead: "впереди",
    state: |stage| match stage {
        Stage::Submitted => "Заявка отправлена. Сейчас начнём проверку.",
        Stage::UnderReview => "Проверяем заявку. Обычно это занимает меньше минуты.",
        Stage::AwaitingStaff => "Решение принимает сотрудник. Ответим в рабочее время, страница обновится сама.",
        Stage::Offered => "Заявка одобрена. Проверьте условия и подпишите договор.",
        Stage::Refused => "В займе отказано.",
        Stage::Signed => "Договор подписан. Готовим перевод денег.",
        Stage::PayingOut => "Деньги отправлены на карту. Ждём ответа банка.",
        Stage::PayoutRefused => "Банк не принял перевод. Выберите другую карту.",
        Stage::Issued => "Деньги на карте.",
        Stage::Withdrawn => "Заявка отозвана.",
        Stage::Lapsed => "Срок предложения истёк.",
    },
    refresh: "Обновить",
    offer: "Предложение",
    less_than_requested: |requested| {
        format!(
            "Вы просили {requested}. Эту сумму одобрить не можем: платёж занял бы слишком большую часть дохода. Предлагаем меньше."
        )
    },
    full_cost_percent: |percent, words| format!("Полная стоимость займа {percent} ({words}) годовых"),
    full_cost_rubles: |rubles, words| format!("Полная стоимость займа {rubles} ({words})"),
    amount: "Сумма займа",
    term: "Срок",
    term_until: |days, date| format!("{days}, до {date}"),
    rate: "Ставка",
    rate_after: "Ставка после срока",
    per_day: |percent| format!("{percent} в день"),
    to_return: "К возврату",
    overpayment: "Переплата",
    card: "Карта",
    lapses_on: |date| format!("Подписать можно до {date} включительно. Условия до этого дня не изменятся."),
    burden: "Высокая долговая нагрузка",
    burden_text: "На платежи по всем кредитам и займам у вас будет уходить больше половины дохода. Есть риск не справиться с выплатами и получить неустойку. Подписывая договор, вы подтверждаете, что знаете об этом риске (ст. 5.1 закона 353-ФЗ).",
    conditions: "Индивидуальные условия договора",
    conditions_columns: ["Условие", "Содержание условия"],
    conditions_version: |version| format!("Редакция {version}"),
    signing: "Подписание",
    signing_hint: "Отправим код в СМС. Код подписывает именно этот текст договора.",
    sign: "Подписать",
    code_signs: "В течение 14 дней займ можно вернуть, заплатив только за дни пользования.",
    withdraw: "Отозвать заявку",
    withdraw_hint: "Передумали? Заявку можно отозвать бесплатно, пока деньги не отправлены.",
    refused: "Почему отказано",
    refusal_reason: |reason| match reason {
        RefusalReason::SelfBan => {
            "В вашей кредитной истории стоит самозапрет на займы. Его можно снять на Госуслугах или в МФЦ; снятие действует со следующего дня."
        }
        RefusalReason::TooYoung => "Мы выдаём займы с 18 лет.",
        RefusalReason::TooOld => "Мы выдаём займы до 75 лет включительно.",
        RefusalReason::IncomeTooLow => {
            "Указанный доход ниже наименьшего, с которым мы выдаём займы. Если доход вырос, подайте новую заявку."
        }
        RefusalReason::DebtBurden => {
            "Платежи по кредитам заняли бы слишком большую часть дохода. Попробуйте меньшую сумму или погасите часть долгов."
        }
        RefusalReason::OverdueHere => "У вас есть просроченный займ у нас. Погасите его, и мы рассмотрим новую заявку.",
        RefusalReason::OpenLoanHere => "У вас уже есть открытый займ у нас. Новый можно взять после его закрытия.",
        RefusalReason::OverdueElsewhere => {
            "По данным бюро кредитных историй у вас есть просрочка в другой организации. Погасите её; данные в бюро обновляются за несколько дней."
        }
        RefusalReason::ScoreTooLow => {
            "Ваш кредитный рейтинг пока слишком низкий. Проверьте кредитную историю: в ней бывают ошибки, их исправляют по заявлению."
        }
        RefusalReason::ExpensiveLoansLimit => {
            "Закон не разрешает выдать ещё один дорогой займ, пока открыты прежние. Закройте один из них и подайте заявку снова."
        }
    },
    what_next: "Что можно сделать",
    what_next_items: [
        "Бесплатно запросить свою кредитную историю: два раза в год в каждом бюро, список бюро есть на Госуслугах.",
        "Подать новую заявку, когда причина исчезнет. Отказ не мешает подать её снова.",
        "Не платить посредникам, которые обещают «исправить» историю: это невозможно.",
    ],
    withdrawn: "Мы больше её не рассматриваем. Новую можно подать в любой момент.",
    lapsed: "Предложение не было подписано вовремя. Подайте новую заявку: данные вводить заново не нужно.",
    payout_refused: "Банк не принял перевод",
    payout_reason: |code| match code {
        "insufficient_funds" => {
            "На нашем счёте временно не хватило денег. Попробуйте ту же карту чуть позже или выберите другую."
        }
        "one_time_limit_exceeded" => "Сумма больше, чем карта принимает за один перевод.",
        "periodic_limit_exceeded" => "Карта исчерпала лимит зачислений за этот период.",
        "rejected_by_payee" | "general_decline" => "Банк карты отклонил зачисление и не назвал причину.",
        "recipient_not_found" | "recipient_check_failed" => {
            "Банк не подтвердил, что карта принадлежит вам. Нужна карта на ваше имя."
        }
        "issuer_unavailable" | "internal_timeout" | "rejected_by_timeout" => "Банк карты не ответил.",
        "fraud_suspected" => "Банк счёл перевод подозрительным.",
        "card_expired" => "Срок действия карты истёк.",
        "invalid_card_number" => "Банк не нашёл такую карту.",
        "country_forbidden" => "Картам этой страны перевести деньги нельзя.",
        _ => "Платёжный сервис не смог зачислить деньги на эту карту.",
    },
    payout_refused_hint: "Деньги не выданы, проценты не начисляются. Договор подписан: выберите другую карту на ваше имя, и мы отправим деньги на неё.",
    other_card: "Карта для перевода",
    send_to_card: "Отправить на эту карту",
    issued: "Займ выдан",
    issued_to: |card| format!("Деньги отправлены на карту {card}."),
    to_loan: "Открыть займ",
};

/// English.
pub const EN: Application = Application {
    title: |number| format!("Application No. {number}"),
    requested: |amount, term| format!("{amount} for {term}"),
    stages: "Stages of the application",
    stage_names: ["Sent", "Check", "Decision", "Signing", "Transfer", "Paid out"],
    stage_done: "done",
    stage_now: "now",
    stage_failed: "not passed",
    stage_ahead: "ahead",
    state: |stage| match stage {
        Stage::Submitted => "The application is sent. The check begins now.",
        Stage::UnderReview => "We are checking the application. It usually takes less than a minute.",
        Stage::AwaitingStaff => "A member of staff decides. We answer in working hours, this page updates by itself.",
        Stage::Offered => "The application is approved. Check the conditions and sign the contract.",
        Stage::Refused => "The loan was refused.",
        Stage::Signed => "The contract is signed. We are preparing the transfer.",
        Stage::PayingOut => "The money is on its way to the card. We are waiting for the bank.",
        Stage::PayoutRefused => "The bank did not take the transfer. Choose another card.",
        Stage::Issued => "The money is on the card.",
        Stage::Withdrawn => "The application was withdrawn.",
        Stage::Lapsed => "The offer has lapsed.",
    },
    refresh: "Refresh",
    offer: "Offer",
    less_than_requested: |requested| {
        format!(
            "You asked for {requested}. We can't approve that: payments would take too much of your income. We offer less."
        )
    },
    full_cost_percent: RU.full_cost_percent,
    full_cost_rubles: RU.full_cost_rubles,
    amount: "Loan amount",
    term: "Term",
    term_until: |days, date| format!("{days}, until {date}"),
    rate: "Rate",
    rate_after: "Rate after the term",
    per_day: |percent| format!("{percent} a day"),
    to_return: "To pay back",
    overpayment: "Overpayment",
    card: "Card",
    lapses_on: |date| format!("You can sign until {date} inclusive. The conditions don't change until then."),
    burden: "High debt burden",
    burden_text: "Payments on all your loans will take more than half of your income. You risk being unable to pay and owing a penalty. By signing you confirm that you know of this risk (art. 5.1 of the law 353-FZ).",
    conditions: "Individual conditions of the contract",
    conditions_columns: RU.conditions_columns,
    conditions_version: |version| format!("Edition {version}"),
    signing: "Signing",
    signing_hint: "We send a code by SMS. The code signs exactly this text of the contract.",
    sign: "Sign",
    code_signs: "Within 14 days you can return the loan and pay for the days used only.",
    withdraw: "Withdraw the application",
    withdraw_hint: "Changed your mind? You can withdraw the application free of charge until the money is sent.",
    refused: "Why it was refused",
    refusal_reason: |reason| match reason {
        RefusalReason::SelfBan => {
            "Your credit history has a self-ban on loans. You can lift it on Gosuslugi or in an MFC; it takes effect the next day."
        }
        RefusalReason::TooYoung => "We lend to people from 18 years.",
        RefusalReason::TooOld => "We lend to people up to 75 years.",
        RefusalReason::IncomeTooLow => "The stated income is below our minimum. If it has grown, apply anew.",
        RefusalReason::DebtBurden => {
            "Payments would take too much of your income. Try a smaller sum or pay off some debts."
        }
        RefusalReason::OverdueHere => {
            "You have an overdue loan here. Pay it back and we will consider a new application."
        }
        RefusalReason::OpenLoanHere => "You have an open loan here. A new one is possible after it is closed.",
        RefusalReason::OverdueElsewhere => {
            "The credit bureau says that something is overdue elsewhere. Pay it off; bureaus update within days."
        }
        RefusalReason::ScoreTooLow => {
            "Your credit score is too low for now. Check your credit history: mistakes in it can be corrected."
        }
        RefusalReason::ExpensiveLoansLimit => {
            "The law allows no further expensive loan while the earlier ones are open. Close one and apply again."
        }
    },
    what_next: "What you can do",
    what_next_items: [
        "Ask for your credit history free of charge: twice a year in each bureau; Gosuslugi lists them.",
        "Apply anew when the reason is gone. A refusal does not bar you.",
        "Don't pay those who promise to mend your history: nobody can.",
    ],
    withdrawn: "We no longer consider it. You can apply anew at any time.",
    lapsed: "The offer was not signed in time. Apply anew: you need not fill everything in again.",
    payout_refused: "The bank did not take the transfer",
    payout_reason: |code| match code {
        "insufficient_funds" => "Our account lacked money for the moment. Try the same card later or choose another.",
        "one_time_limit_exceeded" => "The sum is more than the card takes at once.",
        "periodic_limit_exceeded" => "The card has used up its limit of incoming money.",
        "rejected_by_payee" | "general_decline" => "The card's bank refused and gave no reason.",
        "recipient_not_found" | "recipient_check_failed" => {
            "The bank did not confirm that the card is yours. It must be in your name."
        }
        "issuer_unavailable" | "internal_timeout" | "rejected_by_timeout" => "The card's bank did not answer.",
        "fraud_suspected" => "The bank found the transfer suspicious.",
        "card_expired" => "The card has expired.",
        "invalid_card_number" => "The bank did not find this card.",
        "country_forbidden" => "Money can't be sent to cards of this country.",
        _ => "The payment service could not send money to this card.",
    },
    payout_refused_hint: "No money was paid out, no interest accrues. The contract is signed: choose another card in your name and we send the money there.",
    other_card: "Card for the transfer",
    send_to_card: "Send to this card",
    issued: "The loan is paid out",
    issued_to: |card| format!("The money was sent to the card {card}."),
    to_loan: "Open the loan",
};
