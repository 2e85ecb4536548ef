//! The borrower's account.

texts! {
    AccountTexts:
    title: "Счёт", "Account";
    lead:
        "Это ваши деньги: ими можно оплатить займ или продление, а можно вернуть их туда, откуда они пришли. Сами мы с этого счёта ничего не списываем.",
        "This is your money: pay a loan or a prolongation with it, or have it back where it came from. We never take anything from it by ourselves.";
    balance: "На счёте", "On the account";
    on_its_way(sum: &str): "Ещё {sum} на пути обратно к вам.", "Another {sum} is on its way back to you.";
    top_up_title: "Пополнить счёт", "Top up the account";
    amount: "Сумма пополнения", "Amount to add";
    amount_hint(most: &str): "В рублях, от 1 до {most}", "In rubles, from 1 to {most}";
    top_up: "Пополнить", "Top up";
    give_back_title: "Вернуть деньги", "Have the money back";
    give_back_amount: "Сумма возврата", "Amount to return";
    give_back_hint(most: &str): "В рублях, не больше {most}", "In rubles, up to {most}";
    give_back_text:
        "Деньги уйдут на ту карту или в тот банк, откуда пришли: сначала туда, откуда пришли последними. Банк зачислит их за несколько дней.",
        "The money goes to the card or bank that it came from, the last one first. The bank takes a few days.";
    give_back: "Вернуть на карту", "Return to the card";
    surplus_title: "Если заплатить больше долга", "If you pay more than the debt";
    surplus_goes_back:
        "Сейчас излишек сразу возвращается туда, откуда вы платили.",
        "Now a surplus goes straight back to where you paid from.";
    surplus_stays:
        "Сейчас излишек остаётся на счёте, пока вы не измените это или не вернёте деньги.",
        "Now a surplus stays on the account until you change this or have the money back.";
    keep: "Оставлять на счёте", "Keep it on the account";
    send_back: "Возвращать на карту", "Send it back to the card";
    movements: "Движения", "Movements";
    nothing_yet: "Здесь ещё ничего не было.", "Nothing has happened here yet.";
    topped_up: "Пополнение", "Topped up";
    surplus(number: &str): "Излишек платежа по договору № {number}", "Surplus of a payment on contract No. {number}";
    paid(number: &str): "Платёж по договору № {number}", "Payment on contract No. {number}";
    goes_back: "Возврат, в пути", "Return, on its way";
    went_back: "Возврат", "Return";
    stayed: "Возврат не прошёл, деньги остались здесь", "A return failed, the money stayed here";
    reversed: "Платёж отозван банком", "The bank took a payment back";
}
