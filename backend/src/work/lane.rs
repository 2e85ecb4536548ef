//! Lanes: jobs that may wait for the same thing share one, and no other job waits with them.

/// Where a job runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lane {
    /// SMS with codes: a person waits.
    Codes,
    /// Whatever asks the acquirer.
    Acquirer,
    /// Whatever asks the credit bureau.
    Bureau,
    /// Closing days.
    Books,
    /// What becomes of offers and documents.
    Papers,
    /// Deleting what has run out.
    Housekeeping,
}

impl Lane {
    pub(crate) const ALL: [Self; 6] =
        [Self::Codes, Self::Acquirer, Self::Bureau, Self::Books, Self::Papers, Self::Housekeeping];

    /// How many of its jobs one process does at the same time, at most.
    pub(super) const fn at_once(self) -> usize {
        match self {
            Self::Codes | Self::Acquirer => 8,
            Self::Bureau => 4,
            Self::Papers => 2,
            Self::Books | Self::Housekeeping => 1,
        }
    }

    /// What it is called in metrics.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Codes => "codes",
            Self::Acquirer => "acquirer",
            Self::Bureau => "bureau",
            Self::Books => "books",
            Self::Papers => "papers",
            Self::Housekeeping => "housekeeping",
        }
    }

    /// The bell of the store that wakes its workers.
    pub(super) const fn bell(self) -> usize {
        self as usize
    }
}
