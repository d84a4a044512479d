"""Action items in stories: the issue as we filed it, and what a run makes of it."""

from datetime import date

from incident_actions.actions.commands import item_commands
from incident_actions.actions.item import fold_item
from incident_actions.imagine import imagine
from incident_actions.plan import plan_item
from incident_actions.text.markers import mark
from tests.rehearsal import context
from tests.stories import person, thread

WORDS = """\
**Due** 2026-12-01
**Type** prevent
**Owner** nobody was named
**Incident** #12

It matters."""
DATA = {"incident": 12, "due": "2026-12-01", "severity": "sev2", "line": {"read": "abc", "words": "abc"}}
FILED = "10:00 bot opened Add memory limits\n"


def item(story="", *, owner="dana", **fields):
    """The thread of an item of ours, filed at ten for incident 12 and due on the first of December."""
    given = {"number": 45, "body": mark(WORDS, "item 12 abc", DATA), "labels": ("action-item",)}
    assignees = (person(owner),) if owner else ()
    return thread(FILED + story, **{**given, "assignees": assignees, **fields})


def folded(told):
    return fold_item(told, item_commands())


def planned(told, **run):
    return plan_item(told, context(told, **run))


def settled(told, **run):
    """The thread once nothing is left to do; fails where there is no end."""
    given = context(told, **run)
    for _ in range(4):
        effects = plan_item(told, given)
        if not effects:
            return told
        told = imagine(told, effects, given.now)
    raise AssertionError("there is still something to do")


DUE = date(2026, 12, 1)
