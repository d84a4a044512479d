"""The other process: a sandbox with so many incidents, comments and action items, told as JSON once it is up.

`python -m benchmarks.staging.server '{"incidents": 1, "comments": 1000, "items": 0, "owned": false}'`
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from incident_actions.sandbox.demo.form import fill_in
from incident_actions.sandbox.demo.stage import FORM, installed_files
from incident_actions.sandbox.http.server import serve
from incident_actions.sandbox.model.issues import Issue, Reaction
from incident_actions.sandbox.operations import comments, issues, labels
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World
from incident_actions.text.markers import mark

NAME = "acme/shop"
START = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
#: When somebody looks again at what was made then.
LATER = START + timedelta(days=28)
GRANTED = {"issues": "write", "contents": "write", "pull-requests": "write", "actions": "write"}
ANSWERS = {
    "impact": "About a third of all payments fail.",
    "severity": "SEV2 Major: significant degradation, a major feature is unavailable or very slow",
}
OWNERS = [f"dev{number}" for number in range(50)]
ESCALATION = "escalation:\n  sev1: [ana, ben]\n"
ITEM_LABELS = ("action-item", "overdue", "digest")


def furnish(world: World, incidents: int, said: int, items: int, *, owned: bool) -> None:
    """Everything is there before anything is measured."""
    world.clock.set(START)
    files = {**installed_files(Path(__file__).parents[2]), ".github/incidents.yml": ESCALATION}
    people = {"ana": "admin", "ben": "write", **dict.fromkeys(OWNERS, "write")}
    repository = world.add_repository(NAME, people, files)
    repository.actions_may_open_pulls = True
    ana = Visit(world, world.person("ana"), repository)
    bot = Visit(world, world.actor(world.tokens.job(NAME, GRANTED)), repository)
    for _ in range(incidents):
        declare(ana, files[FORM], said)
    if items:
        for name in ITEM_LABELS:
            labels.create(bot, name, "ededed", "")
    for number in range(items):
        file_owned(bot, number) if owned else file(bot, number, items)
    world.clock.set(LATER)


def declare(ana: Visit, form: str, said: int) -> None:
    """A closed incident with so many comments; every fifth is a command that was accepted."""
    filled = fill_in(form, "Checkout fails for many customers", ANSWERS)
    issue = issues.create(ana, issues.Draft(filled.title, filled.body, ("incident",)))
    for number in range(said):
        text = (
            f"/event Checked graph {number}"
            if number % 5 == 0
            else f"Looking at graph {number}, nothing yet."
        )
        comment = comments.create(ana, issue, text)
        if number % 5 == 0:
            comment.reactions.append(Reaction(ana.world.next_id(), "rocket", BOT_LOGIN, ana.now))


def file(bot: Visit, number: int, of: int) -> Issue:
    """An action item of ours; every fiftieth is past its date, and its owner has been told."""
    late = number % 50 == 0
    due = (START + timedelta(days=7 if late else 90)).date().isoformat()
    body = mark(f"Add an alert for queue {number}", f"item 1 {number}", {"incident": 1, "due": due})
    given = ("action-item", "overdue") if late else ("action-item",)
    return issues.create(bot, issues.Draft(f"Add alert {number} of {of}", body, given))


def file_owned(bot: Visit, number: int) -> Issue:
    """One with owner and commander; every fiftieth is three weeks late, all others are due in two days."""
    late = number % len(OWNERS) == 0
    due = (START + timedelta(days=7) if late else LATER + timedelta(days=2)).date().isoformat()
    owner, commander = (OWNERS[number // by % len(OWNERS)] for by in (len(OWNERS), 7))
    data = {"incident": 1, "due": due, "severity": "sev1", "commander": commander}
    given = ("action-item", "overdue") if late else ("action-item",)
    body = mark(f"Add an alert for queue {number}", f"item 1 {number}", data)
    return issues.create(bot, issues.Draft(f"Add alert {number}", body, given, (owner,)))


def main() -> None:
    asked = json.loads(sys.argv[1])
    world = World()
    furnish(world, asked["incidents"], asked["comments"], asked["items"], owned=asked["owned"])
    with serve(world) as server:
        told = {"url": server.url, "bot": world.tokens.job(NAME, GRANTED), "ana": world.tokens.person("ana")}
        print(json.dumps(told), flush=True)
        sys.stdin.readline()


if __name__ == "__main__":
    main()
