"""A sandbox that stays up answers by itself, ends when asked, and goes on where it ended."""

import io
import json
import os
import re
import signal
import socket
import threading
import time
import urllib.request
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from incident_actions.errors import IncidentActionsError
from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.open_house import open_house
from incident_actions.sandbox.demo.show import show
from incident_actions.sandbox.demo.staying import until_stopped

ROOT = Path(__file__).parents[3]
BEGINNING = replace(CHECKOUT_OUTAGE, lines=CHECKOUT_OUTAGE.lines[:1])
PATIENCE = 60


class Visitor:
    """Reads what the console says, and does the like."""

    def __init__(self):
        self.out = io.StringIO()
        self.console = Console(file=self.out, width=400)

    @property
    def told(self):
        return self.out.getvalue()

    def ask(self, who, path, **body):
        url = re.search(r"stands at (http://127\.0\.0\.1:\d+)", self.told)[1]
        token = re.search(rf"^  {who} .*(ghp_\w+)", self.told, re.MULTILINE)[1]
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body else None
        request = urllib.request.Request(f"{url}/repos/acme/shop{path}", data, headers)  # noqa: S310 - ours
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=10) as answer:
            return json.load(answer)

    def awaits(self, path, words):
        """Wait until an answer holds these words."""
        deadline = time.monotonic() + PATIENCE
        while words not in json.dumps(self.ask("ana", path), ensure_ascii=False):
            assert time.monotonic() < deadline, self.told
            time.sleep(0.1)


@pytest.fixture
def visitor():
    return Visitor()


@pytest.mark.end_to_end
def test_the_sandbox_answers_in_the_background_and_is_kept(tmp_path):
    def declare():
        first.ask("ana", "/issues", title="Checkout is down", labels=["incident"], body="")
        first.awaits("/issues/1/comments", "Incident: Checkout is down")

    def look():
        kept.append(second.ask("ana", "/issues/1")["title"])

    first, second, kept = Visitor(), Visitor(), []
    open_house(ROOT, tmp_path / "house", 0, console=first.console, wait=declare)
    open_house(ROOT, tmp_path / "house", 0, console=second.console, wait=look)

    assert kept == ["Checkout is down"]
    assert "issues by ana: “Checkout is down” → success" in first.told
    assert set(re.findall(r"ghp_\w+", first.told)) == set(re.findall(r"ghp_\w+", second.told))


@pytest.mark.end_to_end
def test_the_demonstration_stays_up_and_answers(visitor, tmp_path):
    def acknowledge():
        visitor.ask("ben", "/issues/1/comments", body="/ack")
        visitor.awaits("/issues/1", '"login": "ben"')

    code = show(ROOT, scenario=BEGINNING, console=visitor.console, folder=tmp_path / "shop", wait=acknowledge)

    assert code == 0
    assert "14:02  ana declares an incident" in visitor.told
    assert "git clone" in visitor.told


def test_the_demonstration_wants_an_empty_folder(visitor, tmp_path):
    (tmp_path / "state.json").touch()

    with pytest.raises(IncidentActionsError, match="is not empty"):
        show(ROOT, console=visitor.console, folder=tmp_path)


def test_a_port_that_is_taken_is_named(visitor, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(IncidentActionsError, match=f"port: {port} cannot be used"):
            open_house(ROOT, tmp_path, port, console=visitor.console)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_and_a_polite_request_end_the_wait(number):
    before = signal.getsignal(number)
    threading.Timer(0.1, os.kill, (os.getpid(), number)).start()

    until_stopped()

    assert signal.getsignal(number) == before
