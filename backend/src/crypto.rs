//! Randomness, hashes, sealing: the few forms of them that this program uses.

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretSlice};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};

use crate::{Config, Error, Result};

const NONCE_BYTES: usize = 12;

/// What only this program knows: the keys that seal, and the key of keyed hashes.
pub(crate) struct Secrets {
    pepper: SecretSlice<u8>,
    /// By id; the first seals, all open.
    keys: Vec<(String, Aes256Gcm)>,
}

impl Secrets {
    pub(crate) fn new(config: &Config) -> Result<Self> {
        let mut keys = Vec::new();
        for (id, key) in &config.encryption_keys {
            let key = hex::decode(key.expose_secret()).map_err(Error::internal)?;
            let cipher = Aes256Gcm::new_from_slice(&key).map_err(|_| Error::internal("a key has the wrong length"))?;
            keys.push((id.clone(), cipher));
        }
        let pepper = config.pepper.expose_secret().as_bytes().to_vec().into();
        Ok(Self { pepper, keys })
    }

    /// HMAC-SHA256 over the parts, hexadecimal. `purpose` keeps hashes for different ends apart,
    /// the parts' lengths keep "ab","c" from "a","bc".
    pub(crate) fn keyed_hash(&self, purpose: &str, parts: &[&str]) -> String {
        let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(self.pepper.expose_secret())
            .expect("HMAC takes a key of any length");
        for part in std::iter::once(&purpose).chain(parts) {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part.as_bytes());
        }
        hex::encode(mac.finalize().into_bytes())
    }

    /// Six decimal digits for something with a random id, each of the million as likely: who has the id and the key
    /// can tell them again, so that they need not be kept.
    pub(crate) fn code_of(&self, id: &str) -> String {
        const CODES: u64 = 1_000_000;
        let hash = self.keyed_hash("code", &[id]);
        let number = hash.bytes().take(15).fold(0, |number, digit| number * 16 + hexadecimal(digit));
        format!("{:06}", number % CODES)
    }

    /// Encrypts a value for one place: `place` (table, row and column) is authenticated with it,
    /// so that a sealed value moved elsewhere does not open.
    pub(crate) fn seal(&self, place: &str, value: &impl Serialize) -> Result<String> {
        let (id, cipher) = self.keys.first().ok_or_else(|| Error::internal("no key to seal with"))?;
        let mut nonce = [0; NONCE_BYTES];
        getrandom::fill(&mut nonce).map_err(Error::internal)?;
        let plain = serde_json::to_vec(value)?;
        let payload = Payload { msg: &plain, aad: place.as_bytes() };
        let sealed = cipher
            .encrypt(Nonce::from_slice(&nonce), payload)
            .map_err(|_| Error::internal("a value cannot be sealed"))?;
        let bytes = [nonce.as_slice(), &sealed].concat();
        Ok(format!("{id}.{}", URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// Decrypts what [`Self::seal`] made for the same place.
    pub(crate) fn open<T: DeserializeOwned>(&self, place: &str, sealed: &str) -> Result<T> {
        let fault = || Error::internal(format!("what is sealed for {place} does not open"));
        let (id, text) = sealed.split_once('.').ok_or_else(fault)?;
        let (_, cipher) = self.keys.iter().find(|(known, _)| known == id).ok_or_else(fault)?;
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| fault())?;
        let (nonce, sealed) = bytes.split_at_checked(NONCE_BYTES).ok_or_else(fault)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        let plain = cipher.decrypt(Nonce::from_slice(nonce), payload).map_err(|_| fault())?;
        // An error of serde_json may quote what it read.
        serde_json::from_slice(&plain).map_err(|_| fault())
    }
}

fn hexadecimal(digit: u8) -> u64 {
    u64::from(if digit.is_ascii_digit() { digit - b'0' } else { digit - b'a' + 10 })
}

/// 256 random bits as 43 characters that a cookie or an address can carry.
pub(crate) fn random_token() -> Result<String> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(Error::internal)?;
    Ok(URL_SAFE_NO_PAD.encode(bytes))
}

/// Whether a text has the form of [`random_token`].
pub(crate) fn is_token(text: &str) -> bool {
    text.len() == 43 && URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32)
}

/// SHA-256, hexadecimal.
pub(crate) fn sha256_hex(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Whether two texts are equal, in a time that does not tell where they differ.
pub(crate) fn equal(a: &str, b: &str) -> bool {
    use subtle::ConstantTimeEq;

    a.as_bytes().ct_eq(b.as_bytes()).into()
}
