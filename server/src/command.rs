//! The commands of the server's binary.

use std::{error::Error, net::SocketAddr, path::Path, process::ExitCode, str::FromStr};

use axum::serve::ListenerExt;
use backend::{ApplicationId, Backend, Clock, Config, applications::Verdict};
use clap::Subcommand;
use lending::Money;
use tokio::{net::TcpListener, sync::watch};

use crate::{
    books::{self, BooksCommand},
    routes,
};

/// What the server can do.
#[derive(Subcommand)]
pub enum Command {
    /// Serves the cabinet, and does the work promised after commits.
    Serve {
        /// Leaves that work to `work` processes.
        #[arg(long)]
        without_work: bool,
    },
    /// Does the work promised after commits: SMS, payouts, look-ups.
    Work,
    /// Brings the database's tables up to date.
    Migrate,
    /// Puts the demonstration's data in, where they are missing.
    Seed,
    /// What the lender's staff decides.
    #[command(subcommand)]
    Staff(StaffCommand),
    /// What can be asked of the books.
    #[command(flatten)]
    Books(BooksCommand),
}

/// What the lender's staff decides.
#[derive(Subcommand)]
pub enum StaffCommand {
    /// Decides an application that waits for a person.
    Decide {
        /// The application's id.
        #[arg(long)]
        application: String,
        /// Approve so many rubles.
        #[arg(long, conflicts_with = "refuse", required_unless_present = "refuse")]
        approve: Option<String>,
        /// Refuse.
        #[arg(long)]
        refuse: bool,
        /// Who decides; kept with the decision.
        #[arg(long)]
        by: String,
    },
}

/// Runs a command.
pub async fn run(command: Command) -> Result<ExitCode, Box<dyn Error>> {
    let config = Config::from_env()?;
    match command {
        Command::Migrate => Backend::migrate(&config).await?,
        Command::Seed => Backend::init(config, Clock::system()).await?.seed().await?,
        Command::Work => {
            let backend = Backend::init(config, Clock::system()).await?;
            backend.work(raised(shutdown())).await;
        }
        Command::Serve { without_work } => serve(config, without_work).await?,
        Command::Staff(StaffCommand::Decide { application, approve, by, .. }) => {
            let verdict = match approve {
                Some(rubles) => Verdict::Approve(Money::parse_rubles(&rubles)?),
                None => Verdict::Refuse,
            };
            let backend = Backend::init(config, Clock::system()).await?;
            backend.staff_decide(ApplicationId::from_str(&application)?, verdict, &by).await?;
        }
        Command::Books(command) => return books::run(command, config).await,
    }
    Ok(ExitCode::SUCCESS)
}

async fn serve(config: Config, without_work: bool) -> Result<(), Box<dyn Error>> {
    let address = config.address;
    let site = config.site.clone();
    let backend = Backend::init(config, Clock::system()).await?;
    let router = routes::router(backend.clone(), Path::new(&site))?;
    let shutdown = shutdown();
    let worker = (!without_work).then(|| {
        let shutdown = raised(shutdown.clone());
        tokio::spawn(async move { backend.work(shutdown).await })
    });
    // Without it every answer that is not one packet waits for a delayed acknowledgement.
    let listener = TcpListener::bind(address).await?.tap_io(|connection| {
        if let Err(error) = connection.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY could not be set");
        }
    });
    tracing::info!(%address, "the cabinet is open");
    axum::serve(listener, router.into_make_service_with_connect_info::<SocketAddr>())
        .with_graceful_shutdown(raised(shutdown))
        .await?;
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

/// Ends when the flag is raised.
async fn raised(mut flag: watch::Receiver<bool>) {
    // An error means that the raiser is gone, which is the end as well.
    let _ = flag.wait_for(|raised| *raised).await;
}

/// Turns true on Ctrl-C or SIGTERM.
fn shutdown() -> watch::Receiver<bool> {
    let (sender, receiver) = watch::channel(false);
    tokio::spawn(async move {
        let terminated = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => {
                    signal.recv().await;
                }
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            () = terminated => {}
        }
        sender.send_replace(true);
        sender.closed().await;
    });
    receiver
}
