from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from incident_actions.incident.form import HEADINGS, read_form
from incident_actions.text.moments import Clock, Moment
from tests.naughty import naughty_text
from tests.stories import form

CLOCK = Clock(datetime(2026, 11, 23, 10, tzinfo=UTC), ZoneInfo("Europe/Berlin"))

FULL = form(
    what="Checkout is down",
    impact="Nobody can pay.\n\nBrowsing works.",
    severity="SEV1 Critical: complete outage",
    detected_by="SLO alert",
    started_at="about 10:30",
    detected_at="10 minutes ago",
    services="checkout, payments",
    commander="@ana",
    links="https://grafana.example/d/1",
)


def test_every_answer_is_read_under_its_heading():
    found = read_form(FULL, CLOCK)

    assert set(found.answers) == set(HEADINGS.values())
    assert found.answers["impact"] == "Nobody can pay.\n\nBrowsing works."
    assert (found.severity, found.commander) == ("sev1", "ana")
    assert found.started == Moment(datetime(2026, 11, 23, 9, 30, tzinfo=UTC), approximate=True)
    assert found.detected == Moment(datetime(2026, 11, 23, 9, 50, tzinfo=UTC))
    assert (found.missing, found.unread) == ((), {})


def test_a_body_from_the_website_has_carriage_returns():
    assert read_form(FULL.replace("\n", "\r\n"), CLOCK).answers == read_form(FULL, CLOCK).answers


@pytest.mark.parametrize("answer", ["", "_No response_", "None"])
def test_no_answer_is_no_answer(answer):
    found = read_form(form(what="x", severity="SEV2 Major", started_at=answer, commander=answer), CLOCK)

    assert (found.started, found.commander, found.unread) == (None, None, {})


@pytest.mark.parametrize("typed", ["soon", "12/04 10:00", "2027-01-01 10:00", "25:00"])
def test_a_time_that_cannot_be_read_is_unknown_and_kept_as_it_was_typed(typed):
    found = read_form(form(what="x", severity="SEV2 Major", detected_at=typed), CLOCK)

    assert (found.detected, found.unread) == (None, {"detected_at": typed})


def test_what_github_enforces_only_on_its_own_page_is_missing_here():
    assert read_form("It broke", CLOCK).missing == ("What is happening?", "Impact", "Severity")
    assert not read_form("It broke", CLOCK).filled


@pytest.mark.parametrize("answer", ["Critical", "sev5", "SEV", "1"])
def test_a_severity_of_another_form_is_unknown(answer):
    assert read_form(form(what="x", severity=answer), CLOCK).severity is None


@given(naughty_text, naughty_text)
def test_any_body_is_read(heading, answer):
    assert read_form(f"### {heading}\n\n{answer}\n\n### Started at\n\n{answer}", CLOCK).answers is not None
