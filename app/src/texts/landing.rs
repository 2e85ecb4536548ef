//! The first page and the calculator.

texts! {
    LandingTexts:
    title: "Займ на карту. Сколько стоит, видно сразу", "A loan to your card. See at once what it costs";
    lead:
        "Считаем при вас тем же кодом, что и договор. Без скрытых услуг и галочек.",
        "Calculated before your eyes by the same code as the contract. No hidden extras.";
    get_money: "Получить деньги", "Get the money";
    calculate: "Рассчитать", "Calculate";
    how: "Как это работает", "How it works";
    steps -> [&'static str; 3]:
        [
            "Выберите сумму и срок, зарегистрируйтесь по номеру телефона.",
            "Ответ обычно приходит за минуту. Условия видны до подписания.",
            "Подпишите договор кодом из СМС, деньги придут на карту.",
        ],
        [
            "Choose amount and term, register with your phone number.",
            "An answer usually comes within a minute. You see the conditions before you sign.",
            "Sign the contract with an SMS code, the money comes to your card.",
        ];
}
