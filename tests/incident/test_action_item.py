from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from incident_actions.errors import CommandError
from incident_actions.incident.action_item import ActionItem, item_in, lacks_date, read_item
from tests.naughty import naughty_text

MONDAY = date(2026, 11, 23)


FULL = ActionItem("Add memory limits", "ana", date(2026, 12, 1), "prevent")


@pytest.mark.parametrize(
    ("typed", "item"),
    [
        ("Add memory limits @ana due 2026-12-01 prevent", FULL),
        ("Add memory limits prevent due 2026-12-01 @ana", FULL),
        ("Add memory limits, due: 2026-12-01, @ana, prevent.", FULL),
        ("Add memory limits (@ana, due 2026-12-01, prevent)", FULL),
        ("Add memory limits due by 2026-12-01 @ana Prevent", FULL),
        ("Add memory\nlimits   @ana due 2026-12-01 prevent", FULL),
        ("Add memory limits", ActionItem("Add memory limits")),
        ("Add memory limits (owner missing, due date missing)", ActionItem("Add memory limits")),
        ("Add memory limits (@ana, due date missing)", ActionItem("Add memory limits", "ana")),
        ("Add memory limits (owner missing, due 2026-12-01, prevent)", replace(FULL, owner=None)),
        ("Add memory limits @ana", ActionItem("Add memory limits", "ana")),
        (
            "Add memory limits (and document them) @ana",
            ActionItem("Add memory limits (and document them)", "ana"),
        ),
        ("Ask @ana about limits", ActionItem("Ask @ana about limits")),
        ("Write down how to detect", ActionItem("Write down how to detect")),
        ("Watch the process", ActionItem("Watch the", kind="process")),
        ("Pay what is due", ActionItem("Pay what is due")),
        ("Two owners @ben @ana", ActionItem("Two owners @ben", "ana")),
    ],
)
def test_owner_date_and_type_stand_at_the_end_in_any_order(typed, item):
    assert read_item(typed, MONDAY) == item


@pytest.mark.parametrize(
    "typed",
    [
        "Fix it due soon",
        "Fix it due 2026-02-30",
        "Fix it due 0001-01-01",
        "Fix it due 9999-12-31",
        "Fix it due 12/04",
        "Fix it due next year",
        "Fix it due in 2 fortnights",
        "Fix it due in 999 years",
    ],
)
def test_a_date_that_cannot_be_read_is_refused_with_how_to_write_it(typed):
    with pytest.raises(CommandError, match="2026-12-01"):
        read_item(typed, MONDAY)


@pytest.mark.parametrize(
    ("line", "item"),
    [
        (
            "Fix it (@ana, due 31/12/2026, prevent)",
            ActionItem("Fix it due 31/12/2026", "ana", None, "prevent"),
        ),
        ("Fix it due soon (@ana)", ActionItem("Fix it due soon", "ana")),
        ("Pay what is due now (@ana, due 2026-12-01)", replace(FULL, text="Pay what is due now", kind=None)),
        ("Fix it (due date missing, @ana)", ActionItem("Fix it", "ana")),
        ("@ana, due 2026-12-01", ActionItem("@ana, due 2026-12-01")),
        ("Fix it (@ana, @ben, due 2026-12-01)", ActionItem("Fix it (@ana)", "ben", date(2026, 12, 1))),
        ("Ask (@acme/oncall, due 2026-12-01)", ActionItem("Ask (@acme/oncall)", None, date(2026, 12, 1))),
        ("Write down the process (@ana)", ActionItem("Write down the process", "ana")),
        ("Write it down (process)", ActionItem("Write it down", kind="process")),
        ("Write it down @ana process", ActionItem("Write it down", "ana", kind="process")),
    ],
)
def test_in_a_document_a_date_that_cannot_be_read_stays_in_the_words_and_hides_nothing_else(line, item):
    assert item_in(line, MONDAY) == item


@pytest.mark.parametrize("typed", ["", "&nbsp; @ana", "@ana", "due friday", "@ana due friday prevent"])
def test_an_item_without_words_is_refused(typed):
    with pytest.raises(CommandError, match="What is to be done"):
        read_item(typed, MONDAY)


@pytest.mark.parametrize(
    ("item", "line"),
    [
        (FULL, "Add memory limits (@ana, due 2026-12-01, prevent)"),
        (ActionItem("Add memory limits"), "Add memory limits (owner missing, due date missing)"),
    ],
)
def test_what_is_missing_is_said(item, line):
    assert str(item) == line


@given(naughty_text)
def test_any_words_are_an_item_or_are_refused(text):
    with suppress(CommandError):
        assert read_item(text, MONDAY).text


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        ("Add memory limits (owner missing, due date missing)", True),
        ("Add memory limits (@ana, Due date missing)", True),
        ("Add memory limits (@ana)", False),
        ("Add memory limits (@ana, due 2026-12-01)", False),
        ("Say where the due date missing comes from (@ana)", False),
    ],
)
def test_a_line_lacks_its_date_only_where_it_says_so_at_its_end(text, lacks):
    assert lacks_date(text) is lacks
