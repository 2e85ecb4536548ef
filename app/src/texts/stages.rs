//! The way of an application.

use lending::Stage;

texts! {
    StagesTexts:
    title: "Этапы заявки", "Stages of the application";
    names -> [&'static str; 6]:
        ["Отправлена", "Проверка", "Решение", "Подписание", "Перевод", "Выдан"],
        ["Sent", "Check", "Decision", "Signing", "Transfer", "Paid out"];
    done: "пройдено", "done";
    now: "сейчас", "now";
    failed: "не пройдено", "not passed";
    ahead: "впереди", "ahead";
    waits(until: &str):
        "Договор подписан. Деньги отправим после паузы, которую требует закон: {until}.",
        "The contract is signed. We send the money after the pause that the law asks for: {until}.";
    state(stage: Stage) {
        Stage::Submitted =>
            "Заявка отправлена. Сейчас начнём проверку.",
            "The application is sent. The check begins now.";
        Stage::UnderReview =>
            "Проверяем заявку. Обычно это занимает меньше минуты.",
            "We are checking the application. It usually takes less than a minute.";
        Stage::AwaitingStaff =>
            "Решение принимает сотрудник. Ответим в рабочее время, страница обновится сама.",
            "A member of staff decides. We answer in working hours, this page updates by itself.";
        Stage::Offered =>
            "Заявка одобрена. Проверьте условия и подпишите договор.",
            "The application is approved. Check the conditions and sign the contract.";
        Stage::Refused => "В займе отказано.", "The loan was refused.";
        Stage::Signed =>
            "Договор подписан. Готовим перевод денег.",
            "The contract is signed. We are preparing the transfer.";
        Stage::PayingOut =>
            "Деньги отправлены. Ждём ответа банка.",
            "The money is on its way to the card. We are waiting for the bank.";
        Stage::PayoutRefused =>
            "Банк не принял перевод. Выберите другую карту.",
            "The bank did not take the transfer. Choose another card.";
        Stage::Issued => "Деньги на карте.", "The money is on the card.";
        Stage::Withdrawn => "Заявка отозвана.", "The application was withdrawn.";
        Stage::Lapsed => "Срок предложения истёк.", "The offer has lapsed.";
    }
}
