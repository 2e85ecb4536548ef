//! Paying: how much, and how the payment goes.

/// See the module.
pub struct Pay {
    /// Heading.
    pub title: &'static str,
    /// Link back to the loan.
    pub back: fn(&str) -> String,
    /// Legend.
    pub how_much: &'static str,
    /// Choice.
    pub full: &'static str,
    /// Under the choice.
    pub full_hint: &'static str,
    /// Choice.
    pub part: &'static str,
    /// Label.
    pub amount: &'static str,
    /// Under the label: the most.
    pub amount_hint: fn(&str) -> String,
    /// Heading of the preview.
    pub preview: &'static str,
    /// Part of a payment.
    pub overdue_interest: &'static str,
    /// Part of a payment.
    pub overdue_principal: &'static str,
    /// Part of a payment.
    pub current_interest: &'static str,
    /// Part of a payment.
    pub current_principal: &'static str,
    /// Part of a payment.
    pub penalty: &'static str,
    /// What is left after it.
    pub remains: &'static str,
    /// Preview: the payment leaves kopecks that are forgiven.
    pub tail_forgiven: &'static str,
    /// Nothing is left after it.
    pub closes: &'static str,
    /// Under the preview.
    pub order: &'static str,
    /// More than the debt: the debt.
    pub too_large: fn(&str) -> String,
    /// Note about the acquirer's page.
    pub acquirer: &'static str,
    /// Button.
    pub pay: &'static str,
    /// Nothing to pay.
    pub nothing_to_pay: &'static str,
    /// Link.
    pub to_loan: &'static str,

    /// Heading of a payment's page.
    pub payment_title: &'static str,
    /// Figure.
    pub payment_amount: &'static str,
    /// The acquirer was not reached yet: what happens.
    pub starting: &'static str,
    /// And to the money.
    pub starting_money: &'static str,
    /// The borrower is on the acquirer's page.
    pub pending: &'static str,
    /// And to the money.
    pub pending_money: &'static str,
    /// Link to the acquirer's page.
    pub proceed: &'static str,
    /// Credited.
    pub succeeded: &'static str,
    /// Figure.
    pub remaining: &'static str,
    /// The loan is paid in full: heading.
    pub closed: &'static str,
    /// Day and amount.
    pub closed_on: fn(&str, &str) -> String,
    /// Figure: what was paid beyond the debt.
    pub overpaid: &'static str,
    /// It is on its way back.
    pub refund_under_way: &'static str,
    /// It is back: the day.
    pub refunded: fn(&str) -> String,
    /// It can't be sent back.
    pub refund_refused: &'static str,
    /// Not credited: heading.
    pub canceled: &'static str,
    /// And to the money.
    pub canceled_money: &'static str,
    /// Why, by the acquirer's code.
    pub reason: fn(&str) -> &'static str,
    /// Link.
    pub try_again: &'static str,
    /// For browsers without scripts.
    pub refresh: &'static str,
    /// Link.
    pub to_cabinet: &'static str,
}

/// Russian.
pub const RU: Pay = Pay {
    title: "Погашение займа",
    back: |number| format!("Договор № {number}"),
    how_much: "Сколько заплатить",
    full: "Погасить полностью",
    full_hint: "Долг на сегодня. После зачисления займ закроется.",
    part: "Другая сумма",
    amount: "Сумма платежа",
    amount_hint: |most| format!("В рублях, не больше {most}"),
    preview: "Куда пойдёт платёж",
    overdue_interest: "Просроченные проценты",
    overdue_principal: "Просроченный основной долг",
    current_interest: "Проценты",
    current_principal: "Основной долг",
    penalty: "Неустойка",
    remains: "Останется долг",
    tail_forgiven: "Оставшиеся копейки мы прощаем.",
    closes: "Долга не останется: займ закроется.",
    order: "Порядок по ч. 20 ст. 5 закона 353-ФЗ.",
    too_large: |debt| format!("Это больше долга. Сегодня вы должны {debt}."),
    acquirer: "Номер карты и код банка вы введёте на странице платёжного сервиса. Мы их не видим и не храним.",
    pay: "Оплатить",
    nothing_to_pay: "По этому займу платить нечего.",
    to_loan: "К займу",
    payment_title: "Платёж",
    payment_amount: "Сумма платежа",
    starting: "Готовим платёж",
    starting_money: "Деньги с карты ещё не списаны. Страница обновится сама.",
    pending: "Ждём подтверждения платёжного сервиса",
    pending_money: "Если вы уже подтвердили оплату, ничего делать не нужно: зачислим, как только сервис ответит. Второй раз деньги не спишутся.",
    proceed: "Перейти к оплате",
    succeeded: "Платёж зачислен",
    remaining: "Осталось заплатить",
    closed: "Займ закрыт",
    closed_on: |date, amount| format!("Закрыт {date}, последний платёж {amount}. Больше вы ничего не должны."),
    overpaid: "Излишек",
    refund_under_way: "Эти деньги возвращаем на карту, с которой вы платили. Делать ничего не нужно.",
    refunded: |date| {
        format!("Эти деньги вернули {date} на карту, с которой вы платили. Банк зачислит их за несколько дней.")
    },
    refund_refused: "Вернуть эти деньги на карту не получилось. Они ваши: напишите в поддержку, и мы вернём их иначе.",
    canceled: "Платёж не прошёл",
    canceled_money: "Деньги не списаны. Если банк заблокировал сумму на карте, он вернёт её сам.",
    reason: |code| match code {
        "3d_secure_failed" => "Не подошёл код из СМС банка. Попробуйте ещё раз или возьмите другую карту.",
        "call_issuer" => "Банк отклонил платёж и не назвал причину. Позвоните в банк или возьмите другую карту.",
        "card_expired" => "Срок действия карты истёк. Возьмите другую карту.",
        "country_forbidden" => "Картой, выпущенной в этой стране, заплатить нельзя. Возьмите другую карту.",
        "fraud_suspected" => "Банк счёл платёж подозрительным. Позвоните в банк или возьмите другую карту.",
        "general_decline" => "Платёж отклонён без объяснения причины. Попробуйте ещё раз или возьмите другую карту.",
        "identification_required" => "Сервис просит подтвердить личность владельца счёта. Возьмите другую карту.",
        "insufficient_funds" => "На карте не хватило денег. Пополните её или возьмите другую карту.",
        "internal_timeout" | "issuer_unavailable" | "rejected_by_timeout" => {
            "Банк не ответил вовремя. Попробуйте ещё раз через несколько минут."
        }
        "invalid_card_number" => "Номер карты введён с ошибкой. Проверьте его и попробуйте ещё раз.",
        "invalid_csc" => "Код с обратной стороны карты введён с ошибкой. Проверьте его и попробуйте ещё раз.",
        "payment_method_limit_exceeded" => {
            "Исчерпан лимит платежей по карте. Возьмите другую карту или заплатите завтра."
        }
        "payment_method_restricted" => "Операции по карте запрещены. Позвоните в банк или возьмите другую карту.",
        "permission_revoked" => "Разрешение на списание с карты отозвано. Заплатите заново.",
        "expired_on_confirmation" | "expired_on_capture" => "Время на оплату вышло. Начните заново.",
        "canceled_by_merchant" => "Оплата отменена. Её можно начать заново.",
        "unsupported_mobile_operator" => "Оплата со счёта этого оператора не поддерживается. Возьмите карту.",
        "deal_expired" => "Срок операции вышел. Начните заново.",
        _ => "Платёжный сервис не принял платёж. Попробуйте ещё раз или возьмите другую карту.",
    },
    try_again: "Попробовать ещё раз",
    refresh: "Обновить",
    to_cabinet: "В кабинет",
};

/// English.
pub const EN: Pay = Pay {
    title: "Pay back the loan",
    back: |number| format!("Contract No. {number}"),
    how_much: "How much to pay",
    full: "Pay in full",
    full_hint: "The debt of today. The loan closes once the payment is credited.",
    part: "Another amount",
    amount: "Payment amount",
    amount_hint: |most| format!("In rubles, up to {most}"),
    preview: "Where the payment goes",
    overdue_interest: "Overdue interest",
    overdue_principal: "Overdue principal",
    current_interest: "Interest",
    current_principal: "Principal",
    penalty: "Penalty",
    remains: "Debt that remains",
    tail_forgiven: "The kopecks that are left are forgiven.",
    closes: "Nothing remains: the loan closes.",
    order: "In the order of art. 5 part 20 of the law 353-FZ.",
    too_large: |debt| format!("This is more than the debt. You owe {debt} today."),
    acquirer: "You enter card number and the bank's code on the payment service's page. We neither see nor keep them.",
    pay: "Pay",
    nothing_to_pay: "There is nothing to pay on this loan.",
    to_loan: "To the loan",
    payment_title: "Payment",
    payment_amount: "Payment amount",
    starting: "Preparing the payment",
    starting_money: "Your card has not been charged yet. This page updates by itself.",
    pending: "Waiting for the payment service",
    pending_money: "If you have confirmed the payment, there is nothing to do: we credit it as soon as the service answers. You are not charged twice.",
    proceed: "Go to the payment page",
    succeeded: "The payment is credited",
    remaining: "Left to pay",
    closed: "The loan is closed",
    closed_on: |date, amount| format!("Closed on {date}, last payment {amount}. You owe nothing more."),
    overpaid: "Surplus",
    refund_under_way: "This goes back to the card that you paid with. There is nothing to do.",
    refunded: |date| format!("Sent back on {date} to the card that you paid with. The bank takes a few days."),
    refund_refused: "This could not be sent back to the card. It is yours: write to support for another way.",
    canceled: "The payment did not go through",
    canceled_money: "Your card was not charged. If the bank holds the amount, it releases it by itself.",
    reason: |code| match code {
        "3d_secure_failed" => "The bank's SMS code was not right. Try again or take another card.",
        "call_issuer" => "The bank refused and gave no reason. Call the bank or take another card.",
        "card_expired" => "The card has expired. Take another card.",
        "country_forbidden" => "Cards of this country are not accepted. Take another card.",
        "fraud_suspected" => "The bank found the payment suspicious. Call the bank or take another card.",
        "general_decline" => "The payment was refused without a reason. Try again or take another card.",
        "identification_required" => "The service wants the holder identified. Take another card.",
        "insufficient_funds" => "There is not enough money on the card. Top it up or take another card.",
        "internal_timeout" | "issuer_unavailable" | "rejected_by_timeout" => {
            "The bank did not answer in time. Try again in a few minutes."
        }
        "invalid_card_number" => "The card number has a mistake. Check it and try again.",
        "invalid_csc" => "The code on the back of the card has a mistake. Check it and try again.",
        "payment_method_limit_exceeded" => "The card's limit is used up. Take another card or pay tomorrow.",
        "payment_method_restricted" => "Operations with this card are barred. Call the bank or take another card.",
        "permission_revoked" => "The permission to charge the card was revoked. Pay anew.",
        "expired_on_confirmation" | "expired_on_capture" => "The time to pay is over. Begin anew.",
        "canceled_by_merchant" => "The payment was cancelled. You can begin anew.",
        "unsupported_mobile_operator" => "This operator is not supported. Take a card.",
        "deal_expired" => "The time of the operation is over. Begin anew.",
        _ => "The payment service did not take the payment. Try again or take another card.",
    },
    try_again: "Try again",
    refresh: "Refresh",
    to_cabinet: "To the cabinet",
};
