"""The walk-through quotes what the bot writes in the demonstration: here it is played, and compared."""

import re
from functools import cache

from incident_actions.app import settle
from incident_actions.github.adapter import Connection
from incident_actions.github.hub import GitHub
from incident_actions.run import Run
from incident_actions.runner import Event
from incident_actions.sandbox.demo.checkout_outage import CHECKOUT_OUTAGE
from incident_actions.sandbox.demo.outcome import documents
from incident_actions.sandbox.demo.screenplay import play
from incident_actions.sandbox.demo.stage import installed_files, set_up
from incident_actions.sandbox.runner.in_process import InProcess
from incident_actions.sweep import sweep
from tests.docs.pages import ROOT, blocks

PAGE = ROOT / "docs/first-incident.md"


def bot(event, payload, token, environment):
    """A run, without a process of its own."""
    run = Run(wait=lambda _: None)
    github = GitHub(Connection(token, environment["GITHUB_API_URL"]), environment["GITHUB_REPOSITORY"])
    number = Event(event, payload).issue
    sweep(github, run) if number is None else settle(github, number, run)
    return int(run.failed)


def without_links(text):
    return re.sub(r"\]\([^)]*\)", "](…)", text)


@cache
def played():
    """Every line that anybody could read in the demonstration, at any time in it."""
    lines = set()
    with set_up(CHECKOUT_OUTAGE, installed_files(ROOT), lambda _: InProcess(bot)) as stage:
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
