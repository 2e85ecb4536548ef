//! A credit holiday: what it brings, how it is asked for, what became of that.

texts! {
    HolidayTexts:
    title: "Кредитные каникулы", "Credit holiday";
    back(number: &str): "Договор № {number}", "Contract No. {number}";
    lead(months: &str):
        "Если доход упал или вы пострадали в чрезвычайной ситуации, по закону платежи можно отложить на срок до {months} (ст. 6.1-2 закона 353-ФЗ).",
        "If your income fell or you suffered in an emergency, by law payments can be put off for up to {months} (art. 6.1-2 of the law 353-FZ).";
    options: "Что ещё можно сделать", "What else can be done";

    not_now: "Каникулы сейчас не положены", "There is no holiday now";
    closed: "Займ закрыт, платить ничего не нужно.", "The loan is closed, nothing is owed.";
    too_large(most: &str):
        "По закону каникулы дают по займам до {most}, ваш больше. О другом графике с нами можно договориться.",
        "By law there are holidays for loans up to {most}, and yours is larger. You can agree with us on another schedule.";
    runs(until: &str): "Каникулы уже идут, до {until}.", "A holiday is on already, until {until}.";
    both_used:
        "По этому займу каникулы уже были по обоим основаниям. По закону больше не положено.",
        "This loan has had a holiday on both grounds. The law gives no more.";

    another: "Новое требование", "Another request";
    ground: "Почему нужны каникулы", "Why you need a holiday";
    income: "Доход снизился", "My income fell";
    income_text(percent: &str):
        "Среднемесячный доход за два последних месяца ниже, чем за двенадцать месяцев до них, больше чем на {percent}.",
        "The mean monthly income of the last two months is lower than that of the twelve before by more than {percent}.";
    emergency: "Чрезвычайная ситуация", "An emergency";
    emergency_text:
        "Она случилась там, где вы живёте, и нарушила условия вашей жизни.",
        "It happened where you live, and your living conditions suffered.";
    used: "По этому основанию каникулы уже были.", "There was a holiday on this ground.";
    income_only:
        "Доход указывайте, только если выбрали «Доход снизился».",
        "Give the income only if you chose “My income fell”.";
    last_two_months: "Доход за два последних месяца", "Income of the last two months";
    last_two_months_hint:
        "Вместе, до вычета налога, как в справке. Если дохода не было, напишите 0",
        "Together, before tax, as on the certificate. If there was none, type 0";
    twelve_months_before: "Доход за двенадцать месяцев до них", "Income of the twelve months before those";
    twelve_months_before_hint:
        "Вместе, до вычета налога, как в справке",
        "Together, before tax, as on the certificate";
    fell_enough(before: &str, now: &str, fell: &str, needed: &str):
        "Среднемесячный доход был {before}, стал {now}: снизился на {fell}. Этого достаточно: нужно больше {needed}.",
        "The mean monthly income was {before} and is {now}: it fell by {fell}. That is enough: more than {needed} is needed.";
    fell_too_little(before: &str, now: &str, fell: &str, needed: &str):
        "Среднемесячный доход был {before}, стал {now}: снизился на {fell}. Этого мало: нужно больше {needed}.",
        "The mean monthly income was {before} and is {now}: it fell by {fell}. That is too little: more than {needed} is needed.";
    not_fallen(before: &str, now: &str, needed: &str):
        "Среднемесячный доход был {before}, стал {now}: он не снизился, а нужно снижение больше чем на {needed}.",
        "The mean monthly income was {before} and is {now}: it did not fall, and a fall by more than {needed} is needed.";
    needs_more(fell: &str, needed: &str):
        "Среднемесячный доход снизился на {fell}, а нужно больше {needed}.",
        "The mean monthly income fell by {fell}, and more than {needed} is needed.";
    wrong_months(most: &str): "Каникулы длятся от 1 до {most}.", "A holiday lasts from 1 to {most}.";

    months_label: "На сколько месяцев", "For how many months";
    months_choices -> [(&'static str, &'static str); 6]:
        [("1", "1 месяц"), ("2", "2 месяца"), ("3", "3 месяца"), ("4", "4 месяца"), ("5", "5 месяцев"), ("6", "6 месяцев")],
        [("1", "1 month"), ("2", "2 months"), ("3", "3 months"), ("4", "4 months"), ("5", "5 months"), ("6", "6 months")];
    choose: "Выберите", "Choose";
    show: "Рассчитать", "Work it out";

    figures: "Что изменится", "What changes";
    last_day: "Последний день каникул", "Last day of the holiday";
    rate: "Ставка в каникулы", "Rate in the holiday";
    per_day(percent: &str): "{percent} в день", "{percent} a day";
    interest: "Проценты за каникулы", "Interest of the holiday";
    interest_when:
        "если ничего не платить; отдать их нужно с последним платежом",
        "if nothing is paid; due with the last payment";
    new_due_on: "Новая дата возврата", "New due date";
    due_before(date: &str): "сейчас — {date}", "now it is {date}";
    full_cost: "ПСК с каникулами", "Full cost (ПСК) with the holiday";
    per_year(percent: &str): "{percent} годовых", "{percent} a year";
    no_penalty:
        "Неустойки в каникулы нет, платить ничего не нужно. Погасить займ или его часть можно в любой день.",
        "No penalty accrues in the holiday, and nothing is due. You can pay back all or a part on any day.";
    arrears_until(date: &str):
        "То, что сейчас просрочено, нужно внести до {date} включительно.",
        "What is overdue now is to be paid by {date} inclusive.";
    cap_after: "Начисления к новой дате возврата", "What will have accrued by the new due date";
    schedules: "Платежи сейчас и с каникулами", "Payments now and with the holiday";
    now: "Сейчас", "Now";
    then: "С каникулами", "With the holiday";
    day: "Дата платежа", "Payment date";
    payment: "Платёж", "Payment";

    documents: "Какие документы понадобятся", "Which documents you will need";
    documents_hint:
        "Сейчас прикладывать их не нужно: мы попросим, если понадобится подтверждение. Хватит того, что подходит вам:",
        "You need not attach them now: we ask for them if something is to be confirmed. What fits you is enough:";
    keep_ready: "Какие документы приготовить", "Which documents to keep ready";
    income_documents -> [&'static str; 4]:
        [
            "справка о доходах и суммах налога (бывшая 2-НДФЛ) за этот и прошлый год: её даёт работодатель, она есть и в личном кабинете налогоплательщика;",
            "справка службы занятости о том, что вы зарегистрированы безработным;",
            "больничный лист дольше месяца;",
            "для самозанятых и предпринимателей — справка о доходах, книга учёта или выписка со счёта.",
        ],
        [
            "the certificate of income and tax (formerly 2-НДФЛ) of this year and the last: from your employer, or from your account with the tax office;",
            "a certificate of the employment service that you are registered as unemployed;",
            "a sick note of more than a month;",
            "for the self-employed and entrepreneurs, a certificate of income, the books, or a statement of the account.",
        ];
    emergency_documents -> [&'static str; 2]:
        [
            "постановление или справка органа власти о чрезвычайной ситуации по вашему месту жительства;",
            "справка или акт о том, что пострадало: жильё, имущество, здоровье.",
        ],
        [
            "a decree or certificate of the authorities about the emergency at your place of living;",
            "a certificate or record of what suffered: your home, belongings, health.",
        ];
    hand_in(address: &str, phone: &str):
        "Чтобы ответ пришёл быстрее, отправьте копии письмом: {address}. Вопросы — по телефону {phone}.",
        "To have the answer sooner, send copies by letter: {address}. For questions call {phone}.";
    ask: "Составить требование", "Make the request";
    sends_code:
        "Дальше — текст требования и код из СМС, которым вы его подпишете. До подписи ничего не изменится.",
        "Next come the text of the request and an SMS code by which you sign it. Nothing changes until then.";

    columns -> [&'static str; 2]: ["Пункт", "Содержание"], ["Пункт", "Содержание"];
    signing: "Подписание", "Signing";
    sign_hint:
        "Код подписывает именно этот текст. Подписанное требование сразу придёт нам.",
        "The code signs exactly this text. Once signed, the request is with us at once.";
    sign: "Подписать", "Sign";

    waiting: "Требование подано", "The request is made";
    asked_on: "Подано", "Made on";
    length: "На сколько", "For how long";
    answer_by: "Ответим не позже", "We answer by";
    days_left(days: &str): "осталось {days}", "{days} left";
    last_day_today: "сегодня последний день", "today is the last day";
    answer_late: "срок ответа прошёл", "the answer is late";
    silence(date: &str):
        "Если ответа не будет до конца {date}, каникулы считаются предоставленными.",
        "If there is no answer by the end of {date}, the holiday counts as granted.";
    meanwhile(date: &str):
        "Пока ответа нет, платежи и проценты идут как обычно. Каникулы считаются со дня требования, {date}: лишнее, что успеет начислиться, мы снимем.",
        "Until then payments and interest go on as usual. The holiday counts from the day of the request, {date}: what has accrued too much by then is taken back.";
    signed_text: "Подписанное требование", "The request as signed";

    granted: "Каникулы предоставлены", "The holiday is granted";
    granted_until(date: &str):
        "До {date} включительно платить ничего не нужно, неустойки нет. Погасить займ или его часть можно в любой день.",
        "Nothing is due until {date} inclusive, and no penalty accrues. You can pay back all or a part on any day.";
    arrears_by(sum: &str, date: &str):
        "Просроченное до каникул, {sum}, нужно внести до {date} включительно.",
        "What was overdue before, {sum}, is to be paid by {date} inclusive.";
    ended(date: &str):
        "Каникулы закончились {date}. Дальше платежи идут по новому графику.",
        "The holiday ended on {date}. Payments go on by the new schedule.";
    due_on: "Вернуть до", "Pay back by";
    deferred: "Проценты за каникулы на сегодня", "Interest of the holiday today";
    with_last_payment: "отдать их нужно с последним платежом", "due with the last payment";
    to_loan: "К займу", "To the loan";

    refused: "В каникулах отказано", "The holiday is refused";
    reason(reason: &str): "Причина: {reason}", "The reason: {reason}";
    ask_again:
        "Требование можно подать ещё раз: с другими данными или по другому основанию.",
        "You can ask again: with other figures, or on the other ground.";
}
