//! Who may notify.

use std::net::IpAddr;

use ipnet::IpNet;

/// The networks from which the acquirer's notifications are taken; none named means any.
pub(crate) struct Notifiers(Vec<IpNet>);

impl Notifiers {
    /// Reads networks such as `185.71.76.0/27`, and single addresses.
    pub(crate) fn parse(networks: &[String]) -> Result<Self, Box<dyn std::error::Error>> {
        let parse = |network: &String| {
            network
                .parse()
                .or_else(|_| network.parse::<IpAddr>().map(IpNet::from))
                .map_err(|error| format!("ACQUIRER_WEBHOOK_NETWORKS: {network}: {error}").into())
        };
        networks.iter().map(parse).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a notification may come from there.
    pub(crate) fn include(&self, address: IpAddr) -> bool {
        self.0.is_empty() || self.0.iter().any(|network| network.contains(&address))
    }
}
