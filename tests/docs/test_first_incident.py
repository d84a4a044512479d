"""The walk-through quotes what the bot writes in the demonstration: here it is played, and compared."""

import re
from functools import cache

from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.outcome import documents
from incident_actions.sandbox.demo.room import open_room
from incident_actions.sandbox.demo.screenplay import play
from incident_actions.sandbox.demo.stage import installed_files, set_up
from incident_actions.sandbox.runner.in_process import InProcess
from tests.docs.pages import ROOT, blocks
from tests.in_process import action

PAGE = ROOT / "docs/first-incident.md"


def without_links(text):
    return re.sub(r"\]\([^)]*\)", "](…)", text)


@cache
def played():
    """Every line that anybody could read in the demonstration, at any time in it."""
    lines = set()
    with (
        open_room() as room,
        set_up(
            CHECKOUT_OUTAGE, installed_files(ROOT), lambda _: InProcess(action, room.environment)
        ) as stage,
    ):
        for _ in play(CHECKOUT_OUTAGE, stage):
            for comment in stage.repository.comments.values():
                lines |= set(without_links(comment.body).splitlines())
        for document in documents(stage.world, stage.repository):
            lines |= set(without_links(document.text).splitlines())
    return lines


def quoted(language):
    return {line for block in blocks(PAGE, language) for line in block.text.splitlines() if line}


def test_everything_that_the_bot_says_on_the_page_it_says_in_the_demonstration():
    assert quoted("markdown") - played() == set()


def test_everything_that_people_write_on_the_page_they_write_in_the_demonstration():
    assert quoted("text") - played() == set()
