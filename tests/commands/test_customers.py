"""`/customers told`: the duty that sev1 and sev2 bring."""

import pytest

from incident_actions.thread import Sign
from tests.rehearsal import OPEN, known, planned, refusal, settled, status, verdicts
from tests.stories import then, thread

OWED = "| Customers | ☐ must be told: `/customers told` once they are |"


def customers(told):
    return [line for line in status(told).split("\n") if line.startswith("| Customers |")]


@pytest.mark.parametrize(
    ("severity", "lines"), [("sev1", [OWED]), ("sev2", [OWED]), ("sev3", []), ("sev4", [])]
)
def test_the_severity_says_whether_they_must_be_told(severity, lines):
    assert customers(settled(thread(OPEN.replace("sev2", severity)))) == lines


def test_lowering_the_severity_takes_no_duty_back():
    told = settled(thread(f"{OPEN}10:03 ana wrote /sev 3"))

    assert customers(told) == [OWED]


@pytest.mark.parametrize(
    ("typed", "row", "minute"),
    [
        ("told", "Customers told", "10:20"),
        ("Told.", "Customers told", "10:20"),
        ("told on the status page", "Customers told: on the status page", "10:20"),
        ("told at 10:12 by mail", "Customers told: by mail", "10:12"),
        ("at 10:12 told by mail", "Customers told: by mail", "10:12"),
        ("told 5 minutes ago", "Customers told", "10:15"),
    ],
)
def test_once_told_the_duty_is_done_and_there_is_a_row(typed, row, minute):
    told = settled(thread(f"{OPEN}10:20 ben wrote /customers {typed}"))
    (made,) = known(told).rows

    assert (made.text, made.moment.at.strftime("%H:%M")) == (row, minute)
    assert customers(told) == [f"| Customers | told 2026-11-23 {minute} UTC by ben |"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "What about them? Once they have been told, write `/customers told`."),
        ("know", "`know` is not understood. Once they have been told, write `/customers told`."),
    ],
)
def test_anything_but_told_is_refused(typed, said):
    effects = planned(thread(f"{OPEN}10:20 ben wrote /customers {typed}"))

    assert verdicts(effects) == [Sign.REFUSED]
    assert refusal(effects).startswith(said)


def test_taken_back_the_duty_is_open_again():
    told = settled(thread(f"{OPEN}10:20 ben wrote /customers told"))
    told = settled(then(told, f"10:25 ben wrote /retract {told.comments[0].url}"))

    assert customers(told) == [OWED]


def test_a_resolved_incident_still_owes_it():
    assert customers(settled(thread(f"{OPEN}10:20 ben wrote /resolve"))) == [OWED]


def test_what_was_no_incident_owes_nothing():
    assert customers(settled(thread(f"{OPEN}10:20 ben closed NOT_PLANNED"))) == []
