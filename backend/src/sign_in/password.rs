//! Passwords: hashed with Argon2id, which is slow and large on purpose.

use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use lending::Password;
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::{Error, Result};

/// OWASP's figures for Argon2id: memory in KiB, passes, lanes.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
/// So many at once: each takes a core and its memory.
const AT_ONCE: usize = 2;
/// So many strangers may wait for their turn: some two seconds. More are told to come back.
const STRANGERS_WAITING: usize = 40;
/// The same for people who are known, whom strangers don't keep out.
const KNOWN_WAITING: usize = 80;
/// When to come back.
const COME_BACK_AFTER_S: u32 = 5;
/// The hash of a password that nobody knows: checked in place of one that is not there, so that an
/// unknown phone takes the same time.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgc2FsdA$9oCmxC0TC8b5jY1lY1aNf1b0H6dyyuvMXoGqkL7Zf4A";

/// Hashes and checks passwords off the threads that serve requests.
pub(crate) struct PasswordHasher {
    argon2: Argon2<'static>,
    turns: Semaphore,
    waiting: AtomicUsize,
}

/// Who waits for a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// In a browser in which the borrower signed in before.
    Known,
    /// Anybody.
    Stranger,
}

/// Somebody who waits, until dropped.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl PasswordHasher {
    pub(crate) fn new() -> Result<Self> {
        let params =
            Params::new(MEMORY_KIB, PASSES, LANES, None).map_err(|error| Error::internal(error.to_string()))?;
        Ok(Self {
            argon2: Argon2::new(Algorithm::Argon2id, Version::V0x13, params),
            turns: Semaphore::new(AT_ONCE),
            waiting: AtomicUsize::new(0),
        })
    }

    /// Waits for a turn, unless too many wait already.
    async fn wait(&self, whose: Turn) -> Result<SemaphorePermit<'_>> {
        let most = match whose {
            Turn::Known => KNOWN_WAITING,
            Turn::Stranger => STRANGERS_WAITING,
        };
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let _waiting = Waiting(&self.waiting);
        if before >= most {
            return Err(Error::TooMany { retry_after_s: COME_BACK_AFTER_S });
        }
        self.turns.acquire().await.map_err(Error::internal)
    }

    /// The hash as it is stored.
    ///
    /// # Errors
    /// `TooMany` while too many wait.
    pub(crate) async fn hash(&self, password: &Password) -> Result<String> {
        let _turn = self.wait(Turn::Stranger).await?;
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
    ///
    /// # Errors
    /// `TooMany` while too many wait.
    pub(crate) async fn verify(&self, password: &Password, hash: Option<String>, whose: Turn) -> Result<bool> {
        let _turn = self.wait(whose).await?;
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

    use std::{future::poll_fn, pin::Pin, task::Poll};

    use super::*;

    #[tokio::test]
    async fn a_password_is_recognised_and_nothing_else_is() {
        let hasher = PasswordHasher::new().unwrap();
        let password = Password::parse("correct horse", None).unwrap();
        let other = Password::parse("correct horse ", None).unwrap();
        let hash = hasher.hash(&password).await.unwrap();
        assert!(hasher.verify(&password, Some(hash.clone()), Turn::Stranger).await.unwrap());
        assert!(!hasher.verify(&other, Some(hash), Turn::Stranger).await.unwrap());
        assert!(!hasher.verify(&password, None, Turn::Stranger).await.unwrap());
    }

    #[tokio::test]
    async fn nobodys_hash_takes_the_work_of_a_real_one() {
        let hasher = PasswordHasher::new().unwrap();
        let real = hasher.hash(&Password::parse("correct horse", None).unwrap()).await.unwrap();
        let parameters = |hash: &str| PasswordHash::new(hash).unwrap().params;
        assert_eq!(parameters(NOBODYS), parameters(&real));
    }

    async fn is_pending<T>(mut future: Pin<&mut impl Future<Output = T>>) -> bool {
        poll_fn(|context| Poll::Ready(future.as_mut().poll(context).is_pending())).await
    }

    #[tokio::test]
    async fn strangers_who_wait_are_bounded_and_do_not_keep_the_known_out() {
        let hasher = PasswordHasher::new().unwrap();
        let _busy = hasher.turns.acquire_many(2).await.unwrap();
        let mut queue: Vec<_> = (0..STRANGERS_WAITING).map(|_| Box::pin(hasher.wait(Turn::Stranger))).collect();
        for waiting in &mut queue {
            assert!(is_pending(waiting.as_mut()).await);
        }
        let one_more = hasher.wait(Turn::Stranger).await;
        assert!(matches!(one_more, Err(Error::TooMany { retry_after_s: COME_BACK_AFTER_S })));
        let mut known = Box::pin(hasher.wait(Turn::Known));
        assert!(is_pending(known.as_mut()).await);
        drop(known);
        queue.pop();
        let mut next = Box::pin(hasher.wait(Turn::Stranger));
        assert!(is_pending(next.as_mut()).await);
    }
}
