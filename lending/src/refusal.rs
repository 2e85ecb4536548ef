//! Why a use case is refused. Reasons without text: the page has the words, in the borrower's
//! language. They cross the wire as they are.

use serde::{Deserialize, Serialize};

use crate::{HolidayRefusal, Money};

/// A rule's "no", with what the borrower needs to know to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The code is not the one that was sent.
    CodeWrong {
        /// Tries left for this code.
        tries_left: u8,
    },
    /// The code is older than five minutes, used, or was never sent: a new one is needed.
    CodeExpired,
    /// Too many wrong tries: this code is dead, a new one is needed.
    CodeTriesUsedUp,
    /// The code was right and was used: what it was for is done.
    CodeUsed,
    /// The code was right; after a long absence the day of birth is asked for too.
    BirthDateNeeded,
    /// The day of birth is not the one on file.
    BirthDateWrong,
    /// Phone and password do not belong together. Never says which of them is wrong.
    SignInFailed,
    /// The registration was begun too long ago, or in another browser: begin again.
    RegistrationExpired,
    /// The registration has led to a cabinet: sign in.
    AlreadyRegistered,
    /// The phone is on file as another person's: there is a way to ask for it.
    NumberTaken,
    /// An earlier step of the registration is missing.
    RegistrationIncomplete,
    /// The profile lacks something that an application needs.
    ProfileIncomplete,
    /// What is on file was saved long ago: it is to be confirmed or corrected.
    ProfileToConfirm,
    /// The passport was to be replaced.
    PassportOutlived,
    /// The passport is on file as that of somebody with another day of birth.
    PassportOfAnother,
    /// There is no linked card to send the money to.
    CardMissing,
    /// The product is not offered (any more).
    ProductNotOffered,
    /// The amount is outside the product's limits.
    AmountOutOfRange {
        /// The least amount.
        min: Money,
        /// The greatest amount.
        max: Money,
    },
    /// The amount is between the product's steps: the step, the nearest amounts below and above; the same where there is
    /// none above.
    AmountOffStep(Money, Money, Money),
    /// The term is outside the product's limits, in days.
    TermOutOfRange {
        /// The shortest term.
        min_days: u32,
        /// The longest term.
        max_days: u32,
    },
    /// The notice of a high debt burden was not shown to the borrower, or not acknowledged (353-ФЗ ст. 5.1).
    BurdenNotAcknowledged,
    /// Another application is under way: it comes first.
    ApplicationAlreadyOpen,
    /// The application is at a stage that does not allow this.
    StageDoesNotAllow,
    /// The offer was open for five working days and has lapsed.
    OfferLapsed,
    /// The law forbids the loan, whoever decides.
    LawForbids,
    /// The loan is closed: there is nothing to pay.
    NothingToPay,
    /// More than the whole debt.
    PaymentTooLarge {
        /// The whole debt today.
        debt: Money,
    },
    /// Less than the acquirer takes.
    PaymentTooSmall {
        /// The least payment.
        min: Money,
    },
    /// More than the acquirer takes at once.
    TopUpTooLarge {
        /// The greatest sum.
        max: Money,
    },
    /// Less is on the borrower's account.
    NotEnoughOnAccount {
        /// What is there.
        balance: Money,
    },
    /// A payment of this loan is still under way at the acquirer.
    PaymentUnderWay,
    /// The amount repays a part of a schedule early: what becomes of that is to be chosen.
    EarlyNotChosen,
    /// The loan can't be prolonged by so many days now; its page says why.
    NotProlonged,
    /// The addendum was for another day: its sums are others now.
    AddendumLapsed,
    /// The law grants no such holiday: why, or none where there is nothing to put off.
    NoHoliday(Option<HolidayRefusal>),
    /// The request was for another day: its schedule is another one now.
    HolidayRequestLapsed,
    /// A request for a holiday waits for the lender's answer.
    HolidayAskedAlready,
}
