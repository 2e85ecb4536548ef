//! What becomes slower, and by how much, when there are a thousand times as many loans: `cargo xtask bench --scale`.
//!
//! On each engine a small portfolio and a large one, each with two servers beside each other on one database. What counts
//! is the ratio: the machine is the same for both.
use std::{
    fs,
    net::SocketAddr,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{
    figure,
    http::{get, post_form, post_form_as},
};
use crate::{
    children::Children,
    command::{find, output, run, stop},
    demonstration::{Demonstration, Profile, free_port},
    error::{Failure, InFile, Result, While},
    interrupt, setup, site, workspace,
};

/// The small portfolio.
const FEW: u64 = 1_000;
/// Borrowers who look at their page, spread over the portfolio.
const BORROWERS: u64 = 100;
/// Pages that they look at, all together.
const PAGES: u64 = 2_000;
/// Payments that are posted, at most.
const PAYMENTS: usize = 40;
/// A payment's page asks the acquirer again after so long.
const ASK_PAUSE: Duration = Duration::from_millis(700);
const PASSWORD: &str = "demo-password-1";
/// A card that pays without a code.
const CARD: &str = "number=2202474301322987&expiry=12%2F35&cvc=123";
const CREDITED: &str = "Платёж зачислен";

/// One database with two servers on it.
struct House {
    demonstration: Demonstration,
    second: SocketAddr,
    /// Of PostgreSQL; SQLite has a file.
    database: Option<String>,
}

/// What was measured.
#[derive(Debug, Default)]
struct Figures {
    loans: u64,
    bytes: Option<u64>,
    page_p95: Duration,
    payment_p95: Duration,
    close: Duration,
    closed: u64,
    trial_balance: Duration,
    verify: Duration,
    verify_again: Duration,
    memory_server: u64,
    memory_close: u64,
    memory_verify: u64,
}

/// Measures both sizes on both engines.
pub(super) fn scale(loans: u64) -> Result<()> {
    let tools = setup::for_building()?;
    site::build(&tools, site::Kind::Release)?;
    Demonstration::fresh(Profile::Release, "scale")?.build(&tools)?;
    for engine in ["SQLite", "PostgreSQL"] {
        let server = if engine == "PostgreSQL" { Some(setup::for_postgres_tests()?.start()?) } else { None };
        let mut figures = Vec::new();
        for loans in [FEW, loans] {
            println!("\n{engine}, {loans} loans");
            let house = House::build(server.as_ref().map(|server| server.url.as_str()), loans)?;
            figures.push(house.measure(loans)?);
        }
        println!("\n{engine}: {} loans beside {}", figures[1].loans, figures[0].loans);
        print(&figures[0], &figures[1]);
    }
    Ok(())
}

impl House {
    fn build(postgres: Option<&str>, loans: u64) -> Result<Self> {
        let demonstration = Demonstration::fresh(Profile::Release, "scale")?;
        let second = free_port()?.local_addr().while_doing("finding a free port")?;
        let database = postgres.map(|url| {
            let name = format!("scale_{loans}_{}", std::process::id());
            psql(url, &format!("DROP DATABASE IF EXISTS {name}"))?;
            psql(url, &format!("CREATE DATABASE {name}"))?;
            let (server, _) = url.rsplit_once('/').ok_or_else(|| Failure::new(format!("{url} names no database")))?;
            Ok::<_, Failure>(format!("{server}/{name}"))
        });
        let house = Self { demonstration, second, database: database.transpose()? };
        run(&mut house.command("migrate"))?;
        run(&mut house.command("seed"))?;
        let begun = Instant::now();
        run(house.command("seed-portfolio").args(["--loans", &loans.to_string()]))?;
        note("put there in", &seconds(begun.elapsed()));
        Ok(house)
    }

    /// A command of the server over this database.
    fn command(&self, subcommand: &str) -> Command {
        let mut command = self.demonstration.server(subcommand);
        if let Some(url) = &self.database {
            command.env("DATABASE_URL", url);
        }
        // What was measured is printed, not what was logged.
        command.env("RUST_LOG", "warn");
        command
    }

    fn measure(&self, loans: u64) -> Result<Figures> {
        let mut figures = Figures { loans, bytes: self.bytes()?, ..Figures::default() };
        let mut children = Children::default();
        self.demonstration.start_simulator(&mut children)?;
        let first = self.demonstration.cabinet;
        children.start("server", self.command("serve").arg("--without-work"), first)?;
        let second = self.second.to_string();
        let mut serve = self.command("serve");
        children.start("second server", serve.arg("--without-work").env("CABINET_ADDRESS", second), self.second)?;

        let sessions = sign_in(first, loans)?;
        figures.page_p95 = pages([first, self.second], &sessions)?;
        note("p95 of /cabinet", &milliseconds(figures.page_p95));
        let payments = payments(first, self.demonstration.simulator, &sessions)?;
        note("payments", &payments.len().to_string());
        figures.payment_p95 = percentile_95(payments)?;
        note("p95 of posting one", &milliseconds(figures.payment_p95));
        figures.memory_server = children.id("server").and_then(peak_memory).unwrap_or_default();

        let moved = post_form(first, "/demo/clock", "advance_days=1")?;
        if moved.status >= 400 {
            return Err(Failure::new(format!("the clock cannot be moved ({})", moved.status)));
        }
        let close = measured(&mut self.command("close-day"))?;
        (figures.close, figures.memory_close) = (close.took, close.memory);
        let (day, closed) = read_close(&close.said).ok_or_else(|| Failure::new(close.said.clone()))?;
        figures.closed = closed;
        note("close of a day", &format!("{} for {closed} loans", seconds(close.took)));
        let trial_balance = measured(self.command("trial-balance").args(["--on", day]))?;
        figures.trial_balance = trial_balance.took;
        note("trial balance of it", &seconds(trial_balance.took));
        let verify = measured(self.command("verify-books").arg("--full"))?;
        (figures.verify, figures.memory_verify) = (verify.took, verify.memory);
        note("books verified in full", &seconds(verify.took));
        figures.verify_again = measured(&mut self.command("verify-books"))?.took;
        note("what is new verified", &seconds(figures.verify_again));
        Ok(figures)
    }

    /// What the database takes on disk.
    fn bytes(&self) -> Result<Option<u64>> {
        if let Some(url) = &self.database {
            return psql(url, "SELECT pg_database_size(current_database())").map(|size| size.parse().ok());
        }
        let file = self.demonstration.database_file();
        fs::metadata(file).in_file(file).map(|data| Some(data.len()))
    }
}

impl Drop for House {
    /// Large ones are not left behind.
    fn drop(&mut self) {
        let dropped = match &self.database {
            Some(url) => url.rsplit_once('/').map_or(Ok(String::new()), |(server, name)| {
                psql(&format!("{server}/postgres"), &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            }),
            None => fs::remove_file(self.demonstration.database_file())
                .map(|()| String::new())
                .in_file(self.demonstration.database_file()),
        };
        if let Err(failure) = dropped {
            println!("  left behind: {failure}");
        }
    }
}

fn psql(url: &str, sql: &str) -> Result<String> {
    let program = find("psql").ok_or_else(|| Failure::new("psql is not there: it comes with PostgreSQL"))?;
    output(Command::new(program).args([url, "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--command", sql]))
}

/// The cookies of borrowers spread over the portfolio.
fn sign_in(server: SocketAddr, loans: u64) -> Result<Vec<String>> {
    let numbers = (0..BORROWERS).map(|place| place * loans / BORROWERS);
    numbers
        .map(|number| {
            let form = format!("phone=%2B79{:09}&password={PASSWORD}", 100_000_000 + number);
            let answer = post_form(server, "/api/sign_in_with_password", &form)?;
            answer
                .cookies()
                .ok_or_else(|| Failure::new(format!("borrower {number} cannot sign in ({})", answer.status)))
        })
        .collect()
}

/// How long `/cabinet` takes, on two servers in turn.
fn pages(servers: [SocketAddr; 2], sessions: &[String]) -> Result<Duration> {
    let mut times = Vec::new();
    for (place, session) in (0..PAGES).zip(sessions.iter().cycle()) {
        stop_if_asked()?;
        let server = servers[usize::from(place % 2 == 1)];
        let begun = Instant::now();
        let answer = get(server, "/cabinet", session, "identity")?;
        times.push(begun.elapsed());
        if answer.status != 200 {
            return Err(Failure::new(format!("http://{server}/cabinet answers {}", answer.status)));
        }
    }
    percentile_95(times)
}

/// How long the server takes from hearing that a payment was made to showing that it is credited.
fn payments(server: SocketAddr, simulator: SocketAddr, sessions: &[String]) -> Result<Vec<Duration>> {
    let mut times = Vec::new();
    for session in sessions {
        stop_if_asked()?;
        if times.len() == PAYMENTS {
            break;
        }
        let page = get(server, "/cabinet", session, "identity")?;
        let Some(loan) = open_loan(&String::from_utf8_lossy(&page.body)).map(str::to_owned) else { continue };
        let form = format!("loan={loan}&idempotency_key=scale-{loan}&how_much=part&amount=100");
        let begun = post_form_as(server, "/api/start_payment", &form, session)?;
        let left_for = begun.header("location").map(acquirers_page).unwrap_or_default();
        let confirm = path_of(&left_for).unwrap_or_default().to_owned();
        if !confirm.starts_with("/confirm/") {
            return Err(Failure::new(format!("a payment leads to {confirm:?} ({})", begun.status)));
        }
        let paid = post_form(simulator, &format!("{confirm}/card"), CARD)?;
        let back = paid.header("location").and_then(path_of).unwrap_or_default().to_owned();
        thread::sleep(ASK_PAUSE);
        let begun = Instant::now();
        let page = get(server, &back, session, "identity")?;
        times.push(begun.elapsed());
        if !String::from_utf8_lossy(&page.body).contains(CREDITED) {
            return Err(Failure::new(format!("{back} does not show that the payment is credited ({})", page.status)));
        }
    }
    Ok(times)
}

/// The id of an open loan that a page names.
fn open_loan(html: &str) -> Option<&str> {
    html.split('"').find_map(|part| part.strip_prefix("/cabinet/loans/")?.strip_suffix("/pay"))
}

/// Without scripts a form leads to the acquirer by a page of ours, which names it.
fn acquirers_page(location: &str) -> String {
    let Some((_, to)) = location.split_once("/leave?to=") else { return location.to_owned() };
    to.replace("%3A", ":").replace("%2F", "/")
}

/// What stands after the origin.
fn path_of(url: &str) -> Option<&str> {
    let Some((_, rest)) = url.split_once("://") else { return Some(url) };
    rest.find('/').map(|at| &rest[at..])
}

/// A command that has ended.
struct Measured {
    took: Duration,
    /// The most that it had in memory, in KiB.
    memory: u64,
    said: String,
}

fn measured(command: &mut Command) -> Result<Measured> {
    let file = workspace::notes().join("scale-said");
    let begun = Instant::now();
    let said = fs::File::create(&file).in_file(&file)?;
    let mut child = command.stdin(Stdio::null()).stdout(said).spawn().while_doing("starting a command")?;
    let mut memory = 0;
    let status = loop {
        if interrupt::asked() {
            stop(&mut child);
            return Err(Failure::new("stopped"));
        }
        memory = peak_memory(child.id()).unwrap_or(memory).max(memory);
        if let Some(status) = child.try_wait().while_doing("waiting for a command")? {
            break status;
        }
        thread::sleep(Duration::from_millis(5));
    };
    let took = begun.elapsed();
    let said = fs::read_to_string(&file).in_file(&file)?;
    if status.success() { Ok(Measured { took, memory, said }) } else { Err(Failure::new(format!("{status}: {said}"))) }
}

/// The most that a process had in memory so far, in KiB.
fn peak_memory(process: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?.trim().strip_suffix(" kB")?.parse().ok()
}

/// Reads `closed through 2026-12-01: 350 accruals, 0 failed`.
fn read_close(said: &str) -> Option<(&str, u64)> {
    let (day, rest) = said.trim().strip_prefix("closed through ")?.split_once(": ")?;
    Some((day, rest.split(' ').next()?.parse().ok()?))
}

fn stop_if_asked() -> Result<()> {
    if interrupt::asked() { Err(Failure::new("stopped")) } else { Ok(()) }
}

fn percentile_95(mut times: Vec<Duration>) -> Result<Duration> {
    times.sort_unstable();
    times.get(times.len() * 95 / 100).copied().ok_or_else(|| Failure::new("nothing was measured"))
}

/// Large beside small.
fn print(few: &Figures, many: &Figures) {
    let ratio = |many: f64, few: f64| format!("{:.2}", many / few.max(f64::MIN_POSITIVE));
    let of = |part: fn(&Figures) -> Duration| ratio(part(many).as_secs_f64(), part(few).as_secs_f64());
    figure("p95 of /cabinet", &of(|it| it.page_p95), "at most 1.3");
    figure("p95 of posting a payment", &of(|it| it.payment_p95), "at most 1.3");
    let a_loan = |it: &Figures, time: Duration, loans: u64| time.as_secs_f64() * 1e6 / it.divisor(loans);
    let (close_few, close_many) = (a_loan(few, few.close, few.closed), a_loan(many, many.close, many.closed));
    figure("close of a day, a loan", &ratio(close_many, close_few), &format!("0.75 to 1.25 ({close_many:.0} µs)"));
    let (verify_few, verify_many) = (a_loan(few, few.verify, few.loans), a_loan(many, many.verify, many.loans));
    figure("books verified, a loan", &ratio(verify_many, verify_few), &format!("about 1 ({verify_many:.0} µs)"));
    figure("trial balance of a closed day", &milliseconds(many.trial_balance), "at most 1 s");
    figure("what is new verified", &seconds(many.verify_again), "");
    for (what, part) in [
        ("memory of a server", (|it| it.memory_server) as fn(&Figures) -> u64),
        ("memory of the day close", |it| it.memory_close),
        ("memory of verifying", |it| it.memory_verify),
    ] {
        figure(what, &format!("{} MB", part(many) * 1024 / 1_000_000), &format!("{} MB", part(few) * 1024 / 1_000_000));
    }
    let bytes = |it: &Figures| it.bytes.map_or("unknown".to_owned(), |bytes| (bytes / it.loans.max(1)).to_string());
    figure("bytes a loan", &bytes(many), &bytes(few));
}

impl Figures {
    #[expect(clippy::cast_precision_loss, reason = "a number of loans")]
    fn divisor(&self, loans: u64) -> f64 {
        loans.max(1).min(self.loans) as f64
    }
}

fn note(what: &str, value: &str) {
    println!("  {what:<24} {value}");
}

fn seconds(time: Duration) -> String {
    format!("{:.2} s", time.as_secs_f64())
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1e3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_a_close_says() {
        assert_eq!(read_close("closed through 2026-12-01: 350 accruals, 0 failed\n"), Some(("2026-12-01", 350)));
        assert_eq!(read_close("nothing"), None);
    }

    #[test]
    fn finds_an_open_loan_on_a_page() {
        assert_eq!(open_loan(r#"<a href="/cabinet/loans/1-2/pay">"#), Some("1-2"));
        assert_eq!(open_loan(r#"<a href="/cabinet/loans/1-2">"#), None);
    }

    #[test]
    fn a_path_stands_after_the_origin() {
        assert_eq!(path_of("http://127.0.0.1:1/confirm/3"), Some("/confirm/3"));
        assert_eq!(path_of("/cabinet"), Some("/cabinet"));
    }

    #[test]
    fn of_a_hundred_times_five_are_longer() {
        let times = (1..=100).map(Duration::from_millis).collect();
        assert_eq!(percentile_95(times).ok(), Some(Duration::from_millis(96)));
    }
}
