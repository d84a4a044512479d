"""The sweep's lists: whole at the first look, and only what has changed at the next."""

from datetime import timedelta

import pytest

from incident_actions.errors import GitHubError
from incident_actions.github.closings import ClosedItems
from incident_actions.lists import Closings
from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.visit import Visit
from tests.shop import NAME, START, shop

LONG_AGO = START - timedelta(days=90)


@pytest.fixture
def open_shop():
    with shop() as opened:
        yield opened


@pytest.fixture
def items(open_shop):
    """250 open action items of ours, none of which has changed lately."""
    bot = Visit(open_shop.world, open_shop.world.actor(open_shop.token), open_shop.world.repository(NAME))
    open_shop.world.clock.set(LONG_AGO)
    for number in range(250):
        issues.create(bot, issues.Draft(f"Item {number}", "Do it", ("action-item",)))
    open_shop.world.clock.set(START)
    return bot


def look(github):
    """The open items' numbers, and how many requests it took to read them."""
    before = len(github.connection.requests)
    lists = github.lists(START - timedelta(days=3), START - timedelta(days=8))
    return {item.number for item in lists.open_items}, len(github.connection.requests) - before


@pytest.mark.usefixtures("items")
def test_lists_are_read_page_by_page_and_then_in_one_request(open_shop):
    github = open_shop.github()
    assert look(github) == (set(range(1, 251)), 3)
    assert look(github) == (set(range(1, 251)), 1)


def test_what_was_closed_or_filed_since_shows_at_the_next_look(open_shop, items):
    github = open_shop.github()
    look(github)
    open_shop.people.close("ana", 200)
    filed = issues.create(items, issues.Draft("One more", "Do it", ("action-item",)))

    assert look(github) == (set(range(1, 251)) - {200} | {filed.number}, 1)


@pytest.mark.usefixtures("items")
def test_a_list_that_is_too_wide_for_one_answer_is_read_in_halves(open_shop):
    github = open_shop.github()
    open_shop.world.faults.arm("502-after", at=1)
    open_shop.world.faults.arm("502-after", at=2)

    assert look(github)[0] == set(range(1, 251))


@pytest.fixture
def closed(open_shop, items):
    """Of 250 items the first 120 were closed ten days ago, and five others before; 65 of them as not done."""
    for number in range(241, 246):
        issues.set_state(items, open_shop.issue(number), "closed", "not_planned")
    open_shop.world.clock.set(START + timedelta(days=20))
    for number in range(1, 121):
        why = ("not_planned", "completed", "completed", "duplicate")[number % 4]
        issues.set_state(items, open_shop.issue(number), "closed", why)
    open_shop.world.clock.set(START + timedelta(days=30))


@pytest.mark.usefixtures("closed")
def test_what_was_closed_since_is_read_page_by_page_and_of_all_it_is_known_what_was_dropped(open_shop):
    github = open_shop.github()

    closings = github.closings(START + timedelta(days=10))

    assert {item.number for item in closings.items} == set(range(1, 121))
    assert sum(item.dropped for item in closings.items) == 60
    assert (closings.whole, closings.dropped, len(github.connection.requests)) == (True, 65, 2)


@pytest.mark.usefixtures("closed")
def test_for_the_first_digest_all_that_was_ever_closed_is_read(open_shop):
    assert len(open_shop.github().closings(None).items) == 125


def test_where_search_is_out_of_order_the_items_are_read_and_none_are_counted():
    page = {"nodes": [31, 32], "pageInfo": {"hasNextPage": False}}

    def query(asked):
        if asked["counting"]:
            raise GitHubError("Something went wrong")
        return {"repository": {"closed": page}}

    assert ClosedItems("acme/shop", query, lambda number: number).since(START) == Closings(
        (31, 32), True, None
    )


def test_more_than_a_digest_shows_is_not_read():
    page = {"nodes": [31] * 100, "pageInfo": {"hasNextPage": True, "endCursor": "x"}}
    found = {"notPlanned": {"issueCount": 4}, "duplicate": {"issueCount": 3}}
    answer = {**found, "repository": {"closed": page}}

    closings = ClosedItems("acme/shop", lambda _: answer, lambda number: number).since(None)

    assert (len(closings.items), closings.whole, closings.dropped) == (500, False, 7)
