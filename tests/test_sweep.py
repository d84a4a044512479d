from dataclasses import replace
from datetime import timedelta

import pytest

from incident_actions.command import Permission
from incident_actions.effects import FileIssue, SwitchWorkflow
from incident_actions.errors import GitHubError
from incident_actions.sweep import sweep
from incident_actions.text.markers import mark
from incident_actions.thread import Commits, Sign
from incident_actions.watch import FILE
from tests.actions.items import item as action_item
from tests.fake_github import MONDAY, FakeGitHub, item, quick_run
from tests.rehearsal import settled, status
from tests.stories import thread

STORY = """
    09:50 ana opened Checkout is down
    09:51 ana wrote /update we look
"""


@pytest.fixture
def github():
    """A repository with three incidents in which ana, who may write, has written an update."""
    return FakeGitHub({number: told(number) for number in (12, 13, 14)}, rights={"ana": Permission.WRITE})


def told(number, story=None):
    """The story on the issue of this number, with a comment that no other issue has."""
    story = story or thread(STORY, number=number)
    return replace(story, entries=tuple(replace(each, id=each.id + number) for each in story.entries))


def commanded(number):
    """The thread of an item of ours with a command that nobody has answered."""
    return told(number, action_item("09:51 ana wrote /due 2026-12-15 we wait", number=number))


def late_item(number, owner, **fields):
    """An action item that was due last week."""
    key, due = f"item 12 {number}", (MONDAY.date() - timedelta(days=5)).isoformat()
    body = mark("Do it", key, {"due": due, "incident": 12, "severity": "sev2"})
    return item(number, body=body, assignees=(owner,), **fields)


def test_every_incident_that_is_not_settled_is_settled(github):
    sweep(github, quick_run())

    assert [github.signs(number) for number in github.stories] == [[[Sign.CLAIMED, Sign.ACCEPTED]]] * 3


def test_one_that_cannot_be_settled_does_not_keep_the_others_waiting(github):
    github.broken, run = {12}, quick_run()

    sweep(github, run)

    assert [len(github.keys(number)) for number in github.stories] == [0, 2, 2]
    assert (run.failed, run.told) == (True, ["#12: #12 cannot be written"])


def test_a_mistake_of_ours_on_one_does_not_keep_the_others_waiting_and_is_told(github, capsys):
    github.stumbling, run = {12}, quick_run()

    sweep(github, run)

    assert [len(github.keys(number)) for number in github.stories] == [0, 2, 2]
    assert (run.failed, run.told) == (
        True,
        ["#12: KeyError, a mistake of our own; the log has its trace."],
    )
    assert "KeyError: 12" in capsys.readouterr().err


def test_a_mistake_of_ours_on_one_item_keeps_neither_items_nor_incidents_waiting(github):
    github.stories |= {31: commanded(31), 32: commanded(32)}
    waiting = {"unanswered": ("due",), "updated_at": MONDAY}
    github.listed = {number: replace(late_item(number, "dana"), **waiting) for number in (31, 32)}
    github.stumbling, run = {31}, quick_run()

    sweep(github, run)

    assert (run.failed, [line.partition(":")[0] for line in run.told]) == (True, ["#31"])
    assert [Sign.ACCEPTED in github.signs(number)[0] for number in (31, 32, 12)] == [False, True, True]


def test_what_is_overdue_is_chased_even_where_an_incident_cannot_be_settled(github):
    github.broken, github.listed = {12, 13, 14}, {31: late_item(31, "ben")}

    sweep(github, quick_run())

    assert "overdue" in github.listed[31].labels


def test_a_settled_repository_takes_three_reads_and_no_write(github):
    sweep(github, quick_run())
    done, reads = len(github.applied), github.reads

    sweep(github, quick_run())

    assert (len(github.applied), github.reads) == (done, reads + 2)  # besides the lists


def test_a_dry_sweep_writes_nothing_and_shows_all(github):
    github.listed, run = {31: late_item(31, "ben")}, quick_run(dry=True)

    sweep(github, run)

    assert github.applied == []
    assert {number for number, _ in run.done} == {12, 13, 14, None}


@pytest.mark.parametrize(
    ("labels", "open_", "days", "looked_at"),
    [
        (("incident", "status/resolved"), False, 2, True),
        (("incident", "status/resolved"), False, 4, False),
        (("incident", "status/investigating"), False, 4, True),
        (("incident", "status/resolved", "postmortem/due"), False, 40, True),
        (("incident", "status/resolved", "postmortem/published"), False, 4, False),
        (("incident", "status/investigating"), True, 400, True),
    ],
)
def test_incidents_are_looked_at_while_their_labels_show_that_something_is_left(
    labels, open_, days, looked_at
):
    story = thread(STORY, labels=labels, open=open_)
    story = replace(story, at=story.at - timedelta(days=days), entries=())
    github = FakeGitHub({12: story}, rights={"ana": Permission.WRITE})

    sweep(github, quick_run())

    assert (github.reads == 0) is not looked_at


def test_the_incident_of_an_item_that_has_changed_is_looked_at():
    rested = thread("09:00 ana opened Down", labels=("incident", "status/resolved"), open=False)
    done = replace(late_item(31, "ben"), open=False, updated_at=MONDAY - timedelta(days=1))
    github = FakeGitHub({12: replace(rested, at=MONDAY - timedelta(days=30))}, {31: done})

    sweep(github, quick_run())

    assert github.reads > 0


@pytest.mark.parametrize(("days", "looked_at"), [(2, True), (4, False)])
def test_the_incident_of_a_document_that_was_committed_lately_is_looked_at(days, looked_at):
    rested = thread("09:00 ana opened Down", labels=("incident", "status/resolved"), open=False)
    commits = Commits("b", "a", MONDAY - timedelta(days=days))
    github = FakeGitHub({12: replace(rested, at=MONDAY - timedelta(days=30))}, commits=commits)
    github.committed = frozenset(("README.md", "2026-10-24-incident-12-down.md"))

    sweep(github, quick_run())

    assert (github.reads > 0) is looked_at


class Unread(FakeGitHub):
    """GitHub, where the folder of post-mortems cannot be read."""

    def changed(self, folder, commits):
        raise GitHubError(f"{folder} at {commits.after} cannot be read")


def test_where_the_documents_cannot_be_compared_all_else_is_swept():
    commits, run = Commits("b", "a", MONDAY), quick_run()
    github = Unread({12: told(12)}, rights={"ana": Permission.WRITE}, commits=commits)

    sweep(github, run)

    assert github.signs(12) == [[Sign.CLAIMED, Sign.ACCEPTED]]
    assert (run.failed, run.told) == (True, ["postmortems at a cannot be read"])


def test_what_the_lists_do_not_show_yet_is_not_made_twice(github):
    github.listed, github.blind, run = {31: late_item(31, "ben")}, True, quick_run()

    sweep(github, run)

    assert len([effect for effect in github.applied if isinstance(effect, FileIssue)]) == 1
    assert "do not show yet" in run.told[-1]


def test_the_number_of_the_digest_that_was_filed_is_handed_on(github):
    github.listed, run = {31: late_item(31, "ben")}, quick_run()

    sweep(github, run)

    assert github.listed[run.digest].title == "Overdue action items, 2026-W48"


ON, OFF = SwitchWorkflow(FILE, on=True), SwitchWorkflow(FILE, on=False)


def switches(github):
    return [effect for effect in github.applied if isinstance(effect, SwitchWorkflow)]


@pytest.fixture
def watched(github):
    """The same once all is settled, the watching schedule on."""
    sweep(github, quick_run())
    github.applied = []
    return github


def test_the_watching_schedule_is_switched_on_where_it_should_be(watched):
    watched.watched = False

    sweep(watched, quick_run())

    assert (watched.watched, watched.applied) == (True, [ON])


def test_where_github_cannot_tell_how_it_stands_it_is_left_as_it_is(watched):
    watched.watched = None

    sweep(watched, quick_run())

    assert watched.applied == []


def test_its_own_run_knows_that_it_is_on_and_switches_it_off_when_nothing_is_open():
    github = FakeGitHub(watched=True)

    sweep(github, quick_run(on_watch=True))

    assert (github.watched, github.reads) == (False, 0)


def test_an_incident_that_is_declared_while_it_is_switched_off_has_it_switched_on_again():
    github = Declaring(watched=True)

    sweep(github, quick_run(on_watch=True))

    assert (github.watched, switches(github)) == (True, [OFF, ON])


class Declaring(FakeGitHub):
    """GitHub, where somebody declares an incident just before the watching schedule is switched off."""

    def apply(self, number, effects):
        if effects == [OFF]:
            self.stories[12] = settled(told(12))
        FakeGitHub.apply(self, number, effects)


def test_another_schedules_run_leaves_that_to_it():
    github = FakeGitHub(watched=True)

    sweep(github, quick_run())

    assert (github.watched, github.reads) == (True, 0)


def test_a_dry_sweep_shows_the_switch(watched):
    watched.watched, run = False, quick_run(dry=True)

    sweep(watched, run)

    assert (watched.watched, (None, ON) in run.done) == (False, True)


def test_a_switch_that_is_refused_is_tried_once_and_stands_in_every_open_incident(github):
    github.may_switch = False

    sweep(github, quick_run())
    tried = len(switches(github))
    sweep(github, quick_run())

    assert tried == len(switches(github)) == 1
    assert all("could not be switched" in status(github.stories[number]) for number in (12, 13, 14))
