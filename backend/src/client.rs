//! Who is asking: the facts about a request that are kept as evidence and limited by.

use std::net::IpAddr;

/// The other end of a request.
#[derive(Clone, Debug)]
pub struct Client {
    /// The address, as seen through trusted proxies only.
    pub ip: IpAddr,
    /// The browser's own description, cut to 300 characters.
    pub user_agent: String,
}
