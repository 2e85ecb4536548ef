//! Long lists, a page at a time. A page begins after the row that was shown last, found by its key: rows that come in
//! meanwhile move nothing, and the last page costs what the first does.

use std::{fmt, str::FromStr};

use crate::{Error, Result};

/// The place of a row in a list that is sorted by a key and, where that is the same, by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cursor<K, I> {
    pub(crate) key: K,
    pub(crate) id: I,
}

impl<K: fmt::Display, I: fmt::Display> fmt::Display for Cursor<K, I> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}_{}", self.key, self.id)
    }
}

impl<K: FromStr, I: FromStr> Cursor<K, I> {
    /// The cursor that an address holds; none for an empty one.
    ///
    /// # Errors
    /// `NotFound` for what is no cursor.
    pub(crate) fn parse(raw: &str) -> Result<Option<Self>> {
        if raw.is_empty() {
            return Ok(None);
        }
        let cursor =
            raw.split_once('_').and_then(|(key, id)| Some(Self { key: key.parse().ok()?, id: id.parse().ok()? }));
        cursor.map(Some).ok_or(Error::NotFound)
    }
}

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub items: Vec<T>,
    /// What to ask for to see the next ones, if there are any.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// The page of at most `size` rows, made of one row more than that, if there is one.
    pub(crate) fn of<K: fmt::Display, I: fmt::Display>(
        mut rows: Vec<T>,
        size: usize,
        place: impl Fn(&T) -> Cursor<K, I>,
    ) -> Self {
        let goes_on = rows.len() > size;
        rows.truncate(size);
        let next = rows.last().filter(|_| goes_on).map(|row| place(row).to_string());
        Self { items: rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_comes_back_from_an_address() {
        let cursor = Cursor { key: 17_i64, id: 4_u32 };
        assert!(Cursor::parse(&cursor.to_string()).is_ok_and(|parsed| parsed == Some(cursor)));
        assert!(Cursor::<i64, u32>::parse("").is_ok_and(|parsed| parsed.is_none()));
        for nonsense in ["_", "17", "17_", "_4", "17_4_4", "x_4", "\0"] {
            assert!(matches!(Cursor::<i64, u32>::parse(nonsense), Err(Error::NotFound)), "{nonsense}");
        }
    }

    #[test]
    fn a_full_page_goes_on_only_if_something_follows() {
        let page = |rows: Vec<u32>| Page::of(rows, 2, |id| Cursor { key: 1, id: *id });
        assert_eq!(page(vec![1, 2]), Page { items: vec![1, 2], next: None });
        assert_eq!(page(vec![1, 2, 3]), Page { items: vec![1, 2], next: Some("1_2".to_owned()) });
        assert_eq!(page(vec![]), Page { items: vec![], next: None });
    }
}
