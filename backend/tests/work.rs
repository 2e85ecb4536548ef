//! Work: what was promised is done once it was committed, by one worker, until it is done.

use std::{future::Future, net::TcpListener, time::Duration};

use crate::support::{
    TestLender, client, fast_simulator,
    money::{choice, key, notification},
    password, random_phone,
};
use backend::{Backend, Config, Error, LoanId, payments::Amount};
use lending::Phone;
use simulator::{Channel, Fault, Simulator, SimulatorConfig};
use tokio::sync::oneshot;

const DONE: &str = "SELECT COUNT(*) FROM jobs WHERE done_at_ms IS NOT NULL AND kind = 'send_sms_code'";

/// A phone that a code is promised to.
async fn promise(lender: &TestLender) -> Phone {
    let phone = random_phone();
    lender.draft_until_code(&phone).await;
    phone
}

/// A row of a job, as a transaction leaves it.
fn job(id: &str, kind: &str, payload: &str, run_at_ms: i64) -> String {
    format!(
        "INSERT INTO jobs (id, kind, key, payload, run_at_ms, attempts, dead)
         VALUES ('{id}', '{kind}', '{id}', '{payload}', {run_at_ms}, 0, FALSE)"
    )
}

/// So many payments of a loan, each at the acquirer and due to be looked at.
async fn put_payments_under_way(lender: &TestLender, loan: LoanId, count: u32) {
    let numbers = format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})");
    let id = "'50000000-0000-4000-8000-' || SUBSTR(CAST(1000000000000 + i AS TEXT), 2)";
    let now_ms = lender.clock.now_ms();
    lender
        .execute(&format!(
            "{numbers} INSERT INTO transfers (id, kind, loan_id, borrower_id, purpose, way, amount_kopecks, state, \
             acquirer_id, order_hash, created_at_ms, first_sent_at_ms) \
             SELECT {id}, 'payment', l.id, l.borrower_id, 'repay', 'card', 100000, 'pending', CAST(i AS TEXT), '', {now_ms}, {now_ms} \
             FROM n, loans l WHERE l.id = '{loan}'"
        ))
        .await;
    lender
        .execute(&format!(
            "{numbers} INSERT INTO jobs (id, kind, key, payload, run_at_ms, attempts, dead) \
             SELECT {id}, 'follow_payment', {id}, '{{\"payment\":\"' || {id} || '\"}}', {now_ms}, 0, FALSE FROM n"
        ))
        .await;
}

/// Waits for a state, without end: the test runner's patience is the limit.
async fn until<F: Future<Output = bool>>(mut is_so: impl FnMut() -> F) {
    while !is_so().await {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_at_once_do_each_job_once() {
    let lender = TestLender::start().await;
    let second = lender.second_server().await;
    let mut phones = Vec::new();
    for _ in 0..20 {
        phones.push(promise(&lender).await);
    }
    let (first, second) = tokio::join!(lender.backend.operator().run_due_jobs(), second.operator().run_due_jobs());
    assert_eq!(first.unwrap() + second.unwrap(), 20);
    for phone in phones {
        assert_eq!(lender.count_messages(&phone), 1);
    }
}

#[tokio::test]
async fn a_leased_job_is_left_alone_until_the_lease_ends() {
    let lender = TestLender::start().await;
    let phone = promise(&lender).await;
    let until_ms = lender.clock.now_ms() + 60_000;
    lender.execute(&format!("UPDATE jobs SET lease_owner = 'a worker that died', lease_until_ms = {until_ms}")).await;
    lender.settle().await;
    lender.clock.advance_ms(59_999);
    lender.settle().await;
    assert_eq!(lender.count_messages(&phone), 0);
    lender.clock.advance_ms(1);
    lender.settle().await;
    assert_eq!(lender.count_messages(&phone), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_outlived_its_lease_does_not_say_how_the_job_ended() {
    let lender = TestLender::start().await;
    let phone = promise(&lender).await;
    lender.simulator.set_fault(Channel::Sms, Some(Fault::Slow), None);
    let slow_worker = tokio::spawn({
        let backend = lender.backend.clone();
        async move { backend.operator().run_due_jobs().await.unwrap() }
    });
    let handed_over = "SELECT COUNT(*) FROM sms_codes WHERE handed_over_at_ms IS NOT NULL";
    until(async || lender.count(handed_over).await == 1).await;
    lender.clock.advance_ms(60_000);
    lender.settle().await;
    let done_at = lender.count("SELECT done_at_ms FROM jobs").await;
    assert_eq!(done_at, lender.clock.now_ms());
    lender.clock.advance_ms(1);
    slow_worker.await.unwrap();
    assert_eq!(lender.count("SELECT done_at_ms FROM jobs").await, done_at);
    assert_eq!(lender.count_messages(&phone), 1);
}

#[tokio::test]
async fn an_sms_that_the_gateway_did_not_get_is_sent_when_it_is_back() {
    let mut lender = TestLender::start().await;
    let phone = promise(&lender).await;
    let bind = lender.simulator.addr();
    let elsewhere = Simulator::start(SimulatorConfig::default()).unwrap();
    std::mem::replace(&mut lender.simulator, elsewhere).stop();
    lender.settle().await;
    assert_eq!(lender.count(DONE).await, 0);
    lender.simulator = Simulator::start(SimulatorConfig { bind, ..fast_simulator() }).unwrap();
    lender.settle().await;
    assert_eq!(lender.count_messages(&phone), 0, "not before its time");
    lender.clock.advance_ms(2_000);
    lender.settle().await;
    assert_eq!(lender.count_messages(&phone), 1);
    assert_eq!(lender.count(DONE).await, 1);
}

#[tokio::test]
async fn an_sms_that_may_have_been_sent_is_not_sent_again() {
    for (fault, messages) in
        [(Fault::ErrorDone, 1), (Fault::ResetDone, 1), (Fault::ErrorNotDone, 0), (Fault::ResetNotDone, 0)]
    {
        let lender = TestLender::start().await;
        let phone = promise(&lender).await;
        lender.simulator.set_fault(Channel::Sms, Some(fault), Some(1));
        for _ in 0..5 {
            lender.settle().await;
            lender.clock.advance_ms(30_000);
        }
        assert_eq!((lender.count_messages(&phone), lender.count(DONE).await), (messages, 1), "{fault:?}");
    }
}

#[tokio::test]
async fn an_old_code_is_not_delivered_late() {
    let lender = TestLender::start().await;
    let phone = promise(&lender).await;
    lender.clock.advance_ms(300_000);
    lender.settle().await;
    assert_eq!((lender.count_messages(&phone), lender.count(DONE).await), (0, 1));
}

#[tokio::test]
async fn a_job_that_always_fails_is_tried_more_and_more_seldom_and_then_left_for_a_person() {
    let lender = TestLender::start().await;
    lender.execute(&job("broken", "send_sms_code", "{}", 0)).await;
    let mut pauses_s = Vec::new();
    for failures in 1..=25 {
        lender.settle().await;
        assert_eq!(lender.count("SELECT attempts FROM jobs").await, failures);
        let pause_ms = lender.count("SELECT run_at_ms FROM jobs").await - lender.clock.now_ms();
        pauses_s.push(pause_ms / 1000);
        lender.clock.advance_ms(pause_ms - 1);
        assert_eq!(lender.backend.operator().run_due_jobs().await.unwrap(), 0, "not before its time");
        lender.clock.advance_ms(1);
    }
    assert_eq!(pauses_s[..10], [2, 4, 8, 16, 32, 64, 128, 256, 512, 600]);
    assert_eq!(lender.backend.operator().run_due_jobs().await.unwrap(), 0);
    let [dead] = lender.backend.operator().list_dead_jobs().await.unwrap().try_into().unwrap();
    assert_eq!((dead.id.as_str(), dead.kind.as_str(), dead.key.as_str()), ("broken", "send_sms_code", "broken"));
    assert!(dead.error.contains("internal error"), "{dead:?}");
}

#[tokio::test]
async fn jobs_of_kinds_that_this_program_does_not_know_are_left_for_those_that_do() {
    let lender = TestLender::start().await;
    let phone = promise(&lender).await;
    for number in 0..20 {
        lender.execute(&job(&format!("new-{number}"), "send_notice", "{}", 0)).await;
    }
    lender.settle().await;
    assert_eq!(lender.count_messages(&phone), 1);
    let untouched = "SELECT COUNT(*) FROM jobs WHERE kind = 'send_notice' AND attempts = 0 AND lease_owner IS NULL";
    assert_eq!(lender.count(untouched).await, 20);
}

#[tokio::test]
async fn a_job_that_cannot_be_read_fails_alone() {
    let lender = TestLender::start().await;
    lender.execute(&job("unreadable", "send_sms_code", "not JSON", 0)).await;
    let phone = promise(&lender).await;
    lender.settle().await;
    assert_eq!(lender.count_messages(&phone), 1);
    assert_eq!(lender.count("SELECT attempts FROM jobs WHERE id = 'unreadable'").await, 1);
}

#[tokio::test]
async fn a_job_that_ends_its_worker_each_time_is_left_for_a_person() {
    let lender = TestLender::start().await;
    let phone = promise(&lender).await;
    for tries in 1..=25 {
        // a worker takes it, and is never heard of again
        let (now_ms, until_ms) = (lender.clock.now_ms(), lender.clock.now_ms() + 60_000);
        let lease = format!("lease_owner = 'gone', lease_until_ms = {until_ms}, attempts = {tries}");
        lender.execute(&format!("UPDATE jobs SET {lease} WHERE run_at_ms <= {now_ms}")).await;
        lender.clock.advance_ms(60_000);
    }
    lender.settle().await;
    let [dead] = lender.backend.operator().list_dead_jobs().await.unwrap().try_into().unwrap();
    assert!(dead.error.contains("without a word"), "{dead:?}");
    assert_eq!(lender.count_messages(&phone), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_told_while_it_is_asked_about_is_asked_about_again() {
    let lender = TestLender::start().await;
    let (borrower, loan) = Box::pin(lender.active_loan(choice(20_000, 30))).await;
    lender.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await.unwrap();
    let told = notification("payment", lender.simulator.payments().last().unwrap());
    lender.backend.visitor().acquirer_notified(&told).await.unwrap();
    lender.simulator.set_fault(Channel::Acquirer, Some(Fault::Slow), None);
    let worker = tokio::spawn({
        let backend = lender.backend.clone();
        async move { backend.operator().run_due_jobs().await.unwrap() }
    });
    let of_job = |what: &str| format!("SELECT {what} FROM jobs WHERE kind = 'read_notification'");
    let leased = of_job("COUNT(lease_owner)");
    until(async || lender.count(&leased).await == 1).await;
    lender.backend.visitor().acquirer_notified(&told).await.unwrap();
    assert_eq!(worker.await.unwrap(), 2, "once more, as it was told meanwhile");
    lender.backend.visitor().acquirer_notified(&told).await.unwrap();
    assert_eq!(lender.count(&of_job("COUNT(*)")).await, 1, "one job for one object");
    assert_eq!(lender.backend.operator().run_due_jobs().await.unwrap(), 1, "told again, it is asked about again");
}

/// A thousand payments under way at an acquirer that takes connections and never answers, and a bureau that does the same:
/// whoever wants a code gets it.
#[tokio::test(flavor = "multi_thread")]
async fn a_hanging_acquirer_or_bureau_delays_no_code() {
    let lender = TestLender::start().await;
    let (other, card) = lender.applicant().await;
    let (_, loan) = Box::pin(lender.active_loan(choice(20_000, 30))).await;
    lender.submitted(other.id, card, choice(20_000, 30)).await;
    put_payments_under_way(&lender, loan, 1_000).await;
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let nowhere = format!("http://{}", mute.local_addr().unwrap());
    let of_gateways = ["ACQUIRER_URL", "BUREAU_URL"].map(|name| (name.to_owned(), nowhere.clone()));
    let config = Config::from_pairs(lender.settings.iter().cloned().chain(of_gateways)).unwrap();
    let backend = Backend::init(config, lender.clock.clone()).await.unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = tokio::spawn({
        let backend = backend.clone();
        async move { backend.operator().work(async { drop(stopped.await) }).await }
    });
    let hanging = "SELECT COUNT(*) FROM jobs WHERE lease_owner IS NOT NULL \
         AND kind IN ('follow_payment', 'decide', 'refresh_banks')";
    until(async || lender.count(hanging).await >= 9).await;

    let codes = lender.count_messages(&other.phone);
    let signed_in = tokio::time::timeout(Duration::from_secs(3), async {
        backend.visitor().send_sign_in_code(other.phone.clone(), &client()).await.unwrap();
        until(async || lender.count_messages(&other.phone) == codes + 1).await;
        let code = lender.read_code(&other.phone);
        backend.visitor().sign_in_with_code(other.phone.clone(), code, &client()).await.unwrap()
    });
    signed_in.await.expect("a code within three seconds");
    let browser = client();
    let by_password = backend.visitor().sign_in_with_password(other.phone.clone(), password(), &browser);
    tokio::time::timeout(Duration::from_secs(3), by_password).await.expect("at once").unwrap();
    worker.abort();
    drop(stop);
}

#[tokio::test]
async fn what_was_done_long_ago_is_deleted_a_thousand_at_a_time() {
    let lender = TestLender::start().await;
    for number in 0..2_500 {
        let done = job(&format!("done-{number}"), "send_sms_code", "null", 0);
        lender.execute(&done).await;
    }
    lender.execute("UPDATE jobs SET done_at_ms = 0").await;
    lender.execute(&job("hourly", "delete_expired", "null", 0)).await;
    lender.settle().await;
    assert_eq!(lender.count("SELECT COUNT(*) FROM jobs").await, 1, "the job that deletes is left");
}

#[tokio::test]
async fn a_job_that_panics_is_left_for_a_person_too() {
    let lender = TestLender::start().await;
    let (borrower, loan) = Box::pin(lender.active_loan(choice(20_000, 30))).await;
    lender.borrower(borrower.id).start_payment(loan, Amount::Full, &key()).await.unwrap();
    // a time that no sum of milliseconds can hold
    lender.execute("UPDATE transfers SET first_sent_at_ms = -9223372036854775807 WHERE kind = 'payment'").await;
    lender.let_time_pass().await;
    let [dead] = lender.backend.operator().list_dead_jobs().await.unwrap().try_into().unwrap();
    assert_eq!(dead.kind, "follow_payment");
    assert!(dead.error.contains("panic"), "{dead:?}");
}

#[tokio::test]
async fn a_job_that_is_left_for_a_person_is_tried_again_when_they_say_so() {
    let lender = TestLender::start().await;
    let phone = promise(&lender).await;
    lender.execute("UPDATE jobs SET dead = TRUE, attempts = 25, last_error = 'gateway down'").await;
    assert_eq!(lender.backend.operator().run_due_jobs().await.unwrap(), 0);
    let [dead] = lender.backend.operator().list_dead_jobs().await.unwrap().try_into().unwrap();
    let unknown = lender.backend.operator().retry_dead_job("unknown").await;
    assert!(matches!(unknown, Err(Error::NotFound)), "{unknown:?}");
    lender.backend.operator().retry_dead_job(&dead.id).await.unwrap();
    lender.settle().await;
    assert_eq!((lender.count_messages(&phone), lender.count(DONE).await), (1, 1));
    assert!(lender.backend.operator().list_dead_jobs().await.unwrap().is_empty());
    let done = lender.backend.operator().retry_dead_job(&dead.id).await;
    assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_does_what_is_promised_while_it_runs_and_ends_when_told() {
    let lender = TestLender::start().await;
    let (stop, stopped) = oneshot::channel::<()>();
    let worker = tokio::spawn({
        let backend = lender.backend.clone();
        async move { backend.operator().work(async { drop(stopped.await) }).await }
    });
    for _ in 0..3 {
        let phone = promise(&lender).await;
        until(async || lender.count_messages(&phone) == 1).await;
    }
    until(async || lender.count(DONE).await == 3).await;
    lender.clock.advance_days(31);
    for table in ["sms_codes", "registration_drafts", "rate_limits"] {
        until(async || lender.count(&format!("SELECT COUNT(*) FROM {table}")).await == 0).await;
    }
    let kept = "SELECT COUNT(*) FROM jobs WHERE kind NOT IN ('delete_expired', 'close_day', 'seal_audit', 'reconcile_day', \
         'refresh_banks')";
    until(async || lender.count(kept).await == 0).await;
    stop.send(()).unwrap();
    worker.await.unwrap();
}
