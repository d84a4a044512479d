"""GitHub is the store: what the bot wrote on a finished incident can be deleted, and stands there again."""

import pytest

from incident_actions.sandbox import comments, labels
from incident_actions.sandbox.tokens import BOT_LOGIN
from tests.faults.matrix import just_before
from tests.faults.story import STORY

DERIVED = ("severity", "status", "postmortem")


@pytest.fixture
def finished():
    """The story's shop when its post-mortem is merged."""
    with just_before(next(step for step in STORY if step.name == "nothing new")) as opened:
        yield opened


def wipe(shop):
    """Ana deletes all that the bot has said, and takes off the labels that it has put on."""
    ana = shop.visit("ana")
    for comment in [each for each in shop.comments() if each.author == BOT_LOGIN]:
        comments.delete(ana, comment)
    held = [shop.repository.labels[id] for id in shop.issue().labels]
    labels.take(ana, shop.issue(), [each for each in held if each.name.split("/")[0] in DERIVED])


def pinned(shop):
    return [comment.body for comment in shop.comments() if comment.pinned_at is not None]


def test_the_status_comment_is_the_same_text_again_and_pinned_again(finished):
    before = finished.status()
    wipe(finished)

    finished.sweep()

    assert (finished.messages(), pinned(finished)) == ([before], [before])


def test_the_derived_labels_stand_there_again(finished):
    before = finished.labels()
    wipe(finished)

    finished.sweep()

    assert finished.labels() == before


def test_one_sweep_is_enough(finished):
    wipe(finished)
    finished.sweep()

    assert finished.calm() == 0


def test_a_message_that_somebody_has_deleted_is_not_sent_again(finished):
    wipe(finished)

    finished.sweep()

    assert len(finished.messages()) == 1
