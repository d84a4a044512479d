import io
import json
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from rich.console import Console

from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.outcome import documents, visible
from incident_actions.sandbox.demo.room import open_room
from incident_actions.sandbox.demo.scenario import Deed, Line, Scenario
from incident_actions.sandbox.demo.screenplay import play
from incident_actions.sandbox.demo.stage import FORM, set_up
from incident_actions.sandbox.demo.telling import Telling
from incident_actions.sandbox.runner.in_process import InProcess

INSTALLED = {
    ".github/workflows/incidents.yml": """
on:
  issues: {types: [opened]}
  issue_comment:
  schedule: [{cron: "*/15 * * * *"}]
permissions: {}
jobs:
  incident:
    if: github.event_name != 'issue_comment' || startsWith(github.event.comment.body, '/')
    permissions: {issues: write}
    runs-on: ubuntu-latest
    steps: []
""",
    FORM: "labels: [incident]\nbody: [{type: input, id: what, attributes: {label: 'What?'}}]",
}
WRITTEN = "🔴 **Incident**\n\n- [ ] Roll back the last change\n- [ ] Wait\n<!-- hidden -->"
SMALL = Scenario(
    "acme/shop",
    datetime(2026, 11, 23, 14, 2, tzinfo=UTC),
    {"ana": "write"},
    (
        Line(0, "ana", Deed.DECLARE, answers={"what": "Checkout is down"}),
        Line(1, "ana", Deed.COMMENT, "We look."),
        Line(2, "zoe", Deed.COMMENT, "/ack\n\nor not"),
        Line(20, "", Deed.WAIT),
    ),
    strangers=("zoe",),
)


TOUCHED = replace(
    SMALL,
    lines=(
        Line(0, "ana", Deed.DECLARE, answers={"what": "Checkout is down"}),
        Line(1, "ana", Deed.COMMENT, "The pool is empty."),
        Line(2, "zoe", Deed.PIN, "The pool"),
        Line(3, "ana", Deed.TICK, "Roll back"),
        Line(4, "ana", Deed.EDIT, "/event The pool is empty."),
    ),
)


def small_bot(event, payload, token, environment):
    """Answers an issue with a comment and a command with a reaction; does nothing on schedule."""
    url = f"{environment['GITHUB_API_URL']}/repos/{environment['GITHUB_REPOSITORY']}/issues"
    if event == "issues":
        ask(f"{url}/{payload['issue']['number']}/comments", token, body=WRITTEN)
    if event == "issue_comment":
        ask(f"{url}/comments/{payload['comment']['id']}/reactions", token, content="confused")
    return 0


def ask(url, token, **body):
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(body).encode(), headers)  # noqa: S310  # our own server
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as answer:
        return json.load(answer)


@pytest.fixture
def stage(tmp_path):
    with set_up(SMALL, INSTALLED, lambda _: InProcess(small_bot), tmp_path / "world") as made:
        yield made


def test_each_line_is_followed_by_what_the_bot_did(stage):
    scenes = list(play(SMALL, stage))

    assert [scene.deeds for scene in scenes] == [("wrote “🔴 Incident”",), (), ("😕 refused",), ()]


def test_the_clock_stands_at_the_lines_minute_and_a_schedule_that_came_due_runs(stage):
    scenes = list(play(SMALL, stage))

    assert [f"{scene.at:%H:%M}" for scene in scenes] == ["14:02", "14:03", "14:04", "14:22"]
    assert [scene.line and scene.line.who for scene in scenes] == ["ana", "ana", "zoe", None]
    assert scenes[-1].runs[0].record.event == "schedule"


def test_the_requests_of_each_run_are_counted(stage):
    assert [scene.requests for scene in play(SMALL, stage)] == [1, 0, 1, 0]


def test_the_play_is_told_in_plain_lines_where_there_is_no_terminal(stage):
    out = io.StringIO()
    with open_room() as room:
        telling = Telling(Console(file=out, width=200), room)
        telling.opening(SMALL, "http://sandbox")
        list(telling.scenes(play(SMALL, stage)))

    told = out.getvalue()
    assert "In it work ana (write); zoe is a stranger." in told
    assert "14:02  ana declares an incident: Checkout is down\n       → wrote" in told
    assert "14:03  ana: We look.\n       → no command: nothing starts\n" in told
    assert "14:04  zoe: /ack\n         or not\n       → 😕 refused  (1 request, " in told
    assert "the schedule comes due" not in told
    assert "\x1b" not in told


def test_people_tick_edit_and_pin_comments_that_are_there(stage):
    scenes = list(play(TOUCHED, stage))

    status, said = stage.repository.comments.values()
    assert status.body.startswith("🔴 **Incident**\n\n- [x] Roll back the last change\n- [ ] Wait\n")
    assert [(each.user, each.content) for each in said.reactions] == [
        ("zoe", "rocket"),
        ("github-actions[bot]", "confused"),
    ]
    assert said.body == "/event The pool is empty."
    assert [scene.deeds for scene in scenes[-2:]] == [(), ("😕 refused",)]


def test_what_people_do_to_comments_is_told(stage):
    out = io.StringIO()
    with open_room() as room:
        list(Telling(Console(file=out, width=200), room).scenes(play(TOUCHED, stage)))

    told = out.getvalue()
    assert "zoe puts a 🚀 on the comment “The pool …”\n       → nothing starts: the next run" in told
    assert "ana ticks the item “Roll back …”\n" in told
    assert "ana edits that comment: /event The pool is empty.\n" in told


@pytest.mark.parametrize(
    "line", [Line(1, "ana", Deed.TICK, "Reboot"), Line(1, "ana", Deed.PIN, "Nobody has said this")]
)
def test_what_is_not_there_cannot_be_touched(stage, line):
    with pytest.raises(LookupError, match="there is no"):
        list(play(replace(SMALL, lines=(SMALL.lines[0], line)), stage))


def test_a_reader_finds_the_status_comment_without_what_is_hidden(stage):
    list(play(SMALL, stage))

    (status,) = documents(stage.world, stage.repository)

    assert status.title == "Status comment of incident #1, Checkout is down"
    assert status.text.startswith("🔴 **Incident**")
    assert "hidden" not in status.text


def test_hidden_text_is_left_out_and_the_rest_stays():
    assert visible("a <!-- x --> b <!-- y -->\n") == "a  b"


def test_the_demonstrations_lines_stand_in_order_and_are_said_by_its_people():
    lines = CHECKOUT_OUTAGE.lines
    known = {*CHECKOUT_OUTAGE.people, *CHECKOUT_OUTAGE.strangers, ""}

    assert [line.minute for line in lines] == sorted(line.minute for line in lines)
    assert {line.who for line in lines} == known
    assert len([line for line in lines if line.deed is Deed.COMMENT]) >= 20
