"""The simulator that the tests talk to.

`SIMULATOR_URL` names one that runs already. Otherwise one is started on a free port, from the program that
`SIMULATOR_BIN` names or from the workspace's debug build.
"""

import contextlib
import json
import os
import pathlib
import socket
import subprocess
import time
import urllib.request

import pytest

BINARY = pathlib.Path(
    os.environ.get(
        "SIMULATOR_BIN",
        pathlib.Path(__file__).parents[2] / "target" / "debug" / "simulator",
    )
)


class Simulator:
    """Addresses of a running simulator, and what its own interface tells."""

    def __init__(self, url):
        self.url = url.rstrip("/")
        self.host = self.url.removeprefix("http://")

    def get(self, path):
        """JSON of one of the simulator's own addresses."""
        with urllib.request.urlopen(self.url + path, timeout=5) as answer:
            return json.load(answer)


def free_port():
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def started():
    """Starts a simulator, waits until it answers, and ends it afterwards."""
    port = free_port()
    running = Simulator(f"http://127.0.0.1:{port}")
    process = subprocess.Popen([BINARY, "--port", str(port)])
    deadline = time.monotonic() + 10
    try:
        while True:
            try:
                running.get("/faults")
                break
            except OSError:
                assert process.poll() is None, "the simulator ended at once"
                assert time.monotonic() < deadline, "the simulator does not answer"
                time.sleep(0.02)
        yield running
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def simulator():
    """One simulator for all tests."""
    if url := os.environ.get("SIMULATOR_URL"):
        yield Simulator(url)
    else:
        with started() as running:
            yield running
