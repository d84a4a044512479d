"""The draft's pull request over HTTP: it follows the thread, and people's words stay theirs."""

import re

import pytest

from incident_actions.github.adapter import Connection
from incident_actions.sandbox.operations import contents, pulls, reviews
from incident_actions.sandbox.visit import Visit
from tests.shop import shop

BRANCH = "incident-actions/postmortem-1"
PATH = "postmortems/2026-11-23-incident-1-checkout-fails-for-many-customers.md"


@pytest.fixture
def drafted():
    """A shop whose incident is resolved, and has its draft."""
    with shop() as opened:
        opened.declare()
        opened.settle()
        opened.says("ben", "/event The graph falls")
        opened.says("zoe", "I saw it too")
        opened.says("ana", "/resolve The cache was full")
        opened.settle()
        yield opened


def draft(opened):
    return next(issue for issue in opened.repository.issues.values() if issue.pull)


def text(opened):
    return opened.world.git(opened.repository).object(f"refs/heads/{BRANCH}:{PATH}").data.decode()


def bot(opened):
    """The bot's account at work in the sandbox itself."""
    return Visit(opened.world, opened.world.actor(opened.token), opened.repository)


def edit(opened, before, after):
    """Ana commits to the branch."""
    changed = text(opened).replace(before, after)
    contents.write(opened.visit("ana"), BRANCH, {PATH: changed.encode()}, "A word")


def take(opened, remark):
    """Ana commits a suggestion, which resolves it."""
    lines = text(opened).split("\n")
    anew = re.search(r"(`{3,})suggestion\n(.*)\n\1\n\n<!--", remark.body, re.DOTALL)[2]
    lines[remark.start_line - 1 : remark.line] = anew.split("\n")
    contents.write(opened.visit("ana"), BRANCH, {PATH: "\n".join(lines).encode()}, "Apply")
    reviews.resolve(opened.visit("ana"), remark.id)


def commits(opened):
    return len(opened.world.git(opened.repository).run("rev-list", BRANCH, "^main").split())


def test_a_fresh_draft_is_one_commit_asks_whom_it_can_and_names_the_rest(drafted):
    assert commits(drafted) == 1
    assert draft(drafted).pull.reviewers == ["ben", "ana"]
    assert "Was there too: @zoe.\n" in draft(drafted).body


def test_what_is_said_later_is_in_the_draft_after_one_more_commit(drafted):
    drafted.says("ben", "/event The graph is back")
    drafted.settle()

    assert "The graph is back" in text(drafted)
    assert commits(drafted) == 2
    assert drafted.settle().done == []


def test_a_touched_timeline_gets_a_suggestion_instead(drafted):
    edit(drafted, "The graph falls", "The graph of payments falls")
    drafted.says("ben", "/event The graph is back")
    drafted.settle()
    (review,) = draft(drafted).pull.reviews

    assert "The graph is back" not in text(drafted)
    assert "The graph is back" in review.comments[0].body
    assert review.state == "COMMENTED"
    assert drafted.settle().done == []


def test_what_is_said_after_that_is_in_the_same_suggestion(drafted):
    edit(drafted, "The graph falls", "The graph of payments falls")
    drafted.says("ben", "/event The graph is back")
    drafted.settle()
    drafted.says("ben", "/event Nobody complains any more")
    drafted.settle()
    (review,) = draft(drafted).pull.reviews
    (remark,) = review.comments

    assert "The graph is back" in remark.body
    assert "Nobody complains any more" in remark.body
    assert drafted.settle().done == []


def test_a_time_that_changes_is_offered_for_the_picture_and_the_numbers_and_can_be_taken(drafted):
    edit(drafted, "The graph falls", "The graph of payments falls")
    drafted.says("ben", "/detected 14:55")
    drafted.settle()
    (review,) = draft(drafted).pull.reviews
    numbers = next(each for each in review.comments if each.start_line)
    take(drafted, numbers)

    assert "    Detect (started to detected) :2026-11-23T13:50, 2026-11-23T13:55" in text(drafted)
    assert "(detected) | 5 min |" in text(drafted)
    assert text(drafted).count("gantt") == 1
    drafted.settle()
    assert drafted.settle().done == []
    assert len(draft(drafted).pull.reviews) == 1


def test_an_offer_that_somebody_has_resolved_is_not_made_again(drafted):
    edit(drafted, "The graph falls", "The graph of payments falls")
    drafted.says("ben", "/event The graph is back")
    drafted.settle()
    (review,) = draft(drafted).pull.reviews
    reviews.resolve(drafted.visit("ana"), review.comments[0].id)
    drafted.says("ben", "/event Nobody complains any more")
    drafted.settle()
    _, another = draft(drafted).pull.reviews

    assert "Nobody complains any more" in another.comments[0].body
    assert "The graph is back" not in another.comments[0].body


def test_while_the_account_has_another_unsubmitted_review_it_is_left_alone_and_news_wait(drafted):
    edit(drafted, "The graph falls", "The graph of payments falls")
    drafted.says("ben", "/event The graph is back")
    theirs = reviews.begin(bot(drafted), draft(drafted), "Another workflow's words")
    run = drafted.settle()
    before = list(draft(drafted).pull.reviews)
    reviews.delete(bot(drafted), draft(drafted), theirs)
    drafted.settle()

    assert before == [theirs]
    assert not run.failed
    assert "The graph is back" in draft(drafted).pull.reviews[0].comments[0].body


def test_a_commit_between_reading_and_writing_loses_nothing(drafted):
    drafted.says("ben", "/factor The pool is small")
    deeds = [lambda: edit(drafted, "## What went well", "## What went well\n\nEverybody was calm.")]

    class Meanwhile(Connection):
        """Somebody commits right after the draft was read."""

        def query(self, document, variables, name):
            answer = Connection.query(self, document, variables, name)
            if name == "Files" and deeds:
                deeds.pop()()
            return answer

    drafted.settle(connection=Meanwhile)

    assert "Everybody was calm." in text(drafted)
    assert "The pool is small" in text(drafted)


def test_reopening_makes_a_draft_of_what_was_ready(drafted):
    number = draft(drafted).number
    pulls.set_draft(drafted.visit("ana"), draft(drafted), draft(drafted).pull, draft=False)
    drafted.settle()
    drafted.says("ana", "/reopen errors are back")
    drafted.settle()

    assert drafted.issue(number).pull.draft
    assert "resolved: null" in text(drafted)
