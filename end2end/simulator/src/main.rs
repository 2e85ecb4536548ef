//! Runs the simulator until it is interrupted.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

use clap::Parser;
use simulator::{PayoutTiming, Simulator, SimulatorConfig};
use tracing_subscriber::EnvFilter;

/// Stands in for the acquirer, the SMS gateway and the credit bureau.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Port of 127.0.0.1 to listen on; 0 takes a free one.
    #[arg(long, env = "SIMULATOR_PORT", default_value_t = 3200)]
    port: u16,
    /// How browsers reach the acquirer's pages, by default http://127.0.0.1:PORT.
    #[arg(long, env = "SIMULATOR_PUBLIC_URL")]
    public_url: Option<String>,
    /// Where the acquirer's notifications go.
    #[arg(long, env = "SIMULATOR_WEBHOOK_URL")]
    webhook_url: Option<String>,
    /// Milliseconds until a payout comes to its end; 0 answers with its end.
    #[arg(long, default_value_t = 1000)]
    payout_delay_ms: u64,
    /// Milliseconds that a call waits under the fault `slow`.
    #[arg(long, default_value_t = 5000)]
    slow_ms: u64,
    /// Milliseconds that a notification is held back under the fault `late_webhook`.
    #[arg(long, default_value_t = 10_000)]
    late_webhook_ms: u64,
    /// Milliseconds before a notification is first sent again.
    #[arg(long, default_value_t = 1000)]
    webhook_retry_ms: u64,
}

impl Arguments {
    fn config(self) -> SimulatorConfig {
        SimulatorConfig {
            bind: SocketAddr::from(([127, 0, 0, 1], self.port)),
            public_url: self.public_url.map(|url| url.trim_end_matches('/').to_owned()),
            webhook_url: self.webhook_url,
            webhook_retry: Duration::from_millis(self.webhook_retry_ms),
            webhook_lateness: Duration::from_millis(self.late_webhook_ms),
            slowness: Duration::from_millis(self.slow_ms),
            payouts: match self.payout_delay_ms {
                0 => PayoutTiming::Immediate,
                delay => PayoutTiming::After(Duration::from_millis(delay)),
            },
            ..SimulatorConfig::default()
        }
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let arguments = Arguments::parse();
    let port = arguments.port;
    let simulator = match Simulator::start(arguments.config()) {
        Ok(simulator) => simulator,
        Err(error) => {
            tracing::error!(%error, port, "can't listen on 127.0.0.1");
            return ExitCode::FAILURE;
        }
    };
    let url = simulator.url();
    tracing::info!(acquirer = %simulator.acquirer_url(), sms = %simulator.sms_url(), inbox = %format!("{url}/inbox"), "simulator listens");
    stopped().await;
    ExitCode::SUCCESS
}

/// Waits for Ctrl-C or, on Unix, SIGTERM.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
