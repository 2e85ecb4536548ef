"""The SMS gateway's official Python client, pointed at the simulator."""

import pytest
import smsaero


@pytest.fixture(autouse=True)
def no_name_lookup(monkeypatch):
    """The client asks DNS whether the user's domain exists; tests ask nobody."""
    monkeypatch.setattr(smsaero, "validate_email", lambda email: email)


class Gateway(smsaero.SmsAero):
    """The client goes from https to http when it meets the second address, so the simulator's stands there twice."""

    def __init__(self, simulator, key="k" * 32):
        super().__init__("demo@example.com", key)
        self.GATE_URLS = [f"@{simulator.host}/v2/"] * 2


def test_sends_a_message_and_asks_for_its_status(simulator):
    gateway = Gateway(simulator)
    assert gateway.is_authorized()
    sent = gateway.send_sms(79031234567, "Код 123456")
    assert (sent["number"], sent["status"], sent["extendStatus"]) == ("79031234567", 0, "queue")
    assert gateway.sms_status(sent["id"])["extendStatus"] == "delivery"
    assert gateway.balance()["balance"] > 0
    inbox = simulator.get("/inbox.json?phone=79031234567")
    assert inbox[0]["text"] == "Код 123456"


def test_a_wrong_key_is_an_error(simulator):
    with pytest.raises(smsaero.SmsAeroException, match="credentials"):
        Gateway(simulator, key="x" * 32).is_authorized()
