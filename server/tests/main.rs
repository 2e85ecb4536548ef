//! What the server promises, over HTTP.
//!
//! One program: linked once, its support compiled once.
#![allow(clippy::unwrap_used)]

mod support;

mod access;
mod browsers;
mod demo;
mod field_faults;
mod flows;
mod holiday;
mod http;
mod limits;
mod running;
mod schedule;
mod sign_in;
mod tidy;
mod typed;
mod whose;
