"""A merged post-mortem is listed and announced."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_actions.effects import WriteFile
from incident_actions.incident.audience import targets_of
from incident_actions.plan import plan
from incident_actions.thread import PullState
from tests.actions.test_filing import ALERT, CLOSED, LIMITS, LINKED, MERGED, TEXT, issue, run, with_issues
from tests.naughty import NAUGHTY
from tests.rehearsal import NOON, OPEN, comments, known, settled_with, with_pull
from tests.stories import then, thread

INDEX = "postmortems/README.md"
BOTH = with_issues(MERGED, issue(45, LIMITS), issue(46, ALERT))
FACTORS = "\n## Contributing factors\n\n- The pool is small _(ana)_\n"


def index(story, text, **fields):
    return settled_with(story, run(story, text, **fields))[1].documents[INDEX]


def announced(story, **fields):
    return {key: body for key, body in comments(plan(story, run(story, **fields))).items() if "publ" in key}


def test_it_is_listed_with_its_facts_and_open_actions():
    assert (
        "| 2026-11-23 | [Checkout is down](2026-11-23-incident-12-checkout-is-down.md) | SEV2 | 40 min "
        "| The pool is small | 2 of 2 |"
    ) in index(BOTH, LINKED + FACTORS)


def test_factors_stand_in_a_row_without_their_full_stops():
    text = f"{TEXT}\n## Contributing factors\n\n- The pool is small.\n- Retries, and retries...\n"

    (body,) = announced(MERGED, text=text).values()

    assert "Contributing factors: The pool is small; Retries, and retries...." in body
    assert "| The pool is small; Retries, and retries... |" in index(BOTH, text)


def test_links_and_row_are_written_in_one_go():
    effects = plan(BOTH, run(BOTH, TEXT))
    paths = [effect.path for effect in effects if isinstance(effect, WriteFile)]
    first = next(n for n, effect in enumerate(effects) if isinstance(effect, WriteFile))

    assert len(paths) == 2
    assert isinstance(effects[first + 1], WriteFile)


def test_an_item_that_is_done_changes_the_row():
    told = with_issues(MERGED, issue(45, LIMITS, open=False, closed_at=CLOSED), issue(46, ALERT))

    assert "| 1 of 2 |" in index(told, LINKED)


def test_before_the_items_are_filed_nothing_is_listed():
    assert [each for each in plan(MERGED, run()) if isinstance(each, WriteFile)] == []


def test_a_list_that_could_not_be_read_is_left_alone():
    assert plan(BOTH, run(BOTH, LINKED, refused=frozenset({INDEX}))) != ()
    assert not any(
        isinstance(each, WriteFile) for each in plan(BOTH, run(BOTH, LINKED, refused=frozenset({INDEX})))
    )


def test_it_is_announced_once():
    ((key, body),) = announced(BOTH, text=LINKED + FACTORS).items()
    after, _ = settled_with(BOTH, run(BOTH, LINKED))

    assert key == "published 40"
    assert "-checkout-is-down.md)**\n\nSEV2, 40 min. 2 action items.\n" in body
    assert "Contributing factors: The pool is small.\n" in body
    assert announced(after) == {}


def test_what_was_merged_long_ago_is_not_announced():
    late = plan(BOTH, replace(run(BOTH), now=NOON + timedelta(days=1)))

    assert "published 40" not in comments(late)


def test_an_announcement_that_somebody_deleted_does_not_come_back():
    after = then(settled_with(BOTH, run(BOTH, LINKED))[0], "12:30 ana deleted bot published")

    assert announced(after) == {}


def test_the_announcement_goes_to_those_who_learn():
    config = """
notify:
  targets:
    - {name: guild, secret: GUILD, audiences: [learning]}
    - {name: ops, secret: OPS, audiences: [responders, stakeholders, customers]}
"""

    assert [each.name for each in targets_of("published 40", known(BOTH, config))] == ["guild"]


@pytest.mark.parametrize("state", [PullState.OPEN, PullState.CLOSED])
def test_what_is_not_merged_is_neither_listed_nor_announced(state):
    told = with_pull(thread(f"{OPEN}10:40 ana closed"), state)

    assert announced(told) == {}


@pytest.mark.parametrize("text", [text for text in NAUGHTY if "\n" not in text])
def test_r04_naughty_words_leave_the_list_whole(text):
    told = replace(BOTH, title=text)
    row = next(line for line in index(told, LINKED).split("\n") if line.startswith("| 2"))

    assert row.replace("\\|", "").count(" | ") == 5
    assert "<" not in row
