//! A schedule of payments.

use lending::PlannedState;

texts! {
    PaymentScheduleTexts:
    title: "График платежей", "Payment schedule";
    day: "Дата платежа", "Payment date";
    payment: "Платёж", "Payment";
    interest: "Проценты", "Interest";
    principal: "Основной долг", "Principal";
    balance: "Остаток долга", "Principal left";
    state: "Состояние", "State";
    state_of(state: PlannedState) {
        PlannedState::Paid => "Оплачен", "Paid";
        PlannedState::Overdue => "Просрочен", "Overdue";
        PlannedState::Next => "Следующий", "Next";
        PlannedState::ToCome => "Предстоит", "To come";
    }
    every_fortnight: "Платёж раз в две недели", "Payment every two weeks";
    as_of_today:
        "Будущие суммы — если платить в дни графика. Заплатите раньше или больше — следующие станут меньше.",
        "Sums to come hold if you pay on the days of the schedule. Pay earlier or more, and the next ones become less.";
}
