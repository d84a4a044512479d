"""A message that leaves GitHub from the shipped workflow and action, through the real runner."""

import pytest

from incident_actions.sandbox.runner.action_folder import running
from tests.end_to_end.house import ROOT, house
from tests.readers import TARGETS, readers

pytestmark = pytest.mark.end_to_end


@pytest.fixture
def told(tmp_path):
    """What came of an incident whose address stands in the job's environment, and the jobs that sent it."""
    with (
        readers() as out,
        house(
            tmp_path / "world",
            running(ROOT, tmp_path / "action"),
            environment={"OPS_CHAT": out.environ["OPS_CHAT"]},
            config=TARGETS,
        ) as home,
    ):
        home.declare()
        yield out, home


def test_the_declaration_reaches_a_target_once(told):
    out, home = told

    assert home.conclusions == {"success"}, home.jobs[-1].left
    (text,) = out.got("ops-chat")
    assert text.startswith("SEV2 #1\n\n🔴 Incident: ")
    assert text.endswith(f"\n\n{home.stage.url}/acme/shop/issues/1")


def test_r24_its_address_stands_in_no_log_no_summary_and_no_output(told):
    out, home = told

    left = "".join(job.left for job in home.jobs)
    written = "".join(comment.body for comment in home.written())
    assert out.environ["OPS_CHAT"].removeprefix("json://") not in left + written
    assert "MANAGEMENT is not set in the environment" in left
