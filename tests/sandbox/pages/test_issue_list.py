"""The lists of issues and pull requests: filters, pages, counts."""

import re

import pytest

from incident_actions.sandbox.operations import issues
from tests.sandbox.pages.conftest import HOME


def titles(page):
    return re.findall(r'class="title"[^>]*>([^<]*)<', page)


@pytest.fixture
def some(visit):
    """An open incident, a closed one, and a bug."""
    bob = visit("max")
    made = [
        issues.create(bob, issues.Draft(title, labels=(label,)))
        for title, label in (
            ("Checkout is down", "incident"),
            ("Login was slow", "incident"),
            ("Typo", "bug"),
        )
    ]
    issues.close(bob, made[1])
    return made


@pytest.fixture
def sixty(visit):
    return [issues.create(visit("ana"), issues.Draft(f"Issue {number}")) for number in range(1, 61)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Typo", "Checkout is down"]),
        ("?state=closed", ["Login was slow"]),
        ("?state=all", ["Typo", "Login was slow", "Checkout is down"]),
        ("?label=incident", ["Checkout is down"]),
        ("?label=INCIDENT&state=all", ["Login was slow", "Checkout is down"]),
        ("?q=checkout", ["Checkout is down"]),
        ("?q=down+nothing", []),
        ("?label=none-has-it", []),
        ("?state=<script>", []),
    ],
)
def test_the_list_shows_what_fits(ana, some, query, expected):
    assert titles(ana.sees(f"{HOME}/issues{query}")) == expected


def test_a_filter_stays_when_another_is_chosen(ana, some):
    assert "?label=incident&amp;state=closed" in ana.sees(f"{HOME}/issues?label=incident")


def test_a_long_list_has_pages(ana, sixty):
    first, last = ana.sees(f"{HOME}/issues"), ana.sees(f"{HOME}/issues?page=3")
    assert (len(titles(first)), titles(first)[0]) == (25, "Issue 60")
    assert (len(titles(last)), titles(last)[-1]) == (10, "Issue 1")
    assert "Page 1 of 3" in first
    assert 'rel="prev" href="/octo/shop/issues?page=2"' in last


@pytest.mark.parametrize("number", ["0", "-1", "99999999999999999999", "x", "²"])
def test_a_page_that_is_none_is_the_nearest_or_the_first(ana, sixty, number):
    assert "of 3" in ana.sees(f"{HOME}/issues?page={number}")


def test_an_empty_list_says_so(ana):
    assert "A quiet time." in ana.sees(f"{HOME}/issues")


def test_pull_requests_are_no_issues(ana, some):
    assert titles(ana.sees(f"{HOME}/pulls")) == []
