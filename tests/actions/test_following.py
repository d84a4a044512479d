"""The document after its merge: changed lines change their issues, lines that are gone are asked about."""

from dataclasses import replace
from datetime import date

import pytest

from incident_actions.effects import FileIssue, HandOver, RewriteIssue, SetMilestone, WriteComment
from incident_actions.incident.item_record import record_of
from incident_actions.incident.model import Incident
from incident_actions.messages.status_comment import learnt
from incident_actions.plan import plan
from incident_actions.text.markers import data_of, key_of, mark, without_marker
from incident_actions.thread import Milestone
from tests.actions.test_filing import (
    ALERT,
    CLOSED,
    LIMITS,
    LINKED,
    MERGED,
    PATH,
    issue,
    run,
    with_issues,
)
from tests.rehearsal import known, settled_with

OWNED = with_issues(MERGED, issue(45, LIMITS, assignees=("ana",)), issue(46, ALERT))


def effects(text, story=OWNED, kind=RewriteIssue, **fields):
    return [each for each in plan(story, run(story, text, **fields)) if isinstance(each, kind)]


def issues(text, story=OWNED):
    """The issues once nothing is left to do, by number."""
    return {each.number: each for each in known(settled_with(story, run(story, text))[0]).items}


def test_a_document_that_nobody_has_changed_writes_nothing():
    assert effects(LINKED) == effects(LINKED, kind=HandOver) == []


def test_other_words_are_the_issues_new_title():
    item = issues(LINKED.replace("Add memory limits", "Add *tight* memory limits"))[45]

    assert item.title == "Add *tight* memory limits"
    assert key_of(item.body) == LIMITS.key


def test_another_type_and_another_date_stand_in_its_body():
    item = issues(LINKED.replace("due 2026-12-01, prevent", "due 2026-12-08, detect"))[45]

    assert item.body.startswith("**Due** 2026-12-08\n**Type** detect\n")
    assert data_of(item.body)["due"] == "2026-12-08"


def test_another_owner_takes_it_over():
    text = LINKED.replace("@ana", "@ben")

    assert effects(text, kind=HandOver) == [HandOver(45, "ben", ("ana",))]
    assert issues(text)[45].assignees == ("ben",)


def test_an_owner_who_cannot_be_assigned_is_named_in_the_text():
    item = issues(LINKED.replace("@ana", "@eve"))[45]

    assert item.assignees == ("ana",)
    assert "**Owner** eve, who cannot be assigned here" in item.body


def test_whoever_was_assigned_by_hand_stays_while_the_line_names_the_same_owner():
    by_hand = with_issues(MERGED, issue(45, LIMITS, assignees=("cleo",)), issue(46, ALERT))

    assert effects(LINKED.replace("limits", "bounds"), by_hand, HandOver) == []


def test_only_the_changed_line_writes():
    assert [each.issue for each in effects(LINKED.replace("limits", "bounds"))] == [45]


def test_what_stands_below_the_head_of_the_body_stays():
    added = issue(45, LIMITS)
    words = without_marker(added.body) + "\n\n2026-11-25 ana: moved"
    told = with_issues(
        MERGED, replace(added, body=mark(words, LIMITS.key, data_of(added.body))), issue(46, ALERT)
    )

    assert "\n\n2026-11-25 ana: moved\n" in issues(LINKED.replace("limits", "bounds"), told)[45].body


def test_the_milestone_follows_the_latest_date():
    (moved,) = effects(LINKED.replace("(@eve)", "(@eve, due 2027-01-15)"), kind=SetMilestone)

    assert moved.due == date(2027, 1, 15)
    assert issues(LINKED.replace("(@eve)", "(@eve, due 2027-01-15)"))[46].milestone.due == moved.due


def test_an_issue_from_before_lines_were_remembered_is_left_alone():
    old = issue(45, LIMITS)
    data = {key: value for key, value in data_of(old.body).items() if key != "line"}
    told = with_issues(MERGED, replace(old, body=mark("Old", LIMITS.key, data)), issue(46, ALERT))

    assert effects(LINKED.replace("limits", "bounds"), told) == []


GONE = "\n".join(line for line in LINKED.split("\n") if "[#45]" not in line)


def test_an_item_that_was_taken_out_is_asked_about_once_and_never_deleted():
    (question,) = (each for each in effects(GONE, kind=WriteComment) if each.issue)
    after, _ = settled_with(OWNED, run(OWNED, GONE))

    assert (question.issue, question.key) == (45, "removed 45")
    assert f"[post-mortem](https://github.example/acme/shop/blob/main/{PATH})" in question.body
    assert [each.open for each in known(after).items] == [True, True]
    assert [each for each in effects(GONE, after, WriteComment) if each.issue] == []


def test_what_is_closed_is_not_asked_about():
    told = with_issues(MERGED, issue(45, LIMITS, open=False, closed_at=CLOSED), issue(46, ALERT))

    assert [each for each in effects(GONE, told, WriteComment) if each.issue] == []


def test_while_an_item_has_no_issue_yet_nothing_is_asked():
    text = f"{GONE}- [ ] Rehearse it\n"

    assert len(effects(text, kind=FileIssue)) == 1
    assert [each for each in effects(text, kind=WriteComment) if each.issue] == []


def closed(*numbers: int) -> Incident:
    done = {"open": False, "closed_at": CLOSED}
    items = {45: LIMITS, 46: ALERT}
    return known(
        with_issues(MERGED, *(issue(n, wish, **(done if n in numbers else {})) for n, wish in items.items()))
    )


def test_once_all_are_closed_the_incident_is_learnt_on_the_day_of_the_last():
    assert learnt(closed(45, 46)) == "2026-12-02: all 2 action items are done"


@pytest.mark.parametrize("incident", [closed(), closed(45), known(MERGED)])
def test_before_that_it_is_not(incident):
    assert learnt(incident) is None


def test_the_status_comment_says_that_it_is_learnt():
    done = {"open": False, "closed_at": CLOSED, "milestone": Milestone(3, LIMITS.milestone, open=False)}
    told = with_issues(MERGED, issue(45, LIMITS, **done), issue(46, ALERT, **done))
    after, _ = settled_with(told, run(told, LINKED))

    assert "| Learnt | 2026-12-02: all 2 action items are done |" in known(after).keyed["status"].body


def test_what_somebody_has_written_on_top_of_the_body_stays_and_so_does_what_it_waits_for():
    added = issue(45, LIMITS)
    body = mark("Ask Zoe first.\n\n" + without_marker(added.body), LIMITS.key, data_of(added.body))
    body = record_of(body).changed("1", "blocked by #46", blocked=46).body
    told = with_issues(MERGED, replace(added, body=body), issue(46, ALERT))

    after = issues(LINKED.replace("due 2026-12-01", "due 2026-12-08"), told)[45].body

    assert after.startswith("Ask Zoe first.\n\n**Due** 2026-12-08\n**Blocked** by #46\n")
    assert after.count("**Due**") == 1
