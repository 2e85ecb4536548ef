//! Where the kinds of transfers differ, as data.

/// Where a kind differs from the others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Policy {
    /// When the acquirer's own list is looked through before it is sent.
    pub(crate) search: Search,
    /// What becomes of one that the acquirer does not have when its key is too old to send it again.
    pub(crate) too_old: TooOld,
    /// What a refusal means where it was sent before: it says nothing of the request before.
    pub(crate) refused_again: Refused,
    /// Whether it takes effect when it succeeds after it was over for us.
    pub(crate) takes_effect_late: bool,
    /// The job looks for the first time so long after the intent.
    pub(crate) first_look_ms: i64,
    /// The job pauses for at least so long between two looks …
    pub(crate) shortest_pause_ms: i64,
    /// … and at most so long.
    pub(crate) longest_pause_ms: i64,
    /// One that the borrower left on the acquirer's page is followed for so long; then it is over, unless a notification
    /// says otherwise.
    pub(crate) followed_ms: Option<i64>,
}

/// When the acquirer's own list is looked through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Search {
    /// Never: the borrower has to confirm each of them.
    Never,
    /// Before it is sent again.
    BeforeAgain,
    /// Before it is sent, for the first time too: somebody may have done it by hand.
    Always,
}

/// What becomes of one that is too old to be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TooOld {
    /// It is over, for this reason: nobody was ever given its page.
    Over(&'static str),
    /// It is over, for this reason, once the acquirer certainly was not asked for it.
    OverWhenCertain(&'static str),
    /// A person must look.
    AskPerson,
}

/// What a refusal of a repetition means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It is over.
    Over,
    /// A person must look.
    AskPerson,
}
