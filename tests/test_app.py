from dataclasses import replace
from datetime import timedelta

import pytest

from incident_actions.app import settle
from incident_actions.command import Permission
from incident_actions.effects import AddLabel
from incident_actions.errors import GitHubError
from incident_actions.thread import Sign, Unlabeled
from tests.fake_github import FakeGitHub, quick_run
from tests.stories import BOT, thread

CLAIMED, ACCEPTED, REFUSED = Sign.CLAIMED, Sign.ACCEPTED, Sign.REFUSED
STORY = """
    10:00 ana opened Checkout is down
    10:01 ana wrote /update we look
"""


@pytest.fixture
def github():
    """A repository with an incident in which ana, who may write, has written an update."""
    return FakeGitHub({12: thread(STORY)}, rights={"ana": Permission.WRITE})


def test_a_run_claims_answers_and_confirms(github):
    settle(github, 12, quick_run())

    assert github.signs(12) == [[CLAIMED, ACCEPTED]]
    assert sorted(github.keys(12)) == ["status", f"update {github.stories[12].comments[0].id}"]


def test_a_settled_incident_is_read_once_and_left_alone(github):
    settle(github, 12, quick_run())
    done, reads = len(github.applied), github.reads

    settle(github, 12, quick_run())

    assert (len(github.applied), github.reads) == (done, reads + 1)


def test_a_command_that_another_run_has_claimed_is_left_to_it(github):
    github.claim(github.stories[12].comments[0], again=False)

    settle(github, 12, quick_run())

    assert (github.signs(12), github.keys(12)) == ([[CLAIMED]], ["status"])


def test_a_command_that_another_run_claims_in_the_meantime_is_left_to_it(github):
    first, second = quick_run(), quick_run()
    as_read_before = dict(github.stories)
    settle(github, 12, first)
    late = replace_threads(github, as_read_before)

    settle(late, 12, second)

    assert all(effect.key != "update" for effect in second.done if hasattr(effect, "key"))
    assert github.signs(12) == [[CLAIMED, ACCEPTED]]


def replace_threads(github, threads):
    """The same GitHub, whose first read shows threads as they were."""

    class Late(FakeGitHub):
        def threads(self, numbers):
            shown = threads if self.reads == 0 else github.stories
            self.reads += 1
            return {number: shown[number] for number in numbers}

    return Late(github.stories, rights=github.rights)


@pytest.mark.parametrize("minutes", [11, 60 * 24 * 40])
def test_an_events_run_takes_no_claim_over_however_old(github, minutes):
    github.claim(github.stories[12].comments[0], again=False)
    github.later(minutes=minutes)

    settle(github, 12, quick_run())

    assert github.signs(12) == [[CLAIMED]]


@pytest.mark.parametrize(("minutes", "signs"), [(9, [CLAIMED]), (11, [CLAIMED, ACCEPTED])])
def test_the_sweep_takes_a_claim_over_after_ten_minutes(github, minutes, signs):
    github.now = github.stories[12].comments[0].at
    github.claim(github.stories[12].comments[0], again=False)
    github.later(minutes=minutes)

    settle(github, 12, quick_run(sweeping=True))

    assert github.signs(12) == [signs]


def test_rights_that_github_cannot_tell_are_left_for_the_sweep(github):
    github.rights["ana"] = None
    settle(github, 12, quick_run())
    undecided = github.signs(12)
    github.rights["ana"] = Permission.WRITE
    github.later(minutes=11)

    settle(github, 12, quick_run(sweeping=True))

    assert (undecided, github.signs(12)) == ([[CLAIMED]], [[CLAIMED, ACCEPTED]])


def test_a_dry_run_writes_nothing_and_shows_all(github):
    before, run = dict(github.stories), quick_run(dry=True)

    settle(github, 12, run)

    assert (github.stories, github.applied) == (before, [])
    assert (12, AddLabel("severity/sev2")) in run.done


def test_an_unanswered_write_that_was_done_is_read_back_and_not_done_again(github):
    github.unsure = [True]

    settle(github, 12, quick_run())

    assert len(set(github.keys(12))) == len(github.keys(12)) == 2
    assert github.signs(12) == [[CLAIMED, ACCEPTED]]


def test_an_unanswered_creation_that_does_not_show_is_never_tried_again(github):
    run = quick_run()
    github.unsure = [False]

    settle(github, 12, run)

    assert (github.applied, run.failed) == ([], True)
    assert "left as it is" in run.told[-1]


def test_an_unanswered_change_that_does_not_show_is_made_once_more(github):
    settle(github, 12, quick_run())
    story = github.stories[12]
    gone = (Unlabeled(github.now, BOT, "severity/sev2"),)
    github.stories[12] = replace(story, labels=("incident",), entries=(*story.entries, *gone))
    github.unsure = [False]

    settle(github, 12, quick_run())

    assert "severity/sev2" in github.stories[12].labels


def test_a_plan_that_changes_nothing_ends_after_two_rounds(github):
    class Deaf(FakeGitHub):
        def apply(self, number, effects):
            """Says that all is done, and does nothing."""

    deaf, run = Deaf(github.stories, rights=github.rights), quick_run()

    settle(deaf, 12, run)

    assert (deaf.reads, len(run.told)) == (2, 1)
    assert "left as it is" in run.told[0]


def test_what_was_created_and_does_not_show_yet_is_not_created_again(github):
    class Slow(FakeGitHub):
        def threads(self, numbers):
            """Labels show at once, comments never."""
            shown = FakeGitHub.threads(self, numbers)
            people = {
                n: tuple(e for e in each.entries if not getattr(e, "ours", False))
                for n, each in shown.items()
            }
            return {n: replace(each, entries=people[n]) for n, each in shown.items()}

    slow, run = Slow(github.stories, rights=github.rights), quick_run()

    settle(slow, 12, run)

    assert len(set(slow.keys(12))) == len(slow.keys(12)) == 2
    assert "left as it is" in run.told[-1]


def test_rounds_end_where_something_undoes_all_we_do(github):
    class Contrary(FakeGitHub):
        def apply(self, number, effects):
            """Does it, and then somebody changes the severity."""
            FakeGitHub.apply(self, number, effects)
            story, turn = self.stories[number], len(self.applied) % 2
            held = tuple(each for each in story.labels if not each.startswith("severity"))
            self.stories[number] = replace(story, labels=(*held, f"severity/sev{3 + turn}", "severity/sev1"))

    contrary, run = Contrary(github.stories, rights=github.rights), quick_run()

    settle(contrary, 12, run)

    assert contrary.reads <= 5
    assert run.failed


def test_an_issue_that_is_no_incident_is_left_alone(github):
    github.stories[13] = thread(STORY, number=13, labels=("bug",))
    run = quick_run()

    settle(github, 13, run)

    assert (github.applied, run.told) == ([], ["#13 is no incident."])


def test_what_github_refuses_ends_the_run(github):
    github.broken = {12}

    with pytest.raises(GitHubError, match="#12 cannot be written"):
        settle(github, 12, quick_run())


def test_a_rehearsals_clock_overrides_githubs(github):
    run = quick_run(dry=True, now=github.now + timedelta(hours=3))

    settle(github, 12, run)

    assert any("update-due" in getattr(effect, "key", "") for _, effect in run.done)
