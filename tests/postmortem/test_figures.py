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
        "| Time to detect | 2026-11-23 09:40 (started) | 2026-11-23 09:50 (detected) | 10 min |",
        "| Time to acknowledge | 2026-11-23 09:50 (detected) | 2026-11-23 10:05 (acknowledged) | 15 min |",
        "| Time to mitigate | 2026-11-23 09:40 (started) | 2026-11-23 10:20 (mitigated) | 40 min |",
        "| Time to resolve | 2026-11-23 09:50 (detected) | 2026-11-23 10:40 (resolved) | 50 min |",
    ],
)
def test_each_figure_is_counted_by_its_definition(row):
    assert row in document(TOLD, FORM)


@pytest.mark.parametrize(
    "row",
    [
        "| Time to detect | unknown (started) | unknown (detected) | unknown |",
        "| Time to acknowledge | 2026-11-23 10:00 (declared) | 2026-11-23 10:05 (acknowledged) | 5 min |",
        "| Time to mitigate | 2026-11-23 10:00 (declared) | 2026-11-23 10:20 (mitigated) | 20 min |",
        "| Time to resolve | 2026-11-23 10:00 (declared) | 2026-11-23 10:40 (resolved) | 40 min |",
    ],
)
def test_what_nobody_gave_is_counted_from_the_next_best_or_unknown(row):
    assert row in document(TOLD)


def test_times_that_contradict_each_other_give_no_figure():
    assert (
        "| Time to detect | 2026-11-23 09:55 (started) | 2026-11-23 09:50 (detected) "
        "| unknown: detected 2026-11-23 09:50 contradicts"
        in document(f"{TOLD}\n11:00 ben wrote 🚀 /started 09:55", FORM)
    )


def test_acknowledged_after_it_was_resolved_gives_no_figure():
    story = TOLD.replace("10:05 ben wrote 🚀 /ack\n", "") + "\n11:00 ben wrote 🚀 /ack"

    assert "| 2026-11-23 11:00 (acknowledged) | unknown: acknowledged" in document(story)


def test_what_is_approximate_is_shown_so():
    text = document(TOLD.replace("/mitigate", "/mitigate at about 10:15"), FORM)
    end = "~2026-11-23 10:15 (mitigated)"

    assert f"| 2026-11-23 09:40 (started) | {end} | about 35 min |" in text
    assert f"| Mitigate | 2026-11-23 10:05 (acknowledged) | {end} | about 10 min |" in text


def test_factors_that_were_noted_stand_in_the_front_matter():
    assert 'factors: ["The pool: too small"]' in document(
        f"{TOLD}\n11:00 ben wrote 🚀 /factor The pool: too small"
    )
