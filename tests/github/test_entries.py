"""Every entry once and in order, in as few requests as it takes, whatever happens meanwhile."""

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.effects import DeleteComment, Verdict, WriteComment
from incident_actions.github.entries import Entries
from incident_actions.thread import Sign
from tests.github.timeline import Timeline

NOW = datetime(2026, 11, 23, 14, 2, tzinfo=UTC)
LENGTHS = [(0, 1), (1, 1), (100, 1), (101, 2), (300, 2), (301, 3), (1_000, 6)]


@pytest.fixture
def timeline():
    return Timeline([])


@pytest.fixture
def entries(timeline):
    return Entries(timeline.query)


def read(timeline, entries):
    """One look at the thread, as the hub does it: the numbers of its comments."""
    tail = entries.tails([12]).get(12)
    issue = entries.widely(lambda width: timeline.issue(width, tail))
    return [node["fullDatabaseId"] for node in entries.all(12, issue)]


@pytest.mark.parametrize(("length", "requests"), LENGTHS)
def test_a_thread_is_read_from_both_ends(timeline, entries, length, requests):
    timeline.add(length)

    assert read(timeline, entries) == list(range(1, length + 1))
    assert timeline.asked == requests


@pytest.mark.parametrize("length", [100, 101, 1_000])
def test_reading_again_costs_one_request_and_brings_what_is_new(timeline, entries, length):
    timeline.add(length)
    read(timeline, entries)
    timeline.add(3)
    before = timeline.asked

    assert read(timeline, entries) == list(range(1, length + 4))
    assert timeline.asked - before == (1 if length > 100 else 2)


def test_more_news_than_a_page_is_read_to_its_end(timeline, entries):
    timeline.add(150)
    read(timeline, entries)
    timeline.add(250)

    assert read(timeline, entries) == list(range(1, 401))


def test_a_thread_that_grows_while_it_is_read_is_read_forward(timeline, entries):
    timeline.add(500)
    timeline.meanwhile = {2: timeline.add, 3: timeline.add}

    assert read(timeline, entries) == list(range(1, 503))


def test_a_page_that_github_finds_too_wide_is_halved(timeline, entries):
    timeline.add(200)
    timeline.widest = 60

    assert read(timeline, entries) == list(range(1, 201))


def test_a_page_that_cannot_be_narrower_ends_the_run(timeline, entries):
    timeline.widest = 5

    with pytest.raises(Exception, match="too wide"):
        read(timeline, entries)
    assert timeline.asked == 4  # for 100, 50, 25 and 12


def test_a_comment_that_is_deleted_between_two_looks_is_gone_and_none_is_read_twice(timeline, entries):
    timeline.add(250)
    read(timeline, entries)
    timeline.delete(7)

    assert read(timeline, entries) == [*range(1, 7), *range(8, 251)]


def test_what_we_did_in_the_middle_of_a_thread_shows_though_it_is_not_read_again(timeline, entries):
    timeline.add(250)
    read(timeline, entries)

    entries.note(
        [Verdict(120, Sign.ACCEPTED), WriteComment("update 1", "New text", 121), DeleteComment(122)], NOW
    )

    assert read(timeline, entries) == [*range(1, 122), *range(123, 251)]
    issue = timeline.issue(100, entries.tails([12])[12])
    known = {node["fullDatabaseId"]: node for node in entries.all(12, issue)}
    assert [group["content"] for group in known[120]["reactionGroups"]] == ["ROCKET"]
    assert known[121]["body"] == "New text"


@given(
    length=st.integers(1, 700),
    widest=st.integers(24, 200),
    growth=st.dictionaries(st.integers(1, 12), st.integers(1, 130), max_size=4),
)
def test_every_entry_is_read_once_and_in_order(length, widest, growth):
    timeline = Timeline([], widest)
    timeline.add(length)
    timeline.meanwhile = {turn: lambda count=count: timeline.add(count) for turn, count in growth.items()}
    entries = Entries(timeline.query)

    first, second = read(timeline, entries), read(timeline, entries)

    assert first == list(range(1, len(first) + 1))
    assert length <= len(first) <= len(second) <= len(timeline.nodes)
    assert second == list(range(1, len(second) + 1))
    assert timeline.asked < 20 + 2 * math.ceil(len(second) / 12)
