"""The figures of an incident, by their definitions."""

import pytest

from incident_actions.postmortem import draft
from tests.rehearsal import OPEN, context, known
from tests.stories import form, thread

FORM = form(
    what="Checkout is down",
    impact="Nobody can pay",
    severity="SEV2 Major",
    started_at="09:40",
    detected_at="09:50",
)
TOLD = f"""{OPEN}10:05 ben wrote 🚀 /ack
10:20 ben wrote 🚀 /mitigate Rolled back
10:40 ben wrote 🚀 /resolve It works
10:40 bot closed"""


def document(story, body=""):
    told = thread(story, body=body)
    return draft.document(known(told), context(told))


@pytest.mark.parametrize(
    "row",
    [
        "| Time to detect | started to detected | 10 min |",
        "| Time to acknowledge | detected to acknowledged | 15 min |",
        "| Time to mitigate | started to mitigated | 40 min |",
        "| Time to resolve | detected to resolved | 50 min |",
    ],
)
def test_each_figure_is_counted_by_its_definition(row):
    assert row in document(TOLD, FORM)


@pytest.mark.parametrize(
    "row",
    [
        "| Time to detect | started to detected | unknown |",
        "| Time to acknowledge | declared to acknowledged | 5 min |",
        "| Time to mitigate | declared to mitigated | 20 min |",
        "| Time to resolve | declared to resolved | 40 min |",
    ],
)
def test_what_nobody_gave_is_counted_from_the_next_best_or_unknown(row):
    assert row in document(TOLD)


def test_times_that_contradict_each_other_give_no_figure():
    assert (
        "| Time to detect | started to detected | unknown: detected 2026-11-23 09:50 contradicts"
        in document(f"{TOLD}\n11:00 ben wrote 🚀 /started 09:55", FORM)
    )


def test_acknowledged_after_it_was_resolved_gives_no_figure():
    story = TOLD.replace("10:05 ben wrote 🚀 /ack\n", "") + "\n11:00 ben wrote 🚀 /ack"

    assert "| Time to acknowledge | declared to acknowledged | unknown: acknowledged" in document(story)


def test_where_customers_were_told_stands_with_its_link():
    text = document(f"{TOLD}\n11:00 cleo wrote 🚀 /customers told by mail")

    assert "- Customers were told 2026-11-23 11:00 UTC by cleo: [here](https://github.example/" in text


def test_factors_that_were_noted_stand_in_the_front_matter():
    assert 'factors: ["The pool: too small"]' in document(
        f"{TOLD}\n11:00 ben wrote 🚀 /factor The pool: too small"
    )
