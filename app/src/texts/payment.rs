//! How a payment goes.

texts! {
    PaymentTexts:
    title: "Платёж", "Payment";
    amount: "Сумма платежа", "Payment amount";
    starting: "Готовим платёж", "Preparing the payment";
    starting_money:
        "Деньги ещё не списаны. Страница обновится сама.",
        "You have not been charged yet. This page updates by itself.";
    charging: "Списываем деньги с карты", "Charging the card";
    charging_money:
        "Ничего делать не нужно: зачислим, как только банк ответит. Второй раз деньги не спишутся.",
        "There is nothing to do: we credit it as soon as the bank answers. You are not charged twice.";
    pending: "Ждём подтверждения платёжного сервиса", "Waiting for the payment service";
    pending_by_bank: "Подтвердите платёж в приложении банка", "Confirm the payment in your bank's app";
    pending_money:
        "Если вы уже подтвердили оплату, ничего делать не нужно: зачислим, как только сервис ответит. Второй раз деньги не спишутся.",
        "If you have confirmed the payment, there is nothing to do: we credit it as soon as the service answers. You are not charged twice.";
    closes_until(moment: &str):
        "Сумма не меняется: займ закроется, если оплатить до {moment}, даже после полуночи.",
        "The amount does not change: the loan closes if you pay by {moment}, even after midnight.";
    bank: "Открыть приложение банка", "Open your bank's app";
    qr: "QR-код для оплаты в приложении банка", "QR code for paying in your bank's app";
    qr_text:
        "Наведите камеру телефона или сканер в приложении банка.",
        "Point the phone's camera at it, or the scanner of your bank's app.";
    topped_up: "Счёт пополнен", "The account is topped up";
    to_account: "К счёту", "To the account";
    kept: "Эти деньги остались на вашем счёте, как вы просили.", "This stayed on your account, as you wished.";
    proceed: "Перейти к оплате", "Go to the payment page";
    succeeded: "Платёж зачислен", "The payment is credited";
    prolonged: "Займ продлён", "The loan is prolonged";
    prolonged_to(date: &str):
        "Займ продлён до {date} включительно. Начисленные проценты оплачены.",
        "The loan is prolonged until {date} inclusive. The interest that had accrued is paid.";
    not_prolonged:
        "Этот платёж займ не продлил: долг к тому времени изменился или займ уже был продлён. Деньги зачислены в счёт долга.",
        "This payment did not prolong the loan: the debt had changed by then, or it was prolonged already. The money was credited to the debt.";
    makes_schedule:
        "Действует новый график платежей: он на странице займа.",
        "A new payment schedule holds: it is on the loan's page.";
    remaining: "Осталось заплатить", "Left to pay";
    closed: "Займ закрыт", "The loan is closed";
    closed_on(date: &str, amount: &str):
        "Закрыт {date}, последний платёж {amount}. Больше вы ничего не должны.",
        "Closed on {date}, last payment {amount}. You owe nothing more.";
    overpaid: "Излишек", "Surplus";
    refund_under_way:
        "Эти деньги возвращаем туда, откуда вы платили. Делать ничего не нужно.",
        "This goes back to where you paid from. There is nothing to do.";
    refunded(date: &str):
        "Эти деньги вернули {date} туда, откуда вы платили. Банк зачислит их за несколько дней.",
        "Sent back on {date} to where you paid from. The bank takes a few days.";
    refund_refused:
        "Вернуть эти деньги не получилось, и они зачислены на ваш счёт: ими можно заплатить или вернуть их ещё раз.",
        "This could not be sent back and went to your account: pay with it, or try to have it back again.";
    canceled: "Платёж не прошёл", "The payment did not go through";
    canceled_money:
        "Деньги не списаны. Если банк заблокировал сумму, он вернёт её сам.",
        "You were not charged. If the bank holds the amount, it releases it by itself.";
    reason(code: &str) {
        "3d_secure_failed" =>
            "Не подошёл код из СМС банка. Попробуйте ещё раз или возьмите другую карту.",
            "The bank's SMS code was not right. Try again or take another card.";
        "call_issuer" =>
            "Банк отклонил платёж и не назвал причину. Позвоните в банк или возьмите другую карту.",
            "The bank refused and gave no reason. Call the bank or take another card.";
        "card_expired" =>
            "Срок действия карты истёк. Возьмите другую карту.",
            "The card has expired. Take another card.";
        "country_forbidden" =>
            "Картой, выпущенной в этой стране, заплатить нельзя. Возьмите другую карту.",
            "Cards of this country are not accepted. Take another card.";
        "fraud_suspected" =>
            "Банк счёл платёж подозрительным. Позвоните в банк или возьмите другую карту.",
            "The bank found the payment suspicious. Call the bank or take another card.";
        "general_decline" =>
            "Платёж отклонён без объяснения причины. Попробуйте ещё раз или возьмите другую карту.",
            "The payment was refused without a reason. Try again or take another card.";
        "identification_required" =>
            "Сервис просит подтвердить личность владельца счёта. Возьмите другую карту.",
            "The service wants the holder identified. Take another card.";
        "insufficient_funds" =>
            "На карте не хватило денег. Пополните её или возьмите другую карту.",
            "There is not enough money on the card. Top it up or take another card.";
        "internal_timeout" | "issuer_unavailable" | "rejected_by_timeout" =>
            "Банк не ответил вовремя. Попробуйте ещё раз через несколько минут.",
            "The bank did not answer in time. Try again in a few minutes.";
        "invalid_card_number" =>
            "Номер карты введён с ошибкой. Проверьте его и попробуйте ещё раз.",
            "The card number has a mistake. Check it and try again.";
        "invalid_csc" =>
            "Код с обратной стороны карты введён с ошибкой. Проверьте его и попробуйте ещё раз.",
            "The code on the back of the card has a mistake. Check it and try again.";
        "payment_method_limit_exceeded" =>
            "Исчерпан лимит платежей по карте. Возьмите другую карту или заплатите завтра.",
            "The card's limit is used up. Take another card or pay tomorrow.";
        "payment_method_restricted" =>
            "Операции по карте запрещены. Позвоните в банк или возьмите другую карту.",
            "Operations with this card are barred. Call the bank or take another card.";
        "permission_revoked" =>
            "Разрешение на списание с карты отозвано. Заплатите заново.",
            "The permission to charge the card was revoked. Pay anew.";
        "expired_on_confirmation" | "expired_on_capture" =>
            "Время на оплату вышло. Начните заново.",
            "The time to pay is over. Begin anew.";
        "canceled_by_merchant" =>
            "Оплата отменена. Её можно начать заново.",
            "The payment was cancelled. You can begin anew.";
        "unsupported_mobile_operator" =>
            "Оплата со счёта этого оператора не поддерживается. Возьмите карту.",
            "This operator is not supported. Take a card.";
        "deal_expired" => "Срок операции вышел. Начните заново.", "The time of the operation is over. Begin anew.";
        _ =>
            "Платёжный сервис не принял платёж. Попробуйте ещё раз или возьмите другую карту.",
            "The payment service did not take the payment. Try again or take another card.";
    }
    to_loan: "К займу", "To the loan";
    try_again: "Попробовать ещё раз", "Try again";
    to_cabinet: "В кабинет", "To the cabinet";
}
