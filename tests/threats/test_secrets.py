"""Rule 24 for what is sent outside GitHub: an address and a Slack token show nowhere, however it ends."""

import pytest

from incident_actions import report
from incident_actions.sandbox.receiver import Reply
from tests.readers import SLACK, readers
from tests.shop import shop

CANARY = "canary5ecret"
MANNERS = {
    "takes it": Reply(),
    "answers 500": Reply(500, {"error": CANARY}),
    "refuses": Reply(403, {"ok": False, "error": CANARY}),
    "redirects": Reply(307, headers={"location": f"/{CANARY}"}),
    "hangs up": "hang up",
}


def told(opened, run):
    """All that a run prints, hands on and sums up."""
    requests = opened.github().connection.requests
    texts = [*report.lines(run), *report.rendered(run), *report.outputs(run).values()]
    return "\n".join([*texts, report.summary(run, requests), repr(run)])


@pytest.fixture
def out():
    with readers() as found:
        yield found


@pytest.mark.parametrize("manner", MANNERS.values(), ids=MANNERS)
def test_r24_an_address_and_a_slack_token_show_nowhere(out, manner):
    address = out.receiver.url.replace("http://", f"json://{CANARY}:{CANARY}@") + f"/{CANARY}?+X={CANARY}"
    environ = {**out.environ, "OPS_CHAT": address, "SLACK_TOKEN": f"xoxb-{CANARY}"}
    out.receiver.behave(manner)
    with shop(config=SLACK, environ=environ) as opened:
        opened.declare(commander="ben")
        runs = [opened.settle()]
        opened.later(minutes=11)
        runs.append(opened.sweep())
        left = "\n".join([*opened.messages(), *(told(opened, run) for run in runs)])

    assert any(CANARY in each.path for each in out.receiver.received)
    assert ("SEV2" in left, CANARY in left) == (True, False)
