//! The figures, each with its days, article and source; the oldest stands first.

use jiff::civil::{Date, date};

use crate::allocation::PaymentOrder;
use crate::full_cost::FullCost;
use crate::money::Money;
use crate::rate::{DailyRate, Percent};

use super::{
    BurdenNotice, Certainty, Complaints, CoolingOff, CreditHoliday, ExpensiveLoans, Figure, HolidayTerms, ShortLoans,
};

/// The first day of 353-ФЗ.
pub(super) const LAW_BEGINS: Date = date(2014, 7, 1);

pub(super) const MAX_DAILY_RATE: &[Figure<DailyRate>; 2] = &[
    Figure {
        value: DailyRate::from_millionths(10_000),
        since: date(2019, 7, 1),
        article: "ч. 23 ст. 5",
        source: "554-ФЗ of 27.12.2018; consultant.ru/document/cons_doc_LAW_314693",
        certainty: Certainty::Likely,
    },
    Figure {
        value: DailyRate::from_millionths(8_000),
        since: date(2023, 7, 1),
        article: "ч. 23 ст. 5",
        source: "613-ФЗ of 29.12.2022; consultant.ru/document/cons_doc_LAW_449918",
        certainty: Certainty::Sure,
    },
];

pub(super) const MAX_FULL_COST: &[Figure<FullCost>; 2] = &[
    Figure {
        value: FullCost::from_thousandths(365_000),
        since: date(2019, 7, 1),
        article: "ч. 11 ст. 6",
        source: "554-ФЗ of 27.12.2018; consultant.ru/document/cons_doc_LAW_314693",
        certainty: Certainty::Likely,
    },
    Figure {
        value: FullCost::from_thousandths(292_000),
        since: date(2023, 7, 1),
        article: "ч. 11 ст. 6",
        source: "613-ФЗ of 29.12.2022; kommersant.ru/doc/6160623",
        certainty: Certainty::Sure,
    },
];

pub(super) const OVERPAYMENT_CAP: &[Figure<Percent>; 3] = &[
    Figure {
        value: Percent::from_whole(150),
        since: date(2020, 1, 1),
        article: "ч. 24 ст. 5",
        source: "554-ФЗ of 27.12.2018; consultant.ru/document/cons_doc_LAW_314693",
        certainty: Certainty::Sure,
    },
    Figure {
        value: Percent::from_whole(130),
        since: date(2023, 7, 1),
        article: "ч. 24 ст. 5",
        source: "613-ФЗ of 29.12.2022; consultant.ru/document/cons_doc_LAW_449918",
        certainty: Certainty::Sure,
    },
    Figure {
        value: Percent::from_whole(100),
        since: date(2026, 4, 1),
        article: "ч. 24 ст. 5",
        source: "545-ФЗ of 29.12.2025; interfax.ru/russia/1065617; kommersant.ru/doc/8293273",
        certainty: Certainty::Sure,
    },
];

pub(super) const PENALTY_YEARLY: Figure<Percent> = Figure {
    value: Percent::from_whole(20),
    since: LAW_BEGINS,
    article: "ч. 21 ст. 5",
    source: "klerk.ru/law/news/349351; its base: 151-ФЗ ст. 12.1 ч. 1",
    certainty: Certainty::Likely,
};

pub(super) const PAYMENT_ORDER: &[Figure<PaymentOrder>; 2] = &[
    Figure {
        value: PaymentOrder::PenaltyThird,
        since: LAW_BEGINS,
        article: "ч. 20 ст. 5",
        source: "pjs-law.ru",
        certainty: Certainty::Sure,
    },
    Figure {
        value: PaymentOrder::PenaltyFifth,
        since: date(2024, 7, 1),
        article: "ч. 20 ст. 5",
        source: "607-ФЗ of 19.12.2023; okt.kodms.ru/news/prinyat-zakon-ob-ocherednosti",
        certainty: Certainty::Sure,
    },
];

pub(super) const OFFER_WORKING_DAYS: Figure<u32> =
    Figure {
        value: 5, since: LAW_BEGINS, article: "ч. 7 ст. 7", source: "to be read", certainty: Certainty::Unsure
    };

pub(super) const RETURN_DAYS: Figure<u32> = Figure {
    value: 14,
    since: LAW_BEGINS,
    article: "ч. 2 ст. 11",
    source: "several reference pages agree",
    certainty: Certainty::Sure,
};

pub(super) const COOLING_OFF: &[Figure<CoolingOff>] = &[Figure {
    value: CoolingOff {
        from: Money::from_rubles(50_000),
        hours: 4,
        long_above: Money::from_rubles(200_000),
        long_hours: 48,
    },
    since: date(2025, 9, 1),
    article: "ч. 9.3 ст. 7",
    source: "9-ФЗ of 13.02.2025; klerk.ru/buh/articles/660629; consultant.ru LAW_507825",
    certainty: Certainty::Sure,
}];

pub(super) const EXPENSIVE_LOANS: &[Figure<ExpensiveLoans>] = &[
    Figure {
        value: ExpensiveLoans { above: FullCost::from_thousandths(200_000), most: 2, pause_days: 0 },
        since: date(2026, 10, 1),
        article: "545-ФЗ of 29.12.2025",
        source: "garant.ru/products/ipo/prime/doc/413276720",
        certainty: Certainty::Sure,
    },
    Figure {
        value: ExpensiveLoans { above: FullCost::from_thousandths(100_000), most: 1, pause_days: 3 },
        since: date(2027, 4, 1),
        article: "545-ФЗ of 29.12.2025",
        source: "interfax.ru/russia/1065617 (3 days); klerk.ru/buh/news/674370 says four, from 2027-01-01",
        certainty: Certainty::Likely,
    },
];

pub(super) const BURDEN_NOTICE: &[Figure<BurdenNotice>] = &[Figure {
    value: BurdenNotice { from: Money::from_rubles(10_000), above: Percent::from_whole(50) },
    since: date(2024, 1, 1),
    article: "ст. 5.1",
    source: "601-ФЗ of 29.12.2022; m.serebra.ru; admzaoz.ru",
    certainty: Certainty::Sure,
}];

pub(super) const SELF_BAN: &[Figure<()>] = &[Figure {
    value: (),
    since: date(2025, 3, 1),
    article: "31-ФЗ of 26.02.2024",
    source: "cherinfo.ru/profit/134408; letter 44-19/1810 of 10.03.2025",
    certainty: Certainty::Sure,
}];

pub(super) const SHORT_LOANS: Figure<ShortLoans> = Figure {
    value: ShortLoans {
        term_days: 30,
        loans_a_year: 9,
        uncounted_up_to: Money::from_rubles(3_000),
        prolongations_a_year: 5,
        uncounted_prolongation_days: 2,
    },
    since: date(2017, 7, 1),
    article: "base standard of the lenders' associations, ст. 13",
    source: "text of 2017: consultant.ru LAW_218535/5119c1d; rg.ru 25.06.2017; a newer edition may exist",
    certainty: Certainty::Likely,
};

pub(super) const CREDIT_HOLIDAY: Figure<CreditHoliday> = Figure {
    value: CreditHoliday {
        income_fell_above: Percent::from_whole(30),
        max_principal: Money::from_rubles(450_000),
        max_months: 6,
    },
    since: date(2024, 1, 1),
    article: "ст. 6.1-2",
    source: "Bank of Russia release of 28.12.2023; zakonrf.info/amp/doc-32865891/st6.1-2",
    certainty: Certainty::Sure,
};

/// In a holiday interest is at most two thirds of the market's mean full cost. A loan's full cost is at most four thirds of it
/// (part 11 art. 6), so half of the loan's own rate is within that whatever the mean is.
pub(super) const HOLIDAY_TERMS: Figure<HolidayTerms> = Figure {
    value: HolidayTerms { share_of_rate: Percent::from_whole(50), answered_within: 5, granted_by_silence_after: 10 },
    since: date(2024, 1, 1),
    article: "ст. 6.1-2",
    source: "our reading; silence after ten days as in 106-ФЗ art. 6 part 7, special.kremlin.ru/acts/bank/45403",
    certainty: Certainty::Unsure,
};

pub(super) const COMPLAINTS: Figure<Complaints> = Figure {
    value: Complaints { registered_within: 1, answered_within: 15 },
    since: date(2024, 7, 1),
    article: "442-ФЗ of 2023",
    source: "to be read",
    certainty: Certainty::Unsure,
};

pub(super) const MAX_PRINCIPAL_MICROFINANCE: Figure<Money> = Figure {
    value: Money::from_rubles(1_000_000),
    since: LAW_BEGINS,
    article: "151-ФЗ ст. 12",
    source: "rg.ru/amp/2026/01/02; ria.ru/20260215",
    certainty: Certainty::Sure,
};

pub(super) const MAX_PRINCIPAL_MICROCREDIT: Figure<Money> = Figure {
    value: Money::from_rubles(500_000),
    since: LAW_BEGINS,
    article: "151-ФЗ ст. 12",
    source: "rg.ru/amp/2026/01/02; ria.ru/20260215",
    certainty: Certainty::Sure,
};
