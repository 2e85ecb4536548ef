"""The acquirer's official Python client, pointed at the simulator."""

import time
import uuid

import pytest
from yookassa import Configuration, Payment, PaymentMethod, Payout, Refund, SbpBanks, Settings
from yookassa.domain.exceptions import BadRequestError, NotFoundError, UnauthorizedError

CARD = {"number": "5555555555554444", "expiry_year": "2090", "expiry_month": "12", "csc": "123"}


@pytest.fixture(autouse=True)
def configured(simulator):
    """Shop's credentials and the simulator's address, as in production only the address differs."""
    Configuration.configure("shop", "secret", api_url=simulator.url + "/v3")


def rub(value):
    """An amount in roubles."""
    return {"value": value, "currency": "RUB"}


def paid():
    """A payment by a card that needs no code."""
    return Payment.create(
        {
            "amount": rub("1500.00"),
            "capture": True,
            "payment_method_data": {"type": "bank_card", "card": CARD},
            "description": "Погашение займа № 42",
            "metadata": {"intent_id": "i-1"},
        }
    )


def test_creates_and_reads_a_payment_to_be_confirmed():
    created = Payment.create(
        {
            "amount": rub("1500.00"),
            "capture": True,
            "confirmation": {"type": "redirect", "return_url": "http://127.0.0.1:3000/back"},
            "description": "Погашение займа № 42",
            "metadata": {"intent_id": "i-1"},
        },
    )
    assert created.status == "pending"
    assert created.confirmation.confirmation_url.startswith("http://127.0.0.1:")
    assert str(created.amount.value) == "1500.00"
    assert created.metadata["intent_id"] == "i-1"

    found = Payment.find_one(created.id)
    assert dict(found) == dict(created)
    assert created.id in [payment.id for payment in Payment.list({"limit": 100, "status": "pending"}).items]


def test_creates_and_reads_a_refund():
    payment = paid()
    assert payment.status == "succeeded"
    assert payment.payment_method.card.last4 == "4444"

    created = Refund.create({"payment_id": payment.id, "amount": rub("500.00"), "description": "Переплата"})
    assert created.status == "succeeded"
    found = Refund.find_one(created.id)
    assert (found.payment_id, str(found.amount.value)) == (payment.id, "500.00")
    assert str(Payment.find_one(payment.id).refunded_amount.value) == "500.00"
    assert [refund.id for refund in Refund.list({"payment_id": payment.id}).items] == [created.id]


def test_creates_and_reads_a_payout():
    created = Payout.create(
        {
            "amount": rub("10000.00"),
            "payout_destination_data": {"type": "bank_card", "card": {"number": "5555555555554477"}},
            "description": "Выдача займа № 42",
            "metadata": {"disbursement_id": "d-1"},
        }
    )
    assert created.status == "pending"
    assert created.payout_destination.card.last4 == "4477"

    deadline = time.monotonic() + 10
    while (found := Payout.find_one(created.id)).status == "pending":
        assert time.monotonic() < deadline, "the payout never ended"
        time.sleep(0.02)
    assert found.status == "succeeded"


def test_holds_captures_and_cancels():
    held = {
        "amount": rub("100.00"),
        "capture": False,
        "payment_method_data": {"type": "bank_card", "card": CARD},
    }
    first = Payment.create(held)
    assert first.status == "waiting_for_capture"
    assert Payment.capture(first.id, {"amount": rub("60.00")}).status == "succeeded"
    assert Payment.cancel(Payment.create(held).id).status == "canceled"


def test_links_a_card_and_asks_for_settings():
    linked = PaymentMethod.create({"type": "bank_card", "card": CARD})
    assert PaymentMethod.find_one(linked.id).status == "active"
    paid_out = Payout.create({"amount": rub("100.00"), "payment_method_id": linked.id})
    assert paid_out.payout_destination.card.last4 == "4444"
    assert Settings.get_account_settings()
    assert SbpBanks.list()


def test_a_repeated_key_is_one_operation():
    request = {"amount": rub("7.00"), "capture": True, "payment_method_data": {"type": "bank_card", "card": CARD}}
    key = uuid.uuid4()
    assert Payment.create(request, key).id == Payment.create(request, key).id


def test_errors_are_understood():
    with pytest.raises(NotFoundError):
        Payment.find_one("00000000-0000-0000-0000-000000000000")
    with pytest.raises(BadRequestError) as error:
        Refund.create({"payment_id": "00000000-0000-0000-0000-000000000000", "amount": rub("1.00")})
    assert error.value.content["parameter"] == "payment_id"
    Configuration.configure("shop", "wrong", api_url=Configuration.api_endpoint())
    with pytest.raises(UnauthorizedError):
        Payment.list()
