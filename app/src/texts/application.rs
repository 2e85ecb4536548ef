//! An application: from sending it to the money on the card.

use lending::RefusalReason;

texts! {
    ApplicationTexts:
    title(number: &str): "Заявка № {number}", "Application No. {number}";
    requested(amount: &str, term: &str): "{amount} на {term}", "{amount} for {term}";
    offer: "Предложение", "Offer";
    less_than_requested(requested: &str):
        "Вы просили {requested}. Эту сумму одобрить не можем: платёж занял бы слишком большую часть дохода. Предлагаем меньше.",
        "You asked for {requested}. We can't approve that: payments would take too much of your income. We offer less.";
    full_cost_percent(percent: &str, words: &str):
        "Полная стоимость займа {percent} ({words}) годовых",
        "Полная стоимость займа {percent} ({words}) годовых";
    full_cost_rubles(rubles: &str, words: &str):
        "Полная стоимость займа {rubles} ({words})",
        "Полная стоимость займа {rubles} ({words})";
    amount: "Сумма займа", "Loan amount";
    term: "Срок", "Term";
    term_until(days: &str, date: &str): "{days}, до {date}", "{days}, until {date}";
    rate: "Ставка", "Rate";
    rate_after: "Ставка после срока", "Rate after the term";
    per_day(percent: &str): "{percent} в день", "{percent} a day";
    to_return: "К возврату", "To pay back";
    overpayment: "Переплата", "Overpayment";
    card: "Куда перевести", "Where it goes";
    lapses_on(date: &str):
        "Подписать можно до {date} включительно. Условия до этого дня не изменятся.",
        "You can sign until {date} inclusive. The conditions don't change until then.";
    burden: "Высокая долговая нагрузка", "High debt burden";
    burden_text:
        "На платежи по всем кредитам и займам у вас будет уходить больше половины дохода. Есть риск не справиться с выплатами и получить неустойку. Подписывая договор, вы подтверждаете, что знаете об этом риске (ст. 5.1 закона 353-ФЗ).",
        "Payments on all your loans will take more than half of your income. You risk being unable to pay and owing a penalty. By signing you confirm that you know of this risk (art. 5.1 of the law 353-FZ).";
    conditions: "Индивидуальные условия договора", "Individual conditions of the contract";
    conditions_columns -> [&'static str; 2]:
        ["Условие", "Содержание условия"],
        ["Условие", "Содержание условия"];
    conditions_version(version: &str): "Редакция {version}", "Edition {version}";
    signing: "Подписание", "Signing";
    signing_hint:
        "Отправим код в СМС. Код подписывает именно этот текст договора.",
        "We send a code by SMS. The code signs exactly this text of the contract.";
    sign: "Подписать", "Sign";
    code_signs:
        "В течение 14 дней займ можно вернуть, заплатив только за дни пользования.",
        "Within 14 days you can return the loan and pay for the days used only.";
    wait_before(hours: &str):
        "После подписания деньги ждут {hours}: так велит закон (ч. 9.3 ст. 7 закона 353-ФЗ). В это время от займа можно отказаться бесплатно, проценты не начисляются.",
        "After you sign, the money waits for {hours}: the law says so (part 9.3 art. 7 of the law 353-FZ). Meanwhile you can refuse the loan free of charge, and no interest accrues.";
    wait: "От займа ещё можно отказаться", "You can still refuse the loan";
    wait_until(until: &str):
        "До {until} от займа можно отказаться бесплатно: проценты за это время не начисляются. После этого сразу отправим деньги на карту.",
        "Until {until} you can refuse the loan free of charge: no interest accrues meanwhile. Then we send the money to the card at once.";
    wait_left(hours: &str, minutes: &str): "Осталось {hours} {minutes}", "{hours} {minutes} left";
    refuse_loan: "Отказаться от займа", "Refuse the loan";
    loan_refused:
        "Вы отказались от займа. Денег мы не отправляли, платить ничего не нужно. Новую заявку можно подать в любой момент.",
        "You refused the loan. We sent no money, nothing is owed. You can apply anew at any time.";
    withdraw: "Отозвать заявку", "Withdraw the application";
    withdraw_hint:
        "Передумали? Заявку можно отозвать бесплатно, пока деньги не отправлены.",
        "Changed your mind? You can withdraw the application free of charge until the money is sent.";
    refused: "Почему отказано", "Why it was refused";
    refusal_reason(reason: RefusalReason) {
        RefusalReason::SelfBan =>
            "В вашей кредитной истории стоит самозапрет на займы. Его можно снять на Госуслугах или в МФЦ; снятие действует со следующего дня.",
            "Your credit history has a self-ban on loans. You can lift it on Gosuslugi or in an MFC; it takes effect the next day.";
        RefusalReason::TooYoung => "Мы выдаём займы с 18 лет.", "We lend to people from 18 years.";
        RefusalReason::TooOld => "Мы выдаём займы до 75 лет включительно.", "We lend to people up to 75 years.";
        RefusalReason::IncomeTooLow =>
            "Указанный доход ниже наименьшего, с которым мы выдаём займы. Если доход вырос, подайте новую заявку.",
            "The stated income is below our minimum. If it has grown, apply anew.";
        RefusalReason::DebtBurden =>
            "Платежи по кредитам заняли бы слишком большую часть дохода. Попробуйте меньшую сумму или погасите часть долгов.",
            "Payments would take too much of your income. Try a smaller sum or pay off some debts.";
        RefusalReason::OverdueHere =>
            "У вас есть просроченный займ у нас. Погасите его, и мы рассмотрим новую заявку.",
            "You have an overdue loan here. Pay it back and we will consider a new application.";
        RefusalReason::OpenLoanHere =>
            "У вас уже есть открытый займ у нас. Новый можно взять после его закрытия.",
            "You have an open loan here. A new one is possible after it is closed.";
        RefusalReason::OverdueElsewhere =>
            "По данным бюро кредитных историй у вас есть просрочка в другой организации. Погасите её; данные в бюро обновляются за несколько дней.",
            "The credit bureau says that something is overdue elsewhere. Pay it off; bureaus update within days.";
        RefusalReason::ScoreTooLow =>
            "Ваш кредитный рейтинг пока слишком низкий. Проверьте кредитную историю: в ней бывают ошибки, их исправляют по заявлению.",
            "Your credit score is too low for now. Check your credit history: mistakes in it can be corrected.";
        RefusalReason::ExpensiveLoansLimit =>
            "Закон не разрешает выдать ещё один дорогой займ, пока открыты прежние. Закройте один из них и подайте заявку снова.",
            "The law allows no further expensive loan while the earlier ones are open. Close one and apply again.";
        RefusalReason::PauseAfterExpensiveLoan =>
            "После возврата дорогого займа закон велит подождать несколько дней до следующего. Подайте заявку чуть позже.",
            "The law asks for a few days between paying back an expensive loan and taking the next. Apply a little later.";
        RefusalReason::ShortLoansInAYear =>
            "За последний год вы взяли у нас столько коротких займов, сколько разрешают правила. Новый можно взять, когда пройдёт год со дня самого раннего из них.",
            "Within the last year you took as many short loans here as the rules allow. A new one is possible a year after the earliest of them.";
        RefusalReason::PrincipalHere =>
            "Закон ограничивает сумму, которую мы можем выдать одному человеку. Попросите меньше или сначала верните то, что взяли.",
            "The law limits what we may lend to one person. Ask for less, or pay back first what you took.";
        RefusalReason::NoLongerLent =>
            "Пока мы проверяли заявку, условия займа изменились: такую сумму на такой срок мы больше не выдаём. Подайте новую заявку на новых условиях.",
            "The product changed while we looked at your application: this sum for this term is not lent any more. Apply anew on the new terms.";
    }
    what_next: "Что можно сделать", "What you can do";
    what_next_items -> [&'static str; 3]:
        [
            "Бесплатно запросить свою кредитную историю: два раза в год в каждом бюро, список бюро есть на Госуслугах.",
            "Подать новую заявку, когда причина исчезнет. Отказ не мешает подать её снова.",
            "Не платить посредникам, которые обещают «исправить» историю: это невозможно.",
        ],
        [
            "Ask for your credit history free of charge: twice a year in each bureau; Gosuslugi lists them.",
            "Apply anew when the reason is gone. A refusal does not bar you.",
            "Don't pay those who promise to mend your history: nobody can.",
        ];
    withdrawn:
        "Мы больше её не рассматриваем. Новую можно подать в любой момент.",
        "We no longer consider it. You can apply anew at any time.";
    lapsed:
        "Срок заявки истёк, займ не выдан и платить ничего не нужно. Подайте новую: данные вводить заново не нужно.",
        "The application's time is over: no loan was made and nothing is owed. Apply anew: you need not fill everything in again.";
    payout_refused: "Банк не принял перевод", "The bank did not take the transfer";
    payout_reason(code: &str) {
        "insufficient_funds" =>
            "На нашем счёте временно не хватило денег. Попробуйте ту же карту чуть позже или выберите другую.",
            "Our account lacked money for the moment. Try the same card later or choose another.";
        "one_time_limit_exceeded" =>
            "Сумма больше, чем карта принимает за один перевод.",
            "The sum is more than the card takes at once.";
        "periodic_limit_exceeded" =>
            "Карта исчерпала лимит зачислений за этот период.",
            "The card has used up its limit of incoming money.";
        "rejected_by_payee" | "general_decline" =>
            "Банк карты отклонил зачисление и не назвал причину.",
            "The card's bank refused and gave no reason.";
        "recipient_not_found" | "recipient_check_failed" =>
            "Банк не подтвердил, что карта или счёт принадлежат вам. Нужны карта или счёт на ваше имя.",
            "The bank did not confirm that card or account is yours. It must be in your name.";
        "issuer_unavailable" | "internal_timeout" | "rejected_by_timeout" =>
            "Банк карты не ответил.",
            "The card's bank did not answer.";
        "fraud_suspected" => "Банк счёл перевод подозрительным.", "The bank found the transfer suspicious.";
        "card_expired" => "Срок действия карты истёк.", "The card has expired.";
        "invalid_card_number" => "Банк не нашёл такую карту.", "The bank did not find this card.";
        "country_forbidden" =>
            "Картам этой страны перевести деньги нельзя.",
            "Money can't be sent to cards of this country.";
        _ =>
            "Платёжный сервис не смог зачислить деньги на эту карту.",
            "The payment service could not send money to this card.";
    }
    payout_refused_hint:
        "Деньги не выданы, проценты не начисляются. Договор подписан: выберите другую карту на ваше имя, и мы отправим деньги на неё.",
        "No money was paid out, no interest accrues. The contract is signed: choose another card in your name and we send the money there.";
    send_to_card: "Отправить на эту карту", "Send to this card";
    issued: "Займ выдан", "The loan is paid out";
    issued_to(card: &str): "Деньги отправлены: {card}.", "The money was sent to: {card}.";
    to_loan: "Открыть займ", "Open the loan";
}
