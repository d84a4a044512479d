"""GitHub is the store: what the bot wrote on a finished incident can be deleted, and stands there again."""

import pytest

from incident_actions.sandbox.operations import comments, labels
from incident_actions.sandbox.tokens import BOT_LOGIN
from tests.faults.matrix import just_before, scene
from tests.faults.response import RESPONSE
from tests.faults.story import STORY
from tests.readers import NAMES

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


@pytest.fixture
def wiped():
    """The response's shop, wiped and swept: how the status comment read before, and who is told now."""
    with scene(next(step for step in RESPONSE if step.name == "miss an update")) as (opened, out):
        before = opened.status()
        wipe(opened)
        opened.sweep()
        yield before, opened, out


def shown(text):
    """The lines that people see."""
    return text.partition("\n<!-- incident-actions ")[0].splitlines()


def test_only_ticks_and_rows_whose_comment_is_gone_are_lost_with_the_record(wiped):
    before, opened, _ = wiped
    after = shown(opened.status())

    lost = [line for line in shown(before) if line not in after]
    assert [line for line in after if line not in shown(before)] == [
        line.replace("- [x]", "- [ ]") for line in lost if line.startswith("- [x]")
    ]
    assert [line.split("|")[2].strip() if "|" in line else line[:16] for line in lost] == [
        "- [x] Roll back ",
        "- [x] Work aroun",
        "H2 ruled out — because it answers in a millisecond _(source deleted)_",
        "H1 confirmed — because no connection is free _(source deleted)_",
        "Decision: We roll back _(source deleted)_",
        "Done: Roll back the last deployment, switch or setting",
        "Done: Work around it: send traffic elsewhere, serve from a cache, stop the job that hurts",
    ]


def test_no_message_goes_out_again_and_no_second_channel_is_opened(wiped):
    _, opened, out = wiped
    opened.later(minutes=11)
    opened.calm()

    told = {head for name in NAMES for head in out.heads(name)}
    assert told <= {"⏰ Update"}  # it is due only now
    assert [channel.name[20:] for channel in out.workspace.channels] == [
        "checkout-fails-for-many-customers",
        "i-cannot-pay",
    ]
    assert [len(channel.messages) for channel in out.workspace.channels] == [1, 1]


def test_hypotheses_keep_their_numbers_as_long_as_no_earlier_one_is_gone(wiped):
    _, opened, _ = wiped

    listed = [line.split(" · ")[0] for line in shown(opened.status()) if line.startswith("- **H")]
    assert listed == ["- **H1** The pool is empty", "- **H2** The name server is slow"]
