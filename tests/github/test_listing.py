"""The sweep's lists: whole at the first look, and only what has changed at the next."""

from datetime import timedelta

import pytest

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
