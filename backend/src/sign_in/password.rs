//! Passwords: hashed with Argon2id, which is slow and large on purpose.

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use lending::Password;
use tokio::sync::Semaphore;

use crate::{Error, Result};

/// OWASP's figures for Argon2id: memory in KiB, passes, lanes.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// So many at once: each takes a core and its memory.
const AT_ONCE: usize = 2;
/// The hash of a password that nobody knows: checked in place of one that is not there, so that an
/// unknown phone takes the same time.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdA$9oCmxC0TC8b5jY1lY1aNf1b0H6dyyuvMXoGqkL7Zf4A";

/// Hashes and checks passwords off the threads that serve requests.
pub(crate) struct PasswordHasher {
    argon2: Argon2<'static>,
    turns: Semaphore,
}

impl PasswordHasher {
    pub(crate) fn new() -> Result<Self> {
        let params =
            Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| Error::internal(error.to_string()))?;
        Ok(Self { argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params), turns: Semaphore::new(AT_ONCE) })
    }

    /// The hash as it is stored.
    pub(crate) async fn hash(&self, password: &Password) -> Result<String> {
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        let (argon2, password) = (self.argon2.clone(), password.clone());
        tokio::task::spawn_blocking(move || {
            let hash = argon2.hash_password(password.expose().as_bytes());
            hash.map(|hash| hash.to_string()).map_err(|error| Error::internal(error.to_string()))
        })
        .await
        .map_err(Error::internal)?
    }

    /// Whether a password is the one behind a hash. Without a hash it never is, which takes as
    /// long to find out.
    pub(crate) async fn verify(&self, password: &Password, hash: Option<String>) -> Result<bool> {
        let _turn = self.turns.acquire().await.map_err(Error::internal)?;
        let (argon2, password) = (self.argon2.clone(), password.clone());
        tokio::task::spawn_blocking(move || {
            let text = hash.as_deref().unwrap_or(NOBODYS);
            let parsed = PasswordHash::new(text).map_err(|error| Error::internal(error.to_string()))?;
            let is_right = argon2.verify_password(password.expose().as_bytes(), &parsed).is_ok();
            Ok(is_right && hash.is_some())
        })
        .await
        .map_err(Error::internal)?
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[tokio::test]
    async fn a_password_is_recognised_and_nothing_else_is() {
        let hasher = PasswordHasher::new().unwrap();
        let password = Password::parse("correct horse", None).unwrap();
        let other = Password::parse("correct horse ", None).unwrap();
        let hash = hasher.hash(&password).await.unwrap();
        assert!(hasher.verify(&password, Some(hash.clone())).await.unwrap());
        assert!(!hasher.verify(&other, Some(hash)).await.unwrap());
        assert!(!hasher.verify(&password, None).await.unwrap());
    }

    #[tokio::test]
    async fn nobodys_hash_takes_the_work_of_a_real_one() {
        let hasher = PasswordHasher::new().unwrap();
        let real = hasher.hash(&Password::parse("correct horse", None).unwrap()).await.unwrap();
        let parameters = |hash: &str| PasswordHash::new(hash).unwrap().params;
        assert_eq!(parameters(NOBODYS), parameters(&real));
    }
}
