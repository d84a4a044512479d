"""Who says on GitHub that they are busy is not reminded; where GitHub does not tell, everybody is."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_actions.github.adapter import Connection
from incident_actions.sandbox.tokens import BOT_LOGIN
from tests.over_http.test_digest import item
from tests.shop import CONFIG, shop

DUE = datetime(2026, 12, 1, 10, tzinfo=UTC)
STATUS = "mutation Change($input: ChangeUserStatusInput!) { changeUserStatus(input: $input) { __typename } }"


def says(opened, who, **status):
    """Somebody sets their status, as on their page."""
    person = Connection(opened.world.tokens.of(who), opened.url)
    answer = person.mutate(STATUS, {"input": status}, "changeUserStatus")
    assert "errors" not in answer.data


@pytest.fixture
def due():
    """Item 2 of dana's is due today, in working hours, and nothing else is left to do."""
    with shop(config=f"{CONFIG}escalation:\n  sev2: [nobody-here]\n") as opened:
        opened.declare()
        opened.settle()
        item(opened, "Add limits")
        opened.calm()
        opened.world.clock.set(DUE)
        yield opened


def reminded(opened):
    return [text for text in opened.messages(2) if "@dana" in text]


def test_who_is_busy_is_not_reminded_until_it_is_over(due):
    says(due, "dana", limitedAvailability=True, expiresAt=(DUE + timedelta(hours=2)).isoformat())
    due.calm()
    while_busy = reminded(due)

    due.later(hours=2)
    due.calm()

    assert (while_busy, len(reminded(due))) == ([], 1)


def test_a_status_that_says_something_else_changes_nothing(due):
    says(due, "dana", message="Learning Welsh")

    due.calm()

    assert len(reminded(due)) == 1


def test_who_is_busy_costs_a_settled_sweep_one_read_more_and_others_none(due):
    says(due, "dana", limitedAvailability=True)
    due.calm()
    due.world.log.clear()
    due.sweep()
    busy = [each.writes for each in due.world.log.of(BOT_LOGIN)]

    says(due, "dana")
    due.calm()
    due.world.log.clear()
    due.sweep()

    assert (busy, [each.writes for each in due.world.log.of(BOT_LOGIN)]) == ([False] * 3, [False] * 2)


def test_whom_github_does_not_know_counts_as_there_and_hides_nobody_else(due):
    says(due, "dana", limitedAvailability=True)
    due.world.clock.set(DUE + timedelta(days=14))

    due.calm()

    assert [text.partition("@")[2].split()[0] for text in due.messages(2)] == ["nobody-here"]


class Silent(Connection):
    """A connection on which GitHub refuses to tell anybody's status."""

    def query(self, document, variables, name):
        if name == "Statuses":
            variables = {**variables, "name": "no-such-repository"}
        return Connection.query(self, document, variables, name)


def test_where_github_refuses_to_tell_the_reminder_goes_out_and_the_run_is_green(due):
    run = due.sweep(Silent)

    assert (len(reminded(due)), run.failed) == (1, False)
