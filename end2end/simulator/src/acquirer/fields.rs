//! Reads a request's JSON. Unknown fields are ignored; null, "", {} and [] count as absent, as clients send them.

use serde_json::{Map, Value};

use super::error::ApiError;
use crate::money::Money;
use crate::objects::Metadata;

/// The fields of a JSON object, with the path to it for error messages.
#[derive(Debug, Clone, Default)]
pub(crate) struct Fields {
    path: String,
    values: Map<String, Value>,
}

fn is_present(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

impl Fields {
    /// Reads a request's body; an empty one has no fields.
    pub(crate) fn parse(body: &[u8]) -> Result<Self, ApiError> {
        if body.is_empty() {
            return Ok(Self::default());
        }
        match serde_json::from_slice(body) {
            Ok(Value::Object(values)) => Ok(Self { path: String::new(), values }),
            Ok(_) => Err(ApiError::refused("The body must be a JSON object")),
            Err(error) => Err(ApiError::refused(format!("The body is not JSON: {error}"))),
        }
    }

    /// The fields themselves, to compare two requests.
    pub(crate) fn values(&self) -> &Map<String, Value> {
        &self.values
    }

    /// Full name of a field, as errors tell it.
    pub(crate) fn name(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    /// The error «this field is wrong».
    pub(crate) fn wrong(&self, field: &str, description: impl Into<String>) -> ApiError {
        ApiError::invalid(self.name(field), description)
    }

    fn missing(&self, field: &str) -> ApiError {
        self.wrong(field, format!("{} is required", self.name(field)))
    }

    fn get(&self, field: &str) -> Option<&Value> {
        self.values.get(field).filter(|value| is_present(value))
    }

    pub(crate) fn has(&self, field: &str) -> bool {
        self.get(field).is_some()
    }

    /// A text of at most `longest` characters.
    pub(crate) fn text(&self, field: &str, longest: usize) -> Result<Option<String>, ApiError> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::String(text)) if text.chars().count() <= longest => Ok(Some(text.clone())),
            Some(Value::String(_)) => Err(self.wrong(field, format!("Longer than {longest} characters"))),
            Some(_) => Err(self.wrong(field, "Must be a string")),
        }
    }

    pub(crate) fn required_text(&self, field: &str, longest: usize) -> Result<String, ApiError> {
        self.text(field, longest)?.ok_or_else(|| self.missing(field))
    }

    pub(crate) fn flag(&self, field: &str) -> Result<Option<bool>, ApiError> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(self.wrong(field, "Must be true or false")),
        }
    }

    pub(crate) fn object(&self, field: &str) -> Result<Option<Self>, ApiError> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::Object(values)) => Ok(Some(Self { path: self.name(field), values: values.clone() })),
            Some(_) => Err(self.wrong(field, "Must be an object")),
        }
    }

    /// The id in the first of a list of objects.
    pub(crate) fn first_id(&self, field: &str) -> Result<Option<String>, ApiError> {
        match self.get(field) {
            None => Ok(None),
            Some(Value::Array(items)) => match items.first().and_then(|item| item.get("id")).and_then(Value::as_str) {
                Some(id) => Ok(Some(id.to_owned())),
                None => Err(self.wrong(field, "Must be a list of objects with an id")),
            },
            Some(_) => Err(self.wrong(field, "Must be a list")),
        }
    }

    /// A sum in roubles, more than zero.
    pub(crate) fn amount(&self, field: &str) -> Result<Option<Money>, ApiError> {
        let Some(amount) = self.object(field)? else {
            return Ok(None);
        };
        let currency = amount.required_text("currency", 3)?;
        if currency != "RUB" {
            return Err(amount.wrong("currency", "Only RUB is connected to this shop"));
        }
        let value = amount.required_text("value", 20)?;
        match Money::parse(&value) {
            Some(money) if money > Money(0) => Ok(Some(money)),
            _ => Err(amount.wrong("value", "Must be a sum above zero, such as 1000.00")),
        }
    }

    pub(crate) fn required_amount(&self, field: &str) -> Result<Money, ApiError> {
        self.amount(field)?.ok_or_else(|| self.missing(field))
    }

    /// At most 16 pairs, keys of at most 32 and values of at most 512 characters. Numbers and flags become text.
    pub(crate) fn metadata(&self) -> Result<Metadata, ApiError> {
        let mut metadata = Metadata::new();
        let Some(pairs) = self.object("metadata")? else {
            return Ok(metadata);
        };
        for (key, value) in &pairs.values {
            let value = match value {
                Value::Null => continue,
                Value::String(text) => text.clone(),
                Value::Number(number) => number.to_string(),
                Value::Bool(flag) => flag.to_string(),
                Value::Array(_) | Value::Object(_) => return Err(pairs.wrong(key, "Must be a string")),
            };
            if key.chars().count() > 32 || value.chars().count() > 512 {
                return Err(pairs.wrong(key, "Keys have at most 32 characters, values at most 512"));
            }
            metadata.insert(key.clone(), value);
        }
        if metadata.len() > 16 {
            return Err(self.wrong("metadata", "At most 16 keys"));
        }
        Ok(metadata)
    }

    /// An absolute http or https address of at most 2048 characters.
    pub(crate) fn required_url(&self, field: &str) -> Result<String, ApiError> {
        let text = self.required_text(field, 2048)?;
        match reqwest::Url::parse(&text) {
            Ok(url) if matches!(url.scheme(), "http" | "https") => Ok(text),
            _ => Err(self.wrong(field, "Must be an absolute http or https address")),
        }
    }
}
