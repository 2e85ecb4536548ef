//! What is to come: payments, rights that end, and the calendars that tell it.

use super::{count_en, count_ru};

texts! {
    ScheduleTexts:
    title: "График платежей", "Payment schedule";
    coming: "Предстоящие платежи", "Payments to come";
    contract(number: &str): "Договор № {number}", "Contract No. {number}";
    overdue: "Просрочен", "Overdue";
    none: "Платить пока нечего: открытых займов нет.", "Nothing to pay: you have no open loans.";
    as_planned:
        "Суммы — если каждый платёж внести в его день по московскому времени. Раньше или больше — заплатите меньше.",
        "The sums hold if each payment is made on its day, Moscow time. Pay earlier or more, and you pay less.";
    to_calendar: "Добавить в календарь", "Add to calendar";
    calendar_hint:
        "В календаре не будет сумм: только дни платежей и сроки прав, договор и напоминание за день.",
        "The calendar will have no sums: only the days of payments and of rights, the contract and a reminder the day before.";

    by_month: "По месяцам", "By month";
    months: "Другие месяцы", "Other months";
    month(name: &str, year: i16): "{name} {year}", "{name} {year}";
    name_of_month(number: i8) {
        1 => "Январь", "January";
        2 => "Февраль", "February";
        3 => "Март", "March";
        4 => "Апрель", "April";
        5 => "Май", "May";
        6 => "Июнь", "June";
        7 => "Июль", "July";
        8 => "Август", "August";
        9 => "Сентябрь", "September";
        10 => "Октябрь", "October";
        11 => "Ноябрь", "November";
        _ => "Декабрь", "December";
    }
    weekday(number: i8) {
        0 => "Пн", "Mo";
        1 => "Вт", "Tu";
        2 => "Ср", "We";
        3 => "Чт", "Th";
        4 => "Пт", "Fr";
        5 => "Сб", "Sa";
        _ => "Вс", "Su";
    }
    name_of_weekday(number: i8) {
        0 => "понедельник", "Monday";
        1 => "вторник", "Tuesday";
        2 => "среда", "Wednesday";
        3 => "четверг", "Thursday";
        4 => "пятница", "Friday";
        5 => "суббота", "Saturday";
        _ => "воскресенье", "Sunday";
    }
    payment_mark: "Платёж", "Payment";
    right_mark: "Право", "Right";
    day_off: "выходной", "day off";
    legend_payment: "платёж", "payment";
    legend_right: "последний день права", "last day of a right";

    rights: "Ваши права и их сроки", "Your rights and their ends";
    last_day: "Последний день", "Last day";
    until: "До", "Until";
    may_return: "Вернуть весь займ без предупреждения", "Return the whole loan without notice";
    may_return_text(number: &str):
        "По договору № {number} можно вернуть всё сразу и заплатить проценты только за дни, когда деньги были у вас (ч. 2 ст. 11 закона 353-ФЗ).",
        "Under contract No. {number} you can return everything at once, and pay interest for the days used only (art. 11 part 2 of the law 353-FZ).";
    pay: "Погасить", "Pay";
    may_refuse: "Отказаться от займа", "Refuse the loan";
    may_refuse_text:
        "Деньги ещё не отправлены. Если передумали, откажитесь до этого времени: займа не будет и платить не придётся (ч. 9.3 ст. 7 закона 353-ФЗ).",
        "The money is not sent yet. If you have changed your mind, refuse by then: there will be no loan and nothing to pay (art. 7 part 9.3 of the law 353-FZ).";
    may_sign: "Подписать предложение", "Sign the offer";
    may_sign_text:
        "До конца этого дня мы не изменим условия. Подписывать не обязательно: без подписи предложение просто закончится (ч. 7 ст. 7 закона 353-ФЗ).",
        "We change nothing in the offer until the end of this day. You need not sign: without a signature the offer just ends (art. 7 part 7 of the law 353-FZ).";
    may_complain: "Пожаловаться и получить ответ", "Complain and get an answer";
    answered_by: "Пожалуетесь сегодня — ответим не позже", "Complain today, and you are answered by";
    may_complain_text(address: &str, days: &str):
        "Если что-то не так, позвоните или напишите по адресу {address}. На ответ у нас {days} после регистрации жалобы.",
        "If something is wrong, call or write to {address}. We have {days} to answer once the complaint is registered.";
    working_days(days: u32) -> String:
        count_ru(days, "рабочий день", "рабочих дня", "рабочих дней"),
        count_en(days, "working day", "working days");
    call(phone: &str): "Позвонить: {phone}", "Call {phone}";

    feed: "Календарь по ссылке", "Calendar by a link";
    feed_text:
        "Ваш календарь сам следит за платежами и сроками прав: дайте ему секретную ссылку, и он будет обновляться. Кто знает ссылку, видит эти дни без входа в кабинет, поэтому никому её не пересылайте.",
        "Let your calendar follow payments and rights by itself: give it a secret link, and it keeps up to date. Whoever knows the link sees these days without signing in, so pass it on to nobody.";
    show_sums: "Показывать суммы", "Show sums";
    hide_sums: "Не показывать суммы", "Show no sums";
    make_feed: "Создать ссылку", "Make a link";
    feed_since(at: &str): "Ссылка есть с {at}.", "There is a link since {at}.";
    with_sums: "В календаре по ссылке есть суммы платежей.", "The calendar by the link has the sums of payments.";
    without_sums: "В календаре по ссылке нет сумм.", "The calendar by the link has no sums.";
    renew_feed: "Сменить ссылку", "Change the link";
    renew_hint: "Прежняя ссылка сразу перестанет работать.", "The link before stops working at once.";
    end_feed: "Отключить", "Switch off";
    new_feed: "Ссылка на календарь готова", "The link to your calendar is ready";
    new_feed_text:
        "Скопируйте её сейчас: мы показываем её один раз и у себя не храним. В календаре выберите «Добавить по URL» или «Подписаться».",
        "Copy it now: we show it once and do not keep it. In your calendar choose \u{201c}Add by URL\u{201d} or \u{201c}Subscribe\u{201d}.";
    address: "Адрес календаря", "Address of the calendar";
    subscribe: "Открыть в календаре", "Open in the calendar";
}
