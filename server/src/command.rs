//! The commands of the server's binary.

use std::{error::Error, path::Path, process::ExitCode, str::FromStr, time::Duration};

use backend::{
    ApplicationId, Backend, Clock, Config, PaymentId, PayoutId,
    applications::Verdict,
    holidays::Reason,
    staff::{StaffLogin, StaffMember},
    work::DeadJob,
};
use clap::Subcommand;
use lending::Money;
use tokio::{net::TcpListener, sync::watch};

use crate::{
    books::{self, BooksCommand},
    holidays,
    listen::{self, Limits},
    numbers, routes,
};

/// A connection that has not sent a whole head of a request for so long is closed.
const LONGEST_HEAD: Duration = Duration::from_secs(20);

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
    /// Puts many loans with a past into a fresh demonstration: to see how it works when it is large.
    SeedPortfolio {
        /// How many.
        #[arg(long, value_name = "N")]
        loans: u64,
    },
    /// The lender's staff and what they decide.
    #[command(subcommand)]
    Staff(StaffCommand),
    /// Prints id, number, stage and last day of each application that waits for a person or for another card.
    WaitingApplications,
    /// Prints each request for a number that is on file as another person's, until somebody answers it.
    NumberRequests,
    /// Prints each request for a credit holiday that waits for an answer; exit status 1 if one is late.
    HolidayRequests,
    /// Computes the audit's hashes again and says what was changed or removed; prints the last seal, to be noted elsewhere.
    VerifyAudit {
        /// A seal that was noted elsewhere: its number and hash with a colon between.
        #[arg(long, value_parser = noted_seal)]
        noted: Option<(i64, String)>,
    },
    /// Makes each decision about an application again from what its row keeps; exit status 1 if one comes out otherwise.
    VerifyDecisions,
    /// Work that failed so often that it is left for a person.
    #[command(subcommand)]
    DeadJobs(DeadJobsCommand),
    /// What can be asked of the books.
    #[command(flatten)]
    Books(BooksCommand),
}

/// The lender's staff and what they decide.
#[derive(Subcommand)]
pub enum StaffCommand {
    /// Takes somebody on.
    Add {
        /// How the member is known: small Latin letters, digits, dots, hyphens, underscores.
        #[arg(long)]
        login: StaffLogin,
        /// Surname, name and patronymic.
        #[arg(long)]
        name: String,
    },
    /// Lets somebody go: they can do nothing any more.
    Leave {
        /// The member's login.
        #[arg(long)]
        login: StaffLogin,
    },
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
        /// The login of whoever decides; kept with the decision.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Says that the acquirer never sent a payout whose answer was lost: the borrower may then choose a card again.
    GiveUpPayout {
        /// The payout's id. Look it up in the acquirer's own cabinet first.
        #[arg(long)]
        payout: String,
        /// The login of whoever looked; kept with the payout.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Gives a number to whoever said that it is theirs now; its former owner is signed out and has no number any more.
    GiveNumber {
        /// The request's id, from `number-requests`. See the newcomer's passport and the contract of the number first.
        #[arg(long)]
        request: String,
        /// The login of whoever looked; kept with the request.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Leaves a number with whose it is on file.
    RefuseNumber {
        /// The request's id.
        #[arg(long)]
        request: String,
        /// The login of whoever looked; kept with the request.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Grants a credit holiday: it counts from the day of the request.
    GrantHoliday {
        /// The request's id, from `holiday-requests`. See the documents first.
        #[arg(long)]
        request: String,
        /// The login of whoever looked; kept with the request.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Refuses a credit holiday.
    RefuseHoliday {
        /// The request's id.
        #[arg(long)]
        request: String,
        /// Why, in Russian: the borrower reads it.
        #[arg(long)]
        reason: Reason,
        /// The login of whoever looked; kept with the request.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Gives a borrower, who came with the passport, another number.
    SetPhone {
        /// The borrower's id.
        #[arg(long)]
        borrower: String,
        /// The number.
        #[arg(long)]
        phone: String,
        /// The login of whoever looked; kept in the audit.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Has what a payment brought beyond the debt sent back once more, after the acquirer refused it.
    Refund {
        /// The payment's id.
        #[arg(long)]
        payment: String,
        /// The login of whoever asks for it; kept with the refund.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Notes that the borrower's bank took a payment back, as the acquirer's letter says: it is owed again.
    Chargeback {
        /// The payment's id.
        #[arg(long)]
        payment: String,
        /// So many rubles.
        #[arg(long)]
        amount: String,
        /// What the acquirer calls it; the same one is noted once.
        #[arg(long)]
        reference: String,
        /// The login of whoever notes it; kept with it.
        #[arg(long)]
        by: StaffLogin,
    },
    /// Says that something that the acquirer has otherwise (`verify-books --acquirer`) was looked into.
    SettleDifference {
        /// The difference's id.
        #[arg(long)]
        difference: String,
        /// The login of whoever looked; kept with it.
        #[arg(long)]
        by: StaffLogin,
    },
}

/// Work that failed so often that it is left for a person.
#[derive(Subcommand)]
pub enum DeadJobsCommand {
    /// Prints id, kind, what it is about and the last error of each; exit status 1 if there is any.
    List,
    /// Has one tried again, once what stood in its way is mended.
    Retry {
        /// The job's id.
        id: String,
    },
}

/// Runs a command.
pub async fn run(command: Command) -> Result<ExitCode, Box<dyn Error>> {
    let config = Config::from_env()?;
    match command {
        Command::Migrate => Backend::migrate(&config).await?,
        Command::Seed => {
            let backend = Backend::init(config, Clock::system()).await?;
            backend.operator().seed().await?;
            backend.operator().seed_people().await?;
        }
        Command::SeedPortfolio { loans } => {
            seed_portfolio(&Backend::init(config, Clock::system()).await?, loans).await?;
        }
        Command::Work => {
            let backend = Backend::init(config, Clock::system()).await?;
            tell_metrics(&backend).await?;
            backend.operator().work(raised(shutdown())).await;
        }
        Command::Serve { without_work } => serve(config, without_work).await?,
        Command::Staff(command) => staff(command, &Backend::init(config, Clock::system()).await?).await?,
        Command::NumberRequests => return numbers::list(&Backend::init(config, Clock::system()).await?).await,
        Command::HolidayRequests => return holidays::list(&Backend::init(config, Clock::system()).await?).await,
        Command::WaitingApplications => waiting(&Backend::init(config, Clock::system()).await?).await?,
        Command::VerifyDecisions => {
            return verify_decisions(&Backend::init(config, Clock::system()).await?).await;
        }
        Command::VerifyAudit { noted } => {
            return verify_audit(noted, &Backend::init(config, Clock::system()).await?).await;
        }
        Command::DeadJobs(command) => return dead_jobs(command, &Backend::init(config, Clock::system()).await?).await,
        Command::Books(command) => return books::run(command, config).await,
    }
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stdout, reason = "what a command answers")]
async fn seed_portfolio(backend: &Backend, loans: u64) -> Result<(), Box<dyn Error>> {
    // A hundredth, in whole transactions.
    let step = (loans / 100).max(10_000);
    let mut told = 0;
    let progress = |done: u64| {
        if done >= told + step {
            told = done;
            println!("{done} of {loans} loans");
        }
    };
    match backend.operator().seed_portfolio(loans, progress).await {
        Err(backend::Error::NotFound) => {
            Err("only a demonstration has a portfolio: everybody's password is known".into())
        }
        Err(backend::Error::Conflict) => {
            Err("days of these books are closed already, and a closed day never changes".into())
        }
        seeded => Ok(seeded?),
    }
}

async fn staff(command: StaffCommand, backend: &Backend) -> Result<(), Box<dyn Error>> {
    match command {
        StaffCommand::Add { login, name } => match backend.operator().add_staff_member(&login, &name).await {
            Err(backend::Error::Conflict) => return Err(format!("the login {login} is taken").into()),
            added => added?,
        },
        StaffCommand::Leave { login } => {
            backend.operator().end_staff_member(&login).await.map_err(|why| unknown(&login, why))?;
        }
        StaffCommand::Decide { application, approve, by, .. } => {
            let verdict = match approve {
                Some(rubles) => Verdict::Approve(Money::parse_rubles(&rubles)?),
                None => Verdict::Refuse,
            };
            let member = backend.operator().staff_member(by.clone()).await.map_err(|why| unknown(&by, why))?;
            member.decide(ApplicationId::from_str(&application)?, verdict).await?;
        }
        StaffCommand::GiveUpPayout { payout, by } => {
            let member = backend.operator().staff_member(by.clone()).await.map_err(|why| unknown(&by, why))?;
            match member.give_up_payout(PayoutId::from_str(&payout)?).await {
                Err(backend::Error::NotFound) => return Err("no such payout".into()),
                Err(backend::Error::Conflict) => {
                    return Err("its answer is known, or it may still be on its way".into());
                }
                given_up => given_up?,
            }
        }
        StaffCommand::GiveNumber { request, by } => numbers::answer(member(backend, by).await?, &request, true).await?,
        StaffCommand::RefuseNumber { request, by } => {
            numbers::answer(member(backend, by).await?, &request, false).await?;
        }
        StaffCommand::GrantHoliday { request, by } => holidays::grant(member(backend, by).await?, &request).await?,
        StaffCommand::RefuseHoliday { request, reason, by } => {
            holidays::refuse(member(backend, by).await?, &request, &reason).await?;
        }
        StaffCommand::SetPhone { borrower, phone, by } => {
            numbers::set_phone(member(backend, by).await?, &borrower, &phone).await?;
        }
        StaffCommand::Refund { payment, by } => {
            let member = backend.operator().staff_member(by.clone()).await.map_err(|why| unknown(&by, why))?;
            match member.refund(PaymentId::from_str(&payment)?).await {
                Err(backend::Error::NotFound) => return Err("no such payment, or nothing of it to return".into()),
                Err(backend::Error::Conflict) => return Err("its return is under way or done".into()),
                promised => promised?,
            }
        }
        StaffCommand::Chargeback { payment, amount, reference, by } => {
            let member = backend.operator().staff_member(by.clone()).await.map_err(|why| unknown(&by, why))?;
            let amount = Money::parse_rubles(&amount)?;
            match member.note_chargeback(PaymentId::from_str(&payment)?, amount, &reference).await {
                Err(backend::Error::NotFound) => return Err("no such payment, or it was not credited".into()),
                Err(backend::Error::Conflict) => {
                    return Err("it was noted before, or less than that is left of the payment".into());
                }
                noted => noted?,
            }
        }
        StaffCommand::SettleDifference { difference, by } => {
            let member = backend.operator().staff_member(by.clone()).await.map_err(|why| unknown(&by, why))?;
            match member.settle_difference(&difference).await {
                Err(backend::Error::NotFound) => return Err("no such difference is open".into()),
                settled => settled?,
            }
        }
    }
    Ok(())
}

async fn member(backend: &Backend, login: StaffLogin) -> Result<StaffMember<'_>, Box<dyn Error>> {
    backend.operator().staff_member(login.clone()).await.map_err(|why| unknown(&login, why))
}

#[expect(clippy::print_stdout, reason = "what a command answers")]
async fn waiting(backend: &Backend) -> Result<(), Box<dyn Error>> {
    for application in backend.operator().list_waiting_applications().await? {
        let until = application.until.map_or_else(|| "no last day".to_owned(), |day| format!("until {day}"));
        println!("{} {} {} {until}", application.id, application.number, application.stage.as_str());
    }
    Ok(())
}

fn noted_seal(text: &str) -> Result<(i64, String), String> {
    let (number, hash) = text.split_once(':').ok_or("a number, a colon and a hash")?;
    Ok((number.parse().map_err(|_| "the number before the colon can't be read")?, hash.to_owned()))
}

#[expect(clippy::print_stdout, reason = "what a command answers")]
async fn verify_audit(noted: Option<(i64, String)>, backend: &Backend) -> Result<ExitCode, Box<dyn Error>> {
    let noted = noted.as_ref().map(|(number, hash)| (*number, hash.as_str()));
    let report = backend.operator().verify_audit(noted).await?;
    for line in &report.found {
        println!("{line}");
    }
    let seal = report.last_seal.map_or_else(|| "none".to_owned(), |(number, hash)| format!("{number}:{hash}"));
    println!("{} rows, last seal {seal}", report.rows);
    Ok(if report.found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[expect(clippy::print_stdout, reason = "what a command answers")]
async fn verify_decisions(backend: &Backend) -> Result<ExitCode, Box<dyn Error>> {
    let found = backend.operator().verify_decisions().await?;
    for line in &found {
        println!("{line}");
    }
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[expect(clippy::print_stdout, reason = "what a command answers")]
async fn dead_jobs(command: DeadJobsCommand, backend: &Backend) -> Result<ExitCode, Box<dyn Error>> {
    match command {
        DeadJobsCommand::List => {
            let jobs = backend.operator().list_dead_jobs().await?;
            for DeadJob { id, kind, key, error } in &jobs {
                println!("{id} {kind} {key}: {error}");
            }
            Ok(if jobs.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
        }
        DeadJobsCommand::Retry { id } => match backend.operator().retry_dead_job(&id).await {
            Err(backend::Error::NotFound) => Err(format!("no job {id} is left for a person").into()),
            retried => retried.map(|()| ExitCode::SUCCESS).map_err(Into::into),
        },
    }
}

/// In words for whoever typed the login.
fn unknown(login: &StaffLogin, why: backend::Error) -> Box<dyn Error> {
    match why {
        backend::Error::NotFound => format!("nobody at work has the login {login}").into(),
        why => why.into(),
    }
}

async fn serve(config: Config, without_work: bool) -> Result<(), Box<dyn Error>> {
    let address = config.address;
    let (site, connections) = (config.site.clone(), config.connections);
    let backend = Backend::init(config, Clock::system()).await?;
    let router = routes::router(&backend, Path::new(&site))?;
    tell_metrics(&backend).await?;
    let shutdown = shutdown();
    let worker = (!without_work).then(|| {
        let shutdown = raised(shutdown.clone());
        tokio::spawn(async move { backend.operator().work(shutdown).await })
    });
    let listener = TcpListener::bind(address).await?;
    tracing::info!(%address, "the cabinet is open");
    let limits = Limits { connections, longest_head: LONGEST_HEAD };
    listen::serve(listener, router, limits, raised(shutdown)).await;
    if let Some(worker) = worker {
        worker.await?;
    }
    Ok(())
}

/// Tells metrics at their own address, if one is set, for as long as the process lives.
async fn tell_metrics(backend: &Backend) -> Result<(), Box<dyn Error>> {
    if let Some(address) = backend.config().metrics_address {
        let listener = TcpListener::bind(address).await?;
        tokio::spawn(axum::serve(listener, routes::metrics(backend.clone())).into_future());
        tracing::info!(%address, "metrics are told");
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
