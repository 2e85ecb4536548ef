//! Who is asking: the facts about a request that are kept as evidence and limited by.

use std::{
    fmt,
    net::{IpAddr, Ipv6Addr},
};

use crate::{
    BorrowerId, Result, Visitor,
    crypto::{self, Secrets},
};

/// The other end of a request.
#[derive(Clone, Debug)]
pub struct Client {
    /// The address, as seen through trusted proxies only.
    pub ip: IpAddr,
    /// The browser's own description, cut to 300 characters.
    pub user_agent: String,
    /// Which browser it is.
    pub browser: Browser,
}

impl Client {
    /// What limits by address count: the address itself, and of IPv6 the network that one subscriber gets, as whoever
    /// has it can take a new address of it for each request.
    pub fn network(&self) -> String {
        network(self.ip)
    }
}

/// The address as limits count it: see [`Client::network`].
pub fn network(ip: IpAddr) -> String {
    match ip.to_canonical() {
        IpAddr::V4(ip) => ip.to_string(),
        IpAddr::V6(ip) => {
            let [a, b, c, d, ..] = ip.segments();
            format!("{}/64", Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    }
}

/// A browser, by a random token in its cookie. What it was sent a code for nobody else can redeem, nor use up its tries.
///
/// One that somebody signed in with says so in the same cookie, under a keyed hash: it is known, and strangers can't use
/// up its shares. It is given a new token then, so that one which was planted before is worth nothing.
#[derive(Clone)]
pub struct Browser {
    token: String,
    known: Option<Known>,
}

#[derive(Clone)]
struct Known {
    borrower: BorrowerId,
    proof: String,
}

impl Browser {
    /// One that nobody has seen.
    ///
    /// # Errors
    /// `Internal` when the system has no random bits.
    pub fn unseen() -> Result<Self> {
        Ok(Self { token: crypto::random_token()?, known: None })
    }

    /// Who came with that cookie; none when it is not one of ours by its form.
    pub fn from_cookie(raw: &str) -> Option<Self> {
        let mut parts = raw.splitn(3, '.');
        let token = parts.next().filter(|token| crypto::is_token(token))?.to_owned();
        let known = match (parts.next(), parts.next()) {
            (None, None) => None,
            (Some(borrower), Some(proof)) => Some(Known { borrower: borrower.parse().ok()?, proof: proof.to_owned() }),
            _ => return None,
        };
        Some(Self { token, known })
    }

    /// What its cookie carries.
    pub fn as_cookie(&self) -> String {
        match &self.known {
            None => self.token.clone(),
            Some(Known { borrower, proof }) => format!("{}.{borrower}.{proof}", self.token),
        }
    }

    /// Another token for a browser that somebody has just signed in with.
    pub(crate) fn of(borrower: BorrowerId, secrets: &Secrets) -> Result<Self> {
        let token = crypto::random_token()?;
        let proof = proof(secrets, &token, borrower);
        Ok(Self { token, known: Some(Known { borrower, proof }) })
    }

    /// Whose it is, if somebody signed in with it.
    pub(crate) fn known_to_be_of(&self, secrets: &Secrets) -> Option<BorrowerId> {
        let known = self.known.as_ref()?;
        crypto::equal(&proof(secrets, &self.token, known.borrower), &known.proof).then_some(known.borrower)
    }

    /// What stands for it in the database.
    pub(crate) fn hash(&self) -> String {
        crypto::sha256_hex(&self.token)
    }
}

fn proof(secrets: &Secrets, token: &str, borrower: BorrowerId) -> String {
    secrets.keyed_hash("known browser", &[token, &borrower.to_string()])
}

/// The token is as good as a password for a code that is under way.
impl fmt::Debug for Browser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.known.is_some() { "Browser(known)" } else { "Browser" })
    }
}

impl Visitor<'_> {
    /// What proves of a text in an address that we have put it there.
    pub fn own_mark(self, text: &str) -> String {
        self.backend.secrets().keyed_hash("own mark", &[text])
    }

    /// Whether a mark is ours.
    pub fn is_own_mark(self, text: &str, mark: &str) -> bool {
        crypto::equal(&self.own_mark(text), mark)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::Config;

    fn secrets(pepper: &str) -> Secrets {
        Secrets::new(&Config::from_pairs([("CABINET_PEPPER", pepper)]).unwrap()).unwrap()
    }

    #[test]
    fn a_network_is_what_one_subscriber_has() {
        let network = |ip: &str| network(ip.parse().unwrap());
        assert_eq!(network("192.0.2.7"), "192.0.2.7");
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }

    #[test]
    fn only_whom_we_know_is_known() {
        let (ours, others) = (secrets(&"a".repeat(32)), secrets(&"b".repeat(32)));
        let borrower = BorrowerId::random();
        let unseen = Browser::unseen().unwrap();
        assert_eq!(Browser::from_cookie(&unseen.as_cookie()).unwrap().known_to_be_of(&ours), None);
        let known = Browser::from_cookie(&Browser::of(borrower, &ours).unwrap().as_cookie()).unwrap();
        assert_eq!(known.known_to_be_of(&ours), Some(borrower));
        assert_eq!(known.known_to_be_of(&others), None);
        // neither with another's token nor of somebody else
        let (token, proof) = (unseen.as_cookie(), known.known.as_ref().unwrap().proof.clone());
        for forged in [
            format!("{token}.{borrower}.{proof}"),
            format!("{}.{}.{proof}", known.token, BorrowerId::random()),
            format!("{}.{borrower}.", known.token),
        ] {
            assert_eq!(Browser::from_cookie(&forged).unwrap().known_to_be_of(&ours), None, "{forged}");
        }
        for nonsense in ["", "A", "я", &format!("{token}."), &format!("{token}.x.y"), &format!("{token}.{borrower}")] {
            assert!(Browser::from_cookie(nonsense).is_none(), "{nonsense}");
        }
    }
}
