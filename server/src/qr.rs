//! The QR code of a payment by the system of fast payments, for the camera of a phone beside the computer. What it holds is
//! the link to the borrower's bank.

use std::collections::HashMap;

use app::request::Facts;
use axum::{
    Extension,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use backend::Backend;
use fast_qr::{
    QRBuilder,
    convert::{Builder, Shape, svg::SvgBuilder},
};

/// The picture. Whoever is not signed in has not come through the door.
pub(crate) async fn show(
    State(backend): State<Backend>,
    Extension(facts): Extension<Facts>,
    Path(address): Path<HashMap<String, String>>,
) -> Response {
    let Some((_, session)) = facts.session else { return StatusCode::UNAUTHORIZED.into_response() };
    let Some(payment) = address.get("payment").and_then(|id| id.parse().ok()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    match backend.borrower(session.borrower).find_bank_link(payment).await {
        Ok(link) => match draw(&link) {
            Some(picture) => {
                let about = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "no-store")];
                (about, picture).into_response()
            }
            None => StatusCode::NOT_FOUND.into_response(),
        },
        Err(backend::Error::NotFound) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            tracing::error!(error = &error as &dyn std::error::Error, "a payment can't be read");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// Dark on light in every scheme of colours: cameras want it so.
fn draw(link: &str) -> Option<String> {
    let code = QRBuilder::new(link).build().ok()?;
    Some(SvgBuilder::default().shape(Shape::Square).to_str(&code))
}

#[cfg(test)]
mod tests {
    use super::draw;

    #[test]
    fn a_link_is_drawn_and_what_is_too_long_for_a_code_is_not() {
        let picture = draw("https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=01&bank=000000000001&sum=10000");
        assert!(picture.is_some_and(|picture| picture.starts_with("<svg")));
        assert_eq!(draw(&"x".repeat(10_000)), None);
    }
}
