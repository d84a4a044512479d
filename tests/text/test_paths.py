from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from incident_actions.text.paths import (
    branch_of,
    incidents_named,
    is_postmortem,
    postmortem_path,
    safe_path,
    slug,
)
from tests.naughty import naughty_text

LATE = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Checkout is down!", "checkout-is-down"),
        ("Größe & Maß", "grosse-mass"),
        ("../../etc/passwd", "etc-passwd"),
        ("事故", "incident"),
        ("", "incident"),
        ("con", "con"),
        ("a" * 300, "a" * 40),
        ("one two three four five six seven eight nine ten", "one-two-three-four-five-six-seven-eight"),
    ],
)
def test_a_slug_is_made_of_letters_digits_and_hyphens_only(title, name):
    assert slug(title) == name


def test_a_path_has_the_day_of_the_declaration_in_the_teams_zone():
    path = postmortem_path("postmortems", LATE, ZoneInfo("Europe/Berlin"), 12, "Checkout is down")

    assert path == "postmortems/2026-11-24-incident-12-checkout-is-down.md"


@given(naughty_text)
def test_r21_no_title_leads_out_of_the_folder(text):
    path = postmortem_path("docs/postmortems", LATE, ZoneInfo("UTC"), 12, text)

    assert path == safe_path(path)
    assert path.startswith("docs/postmortems/2026-11-23-incident-12-")


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/etc/passwd",
        "../x.md",
        "a/../b.md",
        "a/./b.md",
        "a//b.md",
        ".github/workflows/x.md",
        "a/.git/x.md",
        "a\\b.md",
        "a\0b.md",
        "a/con/b.md",
        "a/nul.md",
        "a/com1.md",
        "A/b.md",
        "a b.md",
        "a/b.md/",
        "é.md",
        "a%2f..md",
        "a/b.md\n",
        "a" * 100,
    ],
)
def test_r21_a_path_that_is_not_of_harmless_segments_is_refused(path):
    with pytest.raises(ValueError, match="no path that we write"):
        safe_path(path)


@pytest.mark.parametrize(
    ("path", "ours"),
    [
        ("postmortems/2026-11-23-incident-12-checkout.md", True),
        ("elsewhere/2026-11-23-incident-12-renamed.md", True),
        ("postmortems/2026-11-23-incident-121-checkout.md", False),
        ("postmortems/2026-11-23-incident-12-checkout.yml", False),
        ("postmortems/incident-12.md", False),
        ("../2026-11-23-incident-12-x.md", False),
        (".github/2026-11-23-incident-12-x.md", False),
        ("postmortems/2026-11-23-incident-12-\n.md", False),
    ],
)
def test_r21_a_post_mortem_is_known_by_the_number_in_its_harmless_path(path, ours):
    assert is_postmortem(path, 12) is ours


def test_each_incident_has_one_branch():
    assert branch_of(12) == "incident-actions/postmortem-12"


@pytest.mark.parametrize(
    ("name", "incidents"),
    [
        ("2026-11-23-incident-12-checkout.md", {12}),
        ("2026-11-23-incident-12-as-in-incident-7-before.md", {12, 7}),
        ("the-incident-12-again.md", {12}),
        ("README.md", set()),
        ("2026-11-23-incident-0-zero.md", set()),
        ("2026-11-23-incident-1²-power.md", set()),
        ("2026-11-23-incident-9999999999-many.md", set()),
        ("2026-11-23-incident-12-checkout.png", set()),
    ],
)
def test_the_name_of_a_document_says_whose_it_may_be(name, incidents):
    assert incidents_named(name) == incidents
