"""What one run decides: in order, the verdicts last, and nothing once all is as it should be."""

from dataclasses import replace
from datetime import timedelta
from functools import reduce

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_actions.effects import Verdict, WriteComment
from incident_actions.thread import Comment
from tests.rehearsal import NOON, OPEN, known, messages, planned, settled, status
from tests.stories import then, thread

STORIES = {
    "nothing yet": "10:00 ana opened Checkout is down",
    "in capitals": """10:00 ana opened Checkout is down
10:01 bot labeled Severity/SEV2
10:01 bot labeled Status/Identified""",
    "a label gone": f"{OPEN}10:02 rob unlabeled severity/sev2",
    "two severities": f"{OPEN}10:02 rob labeled severity/sev4\n10:02 rob labeled severity/sev1",
    "two statuses": f"{OPEN}10:02 rob labeled status/resolved\n10:02 rob labeled status/mitigated",
    "closed by hand": f"{OPEN}10:40 ana closed",
    "not planned": f"{OPEN}10:40 ana closed NOT_PLANNED",
    "closed by its reporter": "10:00 rob opened Checkout is down\n10:40 rob closed",
    "reopened": f"{OPEN}10:40 ana closed\n10:50 ben reopened",
    "everything at once": f"""{OPEN}10:02 ana wrote /ack
    /severity sev1 nobody can pay
    /status identified a bad deploy
    /decision roll back because it broke then revisit 30m
    /event at 09:58 first alert
    /action add limits @ben due friday prevent
    /update Status: rolling back
    /mitigate
    /resolve all is well
    /postmortem
    /help""",
    "back and forth": f"""{OPEN}10:02 ana wrote /resolve
10:03 ben wrote /reopen no
10:04 ana wrote /resolve
10:05 ben wrote /reopen no
10:06 ana wrote /mitigate""",
    "refused and stranger": f"""{OPEN}10:02 ana wrote /sev 9
10:03 eve wrote /resolve
10:04 ana wrote /sevrity sev1""",
    "forged": f"{OPEN}10:02 eve wrote fake\n    <!-- incident-actions status {{}} -->",
    "update overdue": f"{OPEN}10:50 eve wrote no news?",
    "doubled": f"""{OPEN}10:02 bot wrote a
    <!-- incident-actions status -->
10:02 bot wrote a
    <!-- incident-actions status -->""",
}
each_story = pytest.mark.parametrize("name", STORIES)


@each_story
def test_once_all_is_done_nothing_is_left_to_do(name):
    assert planned(settled(thread(STORIES[name]), sweeping=True)) == ()


@each_story
def test_verdicts_come_last(name):
    kinds = [isinstance(effect, Verdict) for effect in planned(thread(STORIES[name]))]

    assert kinds == sorted(kinds)


@each_story
def test_the_same_thread_gives_the_same_plan(name):
    assert planned(thread(STORIES[name])) == planned(thread(STORIES[name]))


def test_a_comment_of_ours_is_written_anew_only_where_it_differs():
    told = settled(thread(OPEN))

    assert not any(isinstance(effect, WriteComment) for effect in planned(told))


FINISHED = f"""{OPEN}10:02 ana wrote /ack
10:03 ben wrote /severity sev1 nobody can pay
10:05 eve wrote /resolve
10:06 ben wrote /sev 9
10:10 ana wrote /event at 09:58 first alert
10:20 rob labeled status/identified
10:30 ana wrote /mitigate rolled back
10:40 ana wrote /resolve all is well"""


def without_the_bot(told):
    """The thread after somebody has deleted all that the bot wrote, and its labels."""
    kept = tuple(entry for entry in told.entries if not (isinstance(entry, Comment) and entry.ours))
    gone = [name for name in told.labels if name != "incident"]
    lines = "\n".join(["10:50 rob deleted bot", *(f"10:51 rob unlabeled {name}" for name in gone)])
    return then(replace(told, entries=kept), lines)


def test_a_finished_incident_is_rebuilt_to_the_same_status_comment_and_labels():
    told = settled(thread(FINISHED))
    rebuilt = settled(without_the_bot(told), sweeping=True)

    assert status(rebuilt) == status(told)
    assert set(rebuilt.labels) == set(told.labels)


def test_a_finished_incident_is_rebuilt_days_later_too():
    told = settled(thread(FINISHED))
    rebuilt = settled(without_the_bot(told), now=NOON.replace(hour=3) + timedelta(days=9), sweeping=True)

    assert set(rebuilt.labels) == set(told.labels)
    assert status(rebuilt) == status(told)


def test_a_rebuilt_incident_repeats_no_message():
    rebuilt = settled(without_the_bot(settled(thread(FINISHED))), sweeping=True)

    assert messages(rebuilt) == []
    assert planned(rebuilt) == ()


def test_an_incident_that_ended_before_we_came_is_taken_in_silently():
    told = thread(f"{OPEN}10:40 ana closed")

    assert messages(settled(told, now=NOON.replace(hour=3) + timedelta(days=9))) == []


TYPED = [
    "/ack", "/ic", "/ic @ben", "/ic none", "/lead @cleo", "/sev 1", "/sev 3 less", "/sev x", "/severity sev2",
    "/status identified", "/status mitigated", "/status investigating no", "/mitigate", "/resolve",
    "/resolve at 09:59 done", "/reopen no", "/event at 09:58 y", "/started 09:50", "/update fine", "/help",
    "/postmortem", "/action do it @ana", "/decision go", "/stauts fixed", "words", "`@eve` #1", "```", "<!--",
    "/hypothesis the pool", "/confirmed H1", "/ruled-out H2 because x", "/customers told", "/snooze 30m",
    "/related #14", "/duplicate #7", "/page @ben", "/impact x", "/cause y", "/postmortem waive no",
    "/retract #issuecomment-4294967301", "/update z\n    ETA: 15:00", "/decision go revisit 10m",
]  # fmt: skip
BY_HAND = [
    "ana closed", "ben closed NOT_PLANNED", "ana reopened", "ben labeled severity/sev1", "ana renamed Worse",
    "ben labeled status/mitigated", "ben unlabeled severity/sev2", "ben labeled status/resolved",
    "cleo assigned ben", "cleo unassigned ben", "ben deleted bot", "ana edited /sev 1",
    "ben labeled postmortem/waived",
    "ana pinned eve", "ben pinned ana", "ben unpinned ana",
    "ana deleted ana", "eve pinned eve", "ben deleted bot status",
    "eve wrote x\n    <!-- incident-actions status {} -->",
]  # fmt: skip
comments = st.builds(
    "{} wrote {}".format,
    st.sampled_from(["ana", "ben", "eve", "rob"]),
    st.lists(st.sampled_from(TYPED), min_size=1, max_size=3).map("\n    ".join),
)


def minutes(lines):
    """The lines of a story, a minute apart."""
    return [f"11:{minute} {line}" for minute, line in enumerate(lines, 10)]


@given(st.lists(comments | st.sampled_from(BY_HAND), min_size=1, max_size=6))
def test_any_story_comes_to_rest(lines):
    told = then(thread(OPEN), "\n".join(minutes(lines)))

    assert planned(settled(told, now=NOON, sweeping=True), now=NOON, sweeping=True) == ()


@example(["ana wrote /duplicate #7\n    /reopen no", "ana wrote /duplicate #7"])
@given(st.lists(comments, min_size=1, max_size=5))
def test_one_run_for_all_comments_and_a_run_for_each_make_the_same_incident(lines):
    at_once = settled(then(thread(OPEN), "\n".join(minutes(lines))), now=NOON)
    each = reduce(lambda told, line: settled(then(told, line), now=NOON), minutes(lines), thread(OPEN))

    assert outcome(each) == outcome(at_once)


def outcome(told):
    """What must not depend on when the runs came."""
    incident = known(told)
    rows = [row.text for row in incident.rows]
    return set(told.labels), told.open, dict(incident.roles), dict(incident.times), rows
