"""The review on the post-mortem's pull request: its comment follows the document, its check turns red."""

import pytest

from incident_actions.app import settle
from incident_actions.effects import WriteComment
from incident_actions.reviewing import check
from incident_actions.run import Run
from incident_actions.sandbox.operations import comments, contents, pulls
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.text.markers import key_of
from tests.shop import no_wait, shop

BRANCH = "incident-actions/postmortem-1"
PATH = "postmortems/2026-11-23-incident-1-checkout-fails-for-many-customers.md"
BLAME = "Ben should have looked at the graph."


@pytest.fixture
def drafted():
    """A shop whose incident is resolved, and has its draft."""
    with shop() as opened:
        opened.declare()
        opened.settle()
        opened.says("ben", "/event The graph falls")
        opened.says("ana", "/resolve The cache was full")
        opened.settle()
        yield opened


def shown(body, rule):
    """As what the comment tells of the first finding of a rule."""
    line = next(line for line in body.split("\n") if f"`{rule}`" in line)
    return line.removeprefix("  - ").partition(",")[0]


def draft(opened):
    return next(issue for issue in opened.repository.issues.values() if issue.pull)


def told(opened):
    """What the bot says on the pull request, by key."""
    found = [opened.repository.comments[id] for id in draft(opened).comments]
    return [(key_of(each.body), each.body) for each in found if each.author == BOT_LOGIN]


def writes(opened, before, after):
    """Ana commits to the branch."""
    text = opened.world.git(opened.repository).object(f"refs/heads/{BRANCH}:{PATH}").data.decode()
    contents.write(opened.visit("ana"), BRANCH, {PATH: text.replace(before, after).encode()}, "A word")


def blames(opened):
    writes(opened, "## What could improve\n", f"## What could improve\n\n{BLAME}\n")


def ready(opened):
    pulls.set_draft(opened.visit("ana"), draft(opened), draft(opened).pull, draft=False)


def checked(opened):
    """Whether the pull request's check is green."""
    run, github = Run(wait=no_wait, reviewing=True, notifier=opened.notifier), opened.github()
    settle(github, 1, run)
    return check(run.settled[0], github, run)


def test_the_run_that_drafts_reviews_too_for_its_own_commit_starts_nothing(drafted):
    ((key, body),) = told(drafted)

    assert key == "review 1"
    assert "### Review of the post-mortem" in body
    assert drafted.settle().done == []


def test_a_wording_that_blames_is_told_and_once_it_is_gone_so_is_the_finding(drafted):
    blames(drafted)
    drafted.settle()
    ((_, before),) = told(drafted)
    writes(drafted, BLAME, "The graph is on no board.")
    drafted.settle()
    ((_, after),) = told(drafted)

    assert ("`blame-hindsight`" in before, "`blame-hindsight`" in after) == (True, False)


def test_a_commit_whose_event_was_lost_is_reviewed_by_the_sweep(drafted):
    blames(drafted)
    drafted.calm()

    ((_, body),) = told(drafted)
    assert "`blame-hindsight`" in body


def test_an_error_is_told_on_its_line_and_turns_the_check_red_only_once_it_is_ready(drafted, capsys):
    blames(drafted)
    while_draft = checked(drafted)
    ready(drafted)
    once_ready = checked(drafted)

    assert (while_draft, once_ready) == (True, False)
    assert f"::error file={PATH},line=" in capsys.readouterr().out


def test_a_root_cause_that_nobody_has_written_is_an_error_once_it_is_ready(drafted):
    while_draft = told(drafted)[0][1]
    ready(drafted)
    drafted.calm()
    once_ready = told(drafted)[0][1]

    assert [shown(body, "facts-unanswered") for body in (while_draft, once_ready)] == ["warning", "error"]
    assert not checked(drafted)


def test_an_owner_without_access_is_told(drafted):
    items = "- [ ] Alert on age (@stranger, due 2026-12-01)\n- [ ] Cap it (@ben, due 2026-12-01)\n"
    writes(drafted, "## Action items\n", f"## Action items\n\n{items}")
    drafted.settle()
    body = told(drafted)[0][1]

    assert body.count("`action-unknown-owner`") == 1
    assert shown(body, "action-unknown-owner") == "warning"
    assert drafted.settle().done == []


def test_a_deleted_comment_comes_back_with_the_next_look(drafted):
    (first,) = draft(drafted).comments
    comments.delete(drafted.visit("ana"), drafted.repository.comments[first])
    drafted.settle()

    assert [key for key, _ in told(drafted)] == ["review 1"]


def test_whoever_types_our_key_does_not_stand_for_us(drafted):
    ((_, body),) = told(drafted)
    comments.create(drafted.visit("zoe"), draft(drafted), body.replace("error", "joke"))
    blames(drafted)
    drafted.settle()

    assert len(told(drafted)) == 1
    assert "`blame-hindsight`" in told(drafted)[0][1]


def test_one_that_two_runs_made_goes_again_with_the_sweep(drafted):
    ((_, body),) = told(drafted)
    github = drafted.github()
    github.threads([1])
    github.apply(1, [WriteComment("review 1", body, issue=draft(drafted).number)])
    twice = len(told(drafted))
    drafted.calm()

    assert (twice, len(told(drafted))) == (2, 1)


def test_among_many_comments_that_hide_ours_none_is_made_twice(drafted):
    (first,) = draft(drafted).comments
    comments.delete(drafted.visit("ana"), drafted.repository.comments[first])
    for number in range(21):
        comments.create(drafted.visit("ben"), draft(drafted), f"Word {number}")
    drafted.settle()

    assert told(drafted) == []
