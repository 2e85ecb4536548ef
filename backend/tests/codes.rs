//! Codes by SMS: one use, five tries, five minutes, one purpose.

use crate::support::{TestLender, another_code, client, client_at, random_phone};
use backend::Error;
use lending::{Refusal, SmsCode};
use tokio::task::JoinSet;

fn refusal<T>(result: Result<T, Error>) -> Refusal {
    match result {
        Err(Error::Refused(refusal)) => refusal,
        Err(error) => panic!("not refused: {error:?}"),
        Ok(_) => panic!("not refused"),
    }
}

#[tokio::test]
async fn a_code_signs_in_once() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    lender.backend.visitor().send_sign_in_code(borrower.phone.clone(), &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    let token =
        lender.backend.visitor().sign_in_with_code(borrower.phone.clone(), code.clone(), &client()).await.unwrap();
    let session = lender.backend.visitor().find_session(&token).await.unwrap().unwrap();
    assert_eq!(session.borrower, borrower.id);
    let again = lender.backend.visitor().sign_in_with_code(borrower.phone.clone(), code.clone(), &client()).await;
    assert_eq!(refusal(again), Refusal::CodeUsed);
    lender.clock.advance_ms(300_000);
    let later = lender.backend.visitor().sign_in_with_code(borrower.phone, code, &client()).await;
    assert_eq!(refusal(later), Refusal::CodeExpired);
}

#[tokio::test]
async fn wrong_codes_count_down_and_the_fifth_kills_the_code() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    lender.backend.visitor().send_sign_in_code(borrower.phone.clone(), &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    let wrong = another_code(&code);
    for tries_left in [4, 3, 2, 1] {
        let result = lender.backend.visitor().sign_in_with_code(borrower.phone.clone(), wrong.clone(), &client()).await;
        assert_eq!(refusal(result), Refusal::CodeWrong { tries_left });
    }
    for typed in [wrong, code] {
        let result = lender.backend.visitor().sign_in_with_code(borrower.phone.clone(), typed, &client()).await;
        assert_eq!(refusal(result), Refusal::CodeTriesUsedUp);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hundred_guesses_at_once_are_five_tries() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    lender.backend.visitor().send_sign_in_code(borrower.phone.clone(), &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    let mut guesses = JoinSet::new();
    for _ in 0..100 {
        let (backend, phone, wrong) = (lender.backend.clone(), borrower.phone.clone(), another_code(&code));
        guesses.spawn(async move { refusal(backend.visitor().sign_in_with_code(phone, wrong, &client()).await) });
    }
    let mut tries_left: Vec<u8> = Vec::new();
    for answer in guesses.join_all().await {
        match answer {
            Refusal::CodeWrong { tries_left: left } => tries_left.push(left),
            other => assert_eq!(other, Refusal::CodeTriesUsedUp),
        }
    }
    tries_left.sort_unstable();
    assert_eq!(tries_left, [1, 2, 3, 4]);
    let right = lender.backend.visitor().sign_in_with_code(borrower.phone, code, &client()).await;
    assert_eq!(refusal(right), Refusal::CodeTriesUsedUp);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_code_many_times_at_once_is_one_sign_in() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    lender.backend.visitor().send_sign_in_code(borrower.phone.clone(), &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    let mut sign_ins = JoinSet::new();
    for _ in 0..5 {
        let (backend, phone, code) = (lender.backend.clone(), borrower.phone.clone(), code.clone());
        sign_ins.spawn(async move { backend.visitor().sign_in_with_code(phone, code, &client()).await.is_ok() });
    }
    assert_eq!(sign_ins.join_all().await.into_iter().filter(|is_in| *is_in).count(), 1);
}

#[tokio::test]
async fn a_code_is_good_for_five_minutes() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let sent = lender.backend.visitor().send_sign_in_code(borrower.phone.clone(), &client()).await.unwrap();
    assert_eq!(sent.expires_in_s, 300);
    lender.settle().await;
    let code = lender.read_code(&borrower.phone);
    lender.clock.advance_ms(300_000);
    let result = lender.backend.visitor().sign_in_with_code(borrower.phone.clone(), code, &client()).await;
    assert_eq!(refusal(result), Refusal::CodeExpired);
    assert_eq!(lender.backend.visitor().find_sign_in_code(borrower.phone, &client()).await.unwrap(), None);
}

#[tokio::test]
async fn the_same_code_is_sent_again_after_a_minute() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let phone = &borrower.phone;
    let registration = lender.count_messages(phone);
    let sent = lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
    assert_eq!(sent.resend_after_s, 60);
    lender.settle().await;
    let first = lender.read_code(phone);

    lender.clock.advance_ms(20_000);
    let asked_again = lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
    assert_eq!((asked_again.resend_after_s, asked_again.expires_in_s), (40, 280));
    assert_eq!(lender.backend.visitor().find_sign_in_code(phone.clone(), &client()).await.unwrap(), Some(asked_again));
    lender.settle().await;
    assert_eq!(lender.count_messages(phone) - registration, 1);

    lender.clock.advance_ms(40_000);
    let sent = lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
    assert_eq!((sent.resend_after_s, sent.expires_in_s), (60, 300));
    assert_eq!((sent.sendings, sent.same_code), (2, true));
    lender.settle().await;
    assert_eq!(lender.count_messages(phone) - registration, 2);
    assert_eq!(lender.read_code(phone), first, "whichever SMS comes first is good");
    lender.backend.visitor().sign_in_with_code(phone.clone(), first, &client()).await.unwrap();
}

#[tokio::test]
async fn tries_do_not_begin_anew_with_a_second_sms() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
    lender.settle().await;
    let code = lender.read_code(&phone);
    for tries_left in [4, 3, 2] {
        let wrong = lender.backend.visitor().sign_in_with_code(phone.clone(), another_code(&code), &client()).await;
        assert_eq!(refusal(wrong), Refusal::CodeWrong { tries_left });
    }
    lender.clock.advance_ms(60_000);
    lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
    let wrong = lender.backend.visitor().sign_in_with_code(phone.clone(), another_code(&code), &client()).await;
    assert_eq!(refusal(wrong), Refusal::CodeWrong { tries_left: 1 });
    let wrong = lender.backend.visitor().sign_in_with_code(phone.clone(), another_code(&code), &client()).await;
    assert_eq!(refusal(wrong), Refusal::CodeTriesUsedUp);
    // A dead code is not sent again, nor shown as one that is on its way.
    let hasty = lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await;
    assert!(matches!(hasty, Err(Error::TooMany { retry_after_s: 60 })), "{hasty:?}");
    lender.clock.advance_ms(60_000);
    let sent = lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
    assert_eq!((sent.sendings, sent.same_code), (3, false));
    lender.settle().await;
    let code = lender.read_code(&phone);
    lender.backend.visitor().sign_in_with_code(phone, code, &client()).await.unwrap();
}

#[tokio::test]
async fn a_code_is_sent_again_for_five_minutes_and_another_after_them() {
    let lender = TestLender::start().await;
    let phone = lender.registered_borrower().await.phone;
    let mut codes = Vec::new();
    for minute in 0..8 {
        lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
        lender.settle().await;
        codes.push((minute, lender.read_code(&phone)));
        lender.clock.advance_ms(60_000);
    }
    let same =
        |range: std::ops::Range<usize>| codes[range.clone()].iter().all(|(_, code)| *code == codes[range.start].1);
    assert!(same(0..5) && same(5..8), "{codes:?}");
    let sent = lender.backend.visitor().find_sign_in_code(phone, &client()).await.unwrap().unwrap();
    assert_eq!((sent.sendings, sent.same_code), (8, true));
}

#[tokio::test]
async fn an_sms_lets_the_browser_fill_the_code_in_on_our_pages() {
    let settings = [("CABINET_PUBLIC_URL", "https://lk.example.ru:8443")];
    let lender = TestLender::start_with(crate::support::fast_simulator(), &settings).await;
    let borrower = lender.registered_borrower().await;
    lender.backend.visitor().send_sign_in_code(borrower.phone.clone(), &client()).await.unwrap();
    lender.settle().await;
    for message in lender.simulator.messages(Some(borrower.phone.digits())) {
        let code = message.text.get(..6).unwrap();
        assert_eq!(message.text.lines().last().unwrap(), format!("@lk.example.ru #{code}"), "{}", message.text);
    }
}

#[tokio::test]
async fn a_code_for_one_end_does_not_serve_another() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    let phone = &borrower.phone;
    lender.clock.advance_ms(60_000);
    lender.draft_until_code(phone).await;
    lender.settle().await;
    let registration = lender.read_code(phone);
    let result = lender.backend.visitor().sign_in_with_code(phone.clone(), registration, &client()).await;
    assert_eq!(refusal(result), Refusal::CodeExpired);
}

#[tokio::test]
async fn a_code_of_one_draft_does_not_confirm_another() {
    let lender = TestLender::start().await;
    let phone = random_phone();
    let first = lender.draft_until_code(&phone).await;
    lender.settle().await;
    let code_of_first = lender.read_code(&phone);
    lender.clock.advance_ms(60_000);
    let second = lender.draft_until_code(&phone).await;
    lender.settle().await;
    let code_of_second = lender.read_code(&phone);
    if code_of_first != code_of_second {
        let result = lender.backend.visitor().confirm_registration(&second, code_of_first.clone(), &client()).await;
        assert_eq!(refusal(result), Refusal::CodeWrong { tries_left: 4 });
    }
    // Nor did the second draft, perhaps a stranger's, end the first one's code.
    lender.backend.visitor().confirm_registration(&first, code_of_first, &client()).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_gets_its_share_of_codes_however_fast_it_asks() {
    let lender = TestLender::start().await;
    let mut requests = JoinSet::new();
    for _ in 0..140 {
        let (backend, phone) = (lender.backend.clone(), random_phone());
        requests.spawn(async move { backend.visitor().send_sign_in_code(phone, &client()).await });
    }
    let answers = requests.join_all().await;
    let refused = answers.iter().filter(|answer| matches!(answer, Err(Error::TooMany { .. }))).count();
    assert_eq!((answers.iter().filter(|answer| answer.is_ok()).count(), refused), (100, 40));
    // Another address is not held up by it.
    lender.backend.visitor().send_sign_in_code(random_phone(), &client_at([192, 0, 2, 8].into())).await.unwrap();
}

#[tokio::test]
async fn a_phone_gets_its_share_of_codes_a_day() {
    let lender = TestLender::start_with(crate::support::fast_simulator(), &[("SMS_A_DAY", "3")]).await;
    let phone = random_phone();
    for _ in 0..3 {
        lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await.unwrap();
        lender.clock.advance_ms(60_000);
    }
    let refused = lender.backend.visitor().send_sign_in_code(phone.clone(), &client()).await;
    assert!(matches!(refused, Err(Error::TooMany { retry_after_s: 86_220 })), "{refused:?}");
    lender.clock.advance_days(1);
    lender.backend.visitor().send_sign_in_code(phone, &client()).await.unwrap();
}

#[tokio::test]
async fn neither_code_nor_phone_stands_in_a_job() {
    let lender = TestLender::start().await;
    let borrower = lender.registered_borrower().await;
    lender.backend.visitor().send_sign_in_code(borrower.phone.clone(), &client()).await.unwrap();
    let digits = borrower.phone.digits();
    let found = lender.count(&format!("SELECT COUNT(*) FROM jobs WHERE payload LIKE '%{digits}%'")).await;
    assert_eq!(found, 0);
    lender.settle().await;
    let kept = lender.count("SELECT COUNT(*) FROM jobs WHERE payload <> 'null' AND done_at_ms IS NOT NULL").await;
    assert_eq!(kept, 0, "what was done keeps its payload");
    let code: SmsCode = lender.read_code(&borrower.phone);
    let code = code.as_str();
    let found = lender.count(&format!("SELECT COUNT(*) FROM sms_codes WHERE code_hmac LIKE '%{code}%'")).await;
    assert_eq!(found, 0);
}
