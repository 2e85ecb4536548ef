//! The bar of the demonstration.

use backend::seed::Situation;

use super::{count_en, count_ru};

texts! {
    DemonstrationTexts:
    title: "Демонстрация", "Demonstration";
    today(date: &str): "Сегодня {date}", "Today is {date}";
    advance(days: u32) -> String:
        format!("+ {}", count_ru(days, "день", "дня", "дней")),
        format!("+ {}", count_en(days, "day", "days"));
    no_further:
        "Часы уже переведены на десять лет, дальше некуда. Начать заново: cargo xtask run --fresh",
        "The clock is ten years ahead and goes no further. To begin again: cargo xtask run --fresh";
    people: "Люди демонстрации", "People of the demonstration";
    lead:
        "У каждого своё положение. Нажмите кнопку, и вы войдёте в кабинет этого человека без пароля и кода.",
        "Each is in a situation of their own. One press, and you are in that person's cabinet, without password or code.";
    clock(today: &str):
        "Сегодня {today}. Часы переводятся внизу страницы: долг растёт, предложения истекают.",
        "Today is {today}. The clock is moved at the end of the page: debts grow, offers lapse.";
    situation(situation: Situation) {
        Situation::OpenLoan => "Займ открыт", "An open loan";
        Situation::LongLoan => "Долгий займ по графику", "A long loan with its schedule";
        Situation::Overdue => "Займ просрочен", "A loan that is overdue";
        Situation::AwaitsStaff => "Заявка ждёт сотрудника", "An application that waits for a person";
        Situation::OfferToSign => "Предложение ждёт подписи", "An offer to sign";
        Situation::CoolingOff => "Деньги ждут по закону", "Money that waits by law";
        Situation::PayoutRefused => "Банк не принял перевод", "A payout that was refused";
        Situation::ClosedLoan => "Займ погашен", "A loan that is closed";
    }
    about(situation: Situation) {
        Situation::OpenLoan =>
            "Олег взял 20 000 ₽ двенадцать дней назад. Долг на любой день, досрочное погашение, оплата.",
            "Oleg took 20,000 ₽ twelve days ago. The debt of any day, early repayment, paying.";
        Situation::LongLoan =>
            "Дина взяла 40 000 ₽ на полгода и платит раз в две недели. График, досрочное погашение на выбор.",
            "Dina took 40,000 ₽ for half a year and pays every two weeks. The schedule, early repayment of choice.";
        Situation::Overdue =>
            "Павел взял 18 000 ₽ месяц назад и не вернул в срок. Просрочка, неустойка, предел начислений.",
            "Pavel took 18,000 ₽ a month ago and did not pay it back in time. Arrears, penalty, the cap.";
        Situation::AwaitsStaff =>
            "О Жанне бюро ничего не знает: решает сотрудник, командой server staff decide.",
            "The bureau knows nothing of Zhanna: a staff member decides, by the command server staff decide.";
        Situation::OfferToSign =>
            "Петру одобрили 25 000 ₽. Условия, код из СМС (во входящих симулятора), выдача на карту.",
            "Pyotr was approved for 25,000 ₽. Conditions, the code by SMS (in the simulator's inbox), the payout.";
        Situation::CoolingOff =>
            "Роман подписал 60 000 ₽ час назад. Деньги ждут, от займа можно отказаться бесплатно.",
            "Roman signed for 60,000 ₽ an hour ago. The money waits, and the loan can be refused free of charge.";
        Situation::PayoutRefused =>
            "Ольга подписала договор, но карта не приняла деньги. Можно выбрать другую.",
            "Olga signed, but the card did not take the money. Another can be chosen.";
        Situation::ClosedLoan =>
            "Анна вернула займ. Новая заявка, история закрытых займов.",
            "Anna paid her loan back. A new application, the loans that are closed.";
    }
    enter(situation: Situation) {
        Situation::OpenLoan => "Войти как Олег", "Be Oleg";
        Situation::LongLoan => "Войти как Дина", "Be Dina";
        Situation::Overdue => "Войти как Павел", "Be Pavel";
        Situation::AwaitsStaff => "Войти как Жанна", "Be Zhanna";
        Situation::OfferToSign => "Войти как Пётр", "Be Pyotr";
        Situation::CoolingOff => "Войти как Роман", "Be Roman";
        Situation::PayoutRefused => "Войти как Ольга", "Be Olga";
        Situation::ClosedLoan => "Войти как Анна", "Be Anna";
    }
}
