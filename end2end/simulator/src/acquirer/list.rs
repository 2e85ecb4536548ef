//! Lists of the acquirer's objects: newest first, filtered by time, in parts.

use axum::Json;
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use super::error::ApiError;
use super::operation::to_json;
use crate::world::App;

type Compare = fn(&Timestamp, &Timestamp) -> bool;
type Bound = (Compare, Timestamp);
/// Reads a time of an object.
pub(crate) type TimeOf<T> = fn(&T) -> Option<Timestamp>;

/// The query of a list; unknown parameters are ignored.
#[derive(Debug)]
pub(crate) struct ListQuery(Vec<(String, String)>);

impl FromRequestParts<App> for ListQuery {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let query = Query::<Vec<(String, String)>>::from_request_parts(parts, app).await;
        let Query(pairs) = query.map_err(|error| ApiError::refused(error.body_text()))?;
        Ok(Self(pairs))
    }
}

impl ListQuery {
    /// The value of a parameter; an empty one counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let pair = self.0.iter().find(|(key, value)| key == name && !value.is_empty());
        pair.map(|(_, value)| value.as_str())
    }

    /// The value of a parameter that has one of these values.
    pub(crate) fn one_of(&self, name: &str, allowed: &[&str]) -> Result<Option<&str>, ApiError> {
        match self.get(name) {
            Some(value) if !allowed.contains(&value) => {
                Err(ApiError::invalid(name, format!("Must be one of: {}", allowed.join(", "))))
            }
            value => Ok(value),
        }
    }

    /// The pair of `metadata[key]=value`; at most one is allowed.
    pub(crate) fn metadata(&self) -> Result<Option<(&str, &str)>, ApiError> {
        let mut pairs = self.0.iter().filter_map(|(name, value)| {
            let key = name.strip_prefix("metadata[")?.strip_suffix(']')?;
            Some((key, value.as_str()))
        });
        let pair = pairs.next();
        if pairs.next().is_some() {
            return Err(ApiError::invalid("metadata", "Only one pair may be searched for"));
        }
        Ok(pair)
    }

    /// The bounds `{field}.gte`, `.gt`, `.lte` and `.lt` that are given.
    fn bounds(&self, field: &str) -> Result<Vec<Bound>, ApiError> {
        let comparisons: [(&str, Compare); 4] =
            [("gte", Timestamp::ge), ("gt", Timestamp::gt), ("lte", Timestamp::le), ("lt", Timestamp::lt)];
        let mut bounds = Vec::new();
        for (suffix, holds) in comparisons {
            let name = format!("{field}.{suffix}");
            if let Some((_, text)) = self.0.iter().find(|(key, _)| *key == name) {
                // an unescaped + of the offset has become a space
                let time = text.replace(' ', "+").parse();
                let wrong = |_| ApiError::invalid(name, "Must be a time such as 2026-11-22T10:51:18.139Z");
                bounds.push((holds, time.map_err(wrong)?));
            }
        }
        Ok(bounds)
    }

    /// One part of the list of those objects (given oldest first) that lie within the query's times.
    ///
    /// `times` are the times by which the list can be filtered. An object without such a time lies within no bounds.
    pub(crate) fn page<'a, T: Serialize + 'a>(
        &self,
        objects: impl DoubleEndedIterator<Item = &'a T>,
        id: impl Fn(&T) -> &str,
        times: &[(&str, TimeOf<T>)],
    ) -> Result<Json<Value>, ApiError> {
        let limit = match self.get("limit").map(str::parse::<usize>) {
            None => 10,
            Some(Ok(limit @ 1..=100)) => limit,
            Some(_) => return Err(ApiError::invalid("limit", "Must be from 1 to 100")),
        };
        let mut matching: Vec<&T> = objects.rev().collect();
        for (field, time) in times {
            for (holds, bound) in self.bounds(field)? {
                matching.retain(|object| time(object).is_some_and(|time| holds(&time, &bound)));
            }
        }
        let start = match self.get("cursor") {
            None => 0,
            Some(cursor) => matching
                .iter()
                .position(|object| id(object) == cursor)
                .ok_or_else(|| ApiError::invalid("cursor", "Unknown cursor"))?,
        };
        let rest = matching.get(start..).unwrap_or_default();
        let (items, next) = rest.split_at(rest.len().min(limit));
        let items: Vec<Value> = items.iter().map(to_json).collect();
        let mut list = json!({"type": "list", "items": items});
        if let Some(next) = next.first() {
            list["next_cursor"] = id(next).into();
        }
        Ok(Json(list))
    }
}
