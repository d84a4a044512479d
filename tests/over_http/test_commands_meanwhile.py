"""A command on an item, answered just before another run writes the item's text as it had read it."""

import pytest

from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.tokens import BOT_LOGIN
from tests.over_http.meanwhile import meanwhile
from tests.shop import shop


@pytest.fixture
def published():
    """An incident whose document is merged, and its one action item."""
    with shop() as opened:
        opened.declare()
        opened.says("ben", "/action Add an alert @ben due 2026-12-02 prevent")
        opened.says("ana", "/resolve Rolled back")
        opened.settle()
        (pull,) = (number for number, issue in opened.repository.issues.items() if issue.pull)
        opened.people.ready("ana", pull)
        opened.people.merge("ana", pull)
        opened.settle()
        opened.later(minutes=5)
        yield opened


@pytest.fixture
def item(published):
    return next(number for number in published.repository.issues if "action-item" in published.labels(number))


def reword(opened):
    """Ana puts the item's line into other words, which the run of her push is to follow."""
    path = opened.document()
    opened.write_file(path, opened.file(path).replace("Add an alert", "Add a loud alert"))


def race(opened, item):
    """That run has read the item's text; before it writes, an event's run answers the command."""
    opened.settle(1, connection=meanwhile("updateIssue", lambda: opened.settle(item)))


def test_a_command_that_is_written_over_is_carried_out_by_the_sweep(published, item):
    blocker = issues.create(published.visit("ana"), issues.Draft("A new cluster", "", ())).number
    comment = published.says("ben", f"/blocked #{blocker} we wait", item)
    reword(published)
    race(published, item)
    lost = published.issue(item).body
    published.later(minutes=11)

    published.calm()

    text = published.issue(item).body
    assert ("we wait" in lost, f"**Blocked** by #{blocker}" in text) == (False, True)
    assert text.count(f"ben: blocked by #{blocker}: we wait") == 1
    assert published.issue(item).title == "Add a loud alert"
    assert set(published.signs(comment)) == {"rocket", "eyes"}


def test_date_and_line_are_those_of_a_command_that_was_written_over(published, item):
    published.says("ben", "/due 2026-12-10 we wait", item)
    reword(published)
    race(published, item)
    published.later(minutes=11)

    published.calm()

    assert "ben: due 2026-12-10: we wait" in published.issue(item).body
    assert "Add a loud alert (@ben, due 2026-12-10, prevent)" in published.file(published.document())


def test_what_was_carried_out_again_costs_the_sweep_no_request(published, item):
    published.calm()
    before = requests_of_a_sweep(published)
    published.says("ben", "/due 2026-12-10 we wait", item)
    reword(published)
    race(published, item)
    published.later(minutes=11)
    published.calm()

    assert requests_of_a_sweep(published) == before


def requests_of_a_sweep(opened):
    opened.world.log.clear()
    opened.sweep()
    return len(opened.world.log.of(BOT_LOGIN))
