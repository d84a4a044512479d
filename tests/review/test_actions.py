"""Vague action items, and the sharper ones that look like them."""

import pytest

from tests.review.documents import changed, doing, findings, ids, read

END = "(@ana, due 2026-12-01, prevent)"


@pytest.mark.parametrize(
    "text",
    [
        "Be more careful with migrations",
        "Improve monitoring",
        "Improve the documentation",
        "Enhance our alerting processes",
        "Review the process",
        "Look into the connection pool",
        "Make sure this does not happen again",
        "Remind everybody to check the lag",
        "Communicate better",
        "Raise awareness",
        "Think about testing",
        "Better alerts",
        "More tests for the parser",
        "Improve alerting for the database",
        "Update the runbook",
    ],
)
def test_wishes_are_found(text):
    assert "action-vague" in ids(doing(f"{text} {END}"))


@pytest.mark.parametrize(
    "text",
    [
        "Improve monitoring of the queue: alert above 5 minutes",
        "Review the retention of the `orders` topic and write it down",
        "Fix the rounding of refunds in yen",
        "Reduce the timeout of the probe to 2 s",
        "Document how to restore a shard",
        "Ensure that the job refuses an empty column",
        "Investigate the pool and write a proposal",
        "Train responders for the region failover in a drill",
        "Update the runbook with the new address of the vault",
        "Increase the retention of logs from 7 to 30 days",
    ],
)
def test_sharp_ones_are_not(text):
    assert ids(doing(f"{text} {END}")) == []


@pytest.mark.parametrize(
    "text", ["Memory limits", "Alerts on the queue", "The runbook", "Tests for the parser"]
)
def test_an_item_begins_with_a_verb(text):
    assert "action-no-verb" in ids(doing(f"{text} {END}"))


@pytest.mark.parametrize(
    "text",
    [
        "Auto-scale the workers",
        "Rebalance the shards",
        "Please add a limit",
        "To drop the column",
        "Containerize it all in `kit`",
    ],
)
def test_verbs_are_known_with_prefixes_and_after_politeness(text):
    assert "action-no-verb" not in ids(doing(f"{text} {END}"))


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("Better documentation", "Write down in the failover runbook"),
        ("Add more tests", "Test a refund"),
        ("Improve monitoring", "Alert when"),
        ("More training", "in a drill"),
        ("Improve the system", "Refuse a table"),
    ],
)
def test_a_wish_is_answered_with_an_example_of_its_own_field(text, better):
    (finding,) = [told.finding for told in read(doing(f"{text} {END}")).told]

    assert finding.rule.id == "action-vague"
    assert better in finding.better


@pytest.mark.parametrize(
    ("text", "better"), [("Fix the bug", "which one"), ("Fix it", "the part of the system")]
)
def test_an_item_without_an_object_is_asked_for_what_it_lacks(text, better):
    (finding,) = findings(doing(f"{text} {END}"), "action-no-object")

    assert better in finding.better


@pytest.mark.parametrize("text", ["Fix it", "Automate this", "Solve the problem", "Document", "Clean up"])
def test_an_item_names_its_object(text):
    assert "action-no-object" in ids(doing(f"{text} {END}"))


def test_an_item_without_owner_and_date_has_both_findings():
    assert sorted(ids(doing("Set a limit for the pool"))) == ["action-no-date", "action-no-owner"]


def test_a_date_that_cannot_be_read_is_none():
    assert ids(doing("Set a limit for the pool due soon (@ana)")) == ["action-no-date"]


def test_an_owner_to_whom_nothing_can_be_assigned_is_found_where_that_is_known():
    text = doing("Set a limit for the pool (@zoe, due 2026-12-01)")

    assert ids(text, assignable={"zoe": False}) == ["action-unknown-owner"]
    assert ids(text, assignable={"zoe": True}) == ids(text) == []


@pytest.mark.parametrize("owners", ["@ana, @ben", "@ana and @ben", "@ana/@ben", "@ana & @ben"])
def test_two_owners_are_one_too_many(owners):
    assert ids(doing(f"Set a limit for the pool ({owners}, due 2026-12-01)")) == ["action-two-owners"]


def test_somebody_who_is_asked_is_no_second_owner():
    assert ids(doing(f"Get the key from @ben {END}")) == []


@pytest.mark.parametrize(
    ("due", "count"), [("2026-11-24", 1), ("2026-11-25", 0), ("2027-02-23", 0), ("2027-02-24", 1)]
)
def test_a_date_lies_ahead_and_within_three_times_the_policy(due, count):
    assert len(findings(doing(f"Set a limit for the pool (@ana, due {due})"), "action-date")) == count


def test_the_policy_is_the_configurations():
    text = doing("Set a limit for the pool (@ana, due 2026-12-20)")

    assert ids(text, config="actions: {due_within: 7d}") == ["action-date"]


@pytest.mark.parametrize(
    "line", ["- [x] Improve it", "- [ ] [#45](../../../issues/45) Improve it", "- Improve it"]
)
def test_what_is_done_filed_or_no_task_is_left_alone(line):
    text = changed(f"- [ ] Set a lock timeout for all migrations {END}", line)
    assert ids(text) == []


def test_ideas_may_be_vague():
    text = changed(
        f"- [ ] Set a lock timeout for all migrations {END}",
        f"- [ ] Set a limit on locks {END}\n\n## Ideas\n\n- [ ] Improve it",
    )
    assert ids(text) == []


def test_the_finding_stands_on_the_items_text():
    text = doing(f"Set a limit for the pool {END}", "Improve monitoring (@ana, due 2026-12-01)")
    (finding,) = findings(text, "action-vague")

    line = text.split("\n")[finding.line - 1]
    assert line[finding.column - 1 : finding.end_column - 1] == "Improve monitoring"
