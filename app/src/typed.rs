//! What stands in a form, read where it is typed.
//!
//! leptos reads a form by writing it as an address and parsing that, for which serde_qs is twice as much code in the browser
//! as all that signing in needs of its own.

use leptos::{
    wasm_bindgen::JsCast,
    web_sys::{FormData, js_sys::Array},
};
use serde::de::{
    DeserializeOwned,
    value::{Error, MapDeserializer},
};

/// The fields of a form as the type that the server function is given; none where they are not its.
pub(crate) fn read<T: DeserializeOwned>(fields: &FormData) -> Option<T> {
    T::deserialize(MapDeserializer::<_, Error>::new(texts(fields).into_iter())).ok()
}

/// Names and values; files are no part of our forms.
fn texts(fields: &FormData) -> Vec<(String, String)> {
    let pair = |pair: leptos::wasm_bindgen::JsValue| {
        let pair: Array = pair.unchecked_into();
        pair.get(0).as_string().zip(pair.get(1).as_string())
    };
    Array::from(fields).iter().filter_map(pair).collect()
}
