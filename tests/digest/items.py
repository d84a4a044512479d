"""Action items in lists, and a repository after a look at all of them."""

from dataclasses import replace
from datetime import timedelta

from incident_actions.effects import WriteComment
from incident_actions.sweep import follow_up, read
from incident_actions.text.markers import mark
from tests.fake_github import MONDAY, FakeGitHub, item, quick_run
from tests.stories import REPOSITORY


def due(number, days, owner="ben", data=None, **fields):
    """An action item of ours that is due in so many days."""
    date = (MONDAY + timedelta(days=days)).date().isoformat()
    body = mark("Do it", f"item 12 {number}", {"due": date, "incident": 12, **(data or {})})
    return item(number, f"Item {number}", body, **{"assignees": (owner,) if owner else (), **fields})


def chased(*items, now=MONDAY, config=""):
    """The repository after a look at these items."""
    repository = replace(REPOSITORY, files={".github/incidents.yml": config})
    github = FakeGitHub(listed={each.number: each for each in items}, now=now, repository=repository)
    again(github)
    return github


def again(github, **later):
    """The next look, so much later."""
    github.later(**later)
    follow_up(github, read(github, quick_run()), quick_run())


def told(github):
    """The reminders: on which item, and what they say."""
    return [(effect.issue, effect.body) for effect in github.applied if isinstance(effect, WriteComment)]


def marked(github):
    return [number for number, each in github.listed.items() if "overdue" in each.labels]
