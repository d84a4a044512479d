"""The document after its merge: changed lines change their issues, lines that are gone are asked about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from incident_actions.effects import (
    CloseIssue,
    FileIssue,
    HandOver,
    ReopenIssue,
    RewriteIssue,
    SetMilestone,
    WriteComment,
)
from incident_actions.imagine import imagine
from incident_actions.incident.item_record import record_of
from incident_actions.incident.model import Incident
from incident_actions.messages.status_comment import learnt
from incident_actions.plan import plan
from incident_actions.text.markers import data_of, key_of, mark, without_marker
from incident_actions.thread import Milestone, WriteBack
from tests.actions.test_filing import (
    ALERT,
    CLOSED,
    LIMITS,
    LINKED,
    MERGED,
    PATH,
    TEXT,
    issue,
    run,
    with_issues,
)
from tests.rehearsal import NOON, known, settled_with

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


def test_an_owner_beside_whom_the_former_still_stands_gets_it_alone():
    both = with_issues(MERGED, issue(45, LIMITS, assignees=("ana", "ben")), issue(46, ALERT))

    assert effects(LINKED.replace("@ana", "@ben"), both, HandOver) == [HandOver(45, "ben", ("ana",))]


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


def stated(**fields):
    """The issue of the first line once commands have changed its record."""
    body = record_of(LIMITS.body).changed("1", "said", **fields).body
    return with_issues(MERGED, issue(45, LIMITS, body=body, assignees=("ana",)), issue(46, ALERT))


def test_what_commands_have_changed_stays_where_the_line_changes_in_something_else():
    told = stated(due=date(2026, 12, 15), moved=True)

    after, run_after = settled_with(told, run(told, LINKED.replace("Add memory", "Add tight memory")))

    item = {each.number: each for each in known(after).items}[45]
    assert (item.title, record_of(item.body).due) == ("Add tight memory limits", date(2026, 12, 15))
    assert "Add tight memory limits (@ana, due 2026-12-15, prevent)" in run_after.documents[PATH]


def test_of_a_command_and_a_line_that_both_move_the_date_the_line_counts():
    told = stated(due=date(2026, 12, 15), moved=True)
    record = record_of(issues(LINKED.replace("due 2026-12-01", "due 2026-12-20"), told)[45].body)

    assert (record.due, record.moved) == (date(2026, 12, 20), False)
    assert record.words.startswith("**Due** 2026-12-20\n")


def test_a_title_and_words_that_people_wrote_stay_where_the_line_says_another_date():
    words = without_marker(LIMITS.body).replace("**Due**", "Ask Zoe first.\n\n**Due**")
    body = mark(words.replace("**Type** prevent\n", ""), LIMITS.key, data_of(LIMITS.body))
    told = with_issues(
        MERGED, issue(45, LIMITS, title="Cap the memory", body=body, assignees=("ana",)), issue(46, ALERT)
    )

    item = issues(LINKED.replace("due 2026-12-01", "due 2026-12-08"), told)[45]

    assert item.title == "Cap the memory"
    assert item.body.startswith("Ask Zoe first.\n\n**Due** 2026-12-08\n")
    assert "**Type**" not in item.body


def test_who_took_the_statements_away_gets_none_back():
    body = mark("See the plan.", LIMITS.key, data_of(LIMITS.body))
    told = with_issues(MERGED, issue(45, LIMITS, body=body), issue(46, ALERT))
    item = issues(LINKED.replace("due 2026-12-01, prevent", "due 2026-12-08, detect"), told)[45]

    assert record_of(item.body).words == "See the plan."
    assert record_of(item.body).due == date(2026, 12, 8)


def test_a_date_counted_from_some_day_does_not_move_with_the_days():
    text = LINKED.replace("due 2026-12-01", "due in 2 weeks")
    after, run_after = settled_with(OWNED, run(OWNED, text))
    later = replace(run_after, now=NOON + timedelta(days=5))

    assert "(@ana, due 2026-12-07, prevent)" in run_after.documents[PATH]
    assert plan(after, later) == ()
    assert plan(after, replace(later, documents={PATH: text})) == plan(
        after, replace(run_after, documents={PATH: text})
    )


def test_a_line_that_is_only_broken_otherwise_writes_nothing():
    assert effects(LINKED.replace("memory limits (@ana", "memory\n  limits (@ana")) == []


TICKED = LINKED.replace("- [ ] [#45]", "- [x] [#45]")
DONE = settled_with(OWNED, run(OWNED, TICKED))


def test_a_tick_is_carried_out_once_and_never_against_whoever_opens_the_issue_again():
    """As where the ticked line stays for days, since the note waits in a pull request."""
    after, _ = DONE
    again = reopened(after)

    assert effects(TICKED, kind=CloseIssue) == [CloseIssue(45)]
    assert not {each.number: each for each in known(after).items}[45].open
    assert effects(TICKED, again, CloseIssue) == []
    assert settled_with(again, run(again, TICKED))[1].documents[PATH] == LINKED


def test_a_box_that_is_ticked_again_later_closes_the_issue_again():
    again, run_again = settled_with(reopened(DONE[0]), run(DONE[0], DONE[1].documents[PATH]))

    assert run_again.documents[PATH] == LINKED
    assert effects(TICKED, again, CloseIssue) == [CloseIssue(45)]


def test_a_tick_that_a_person_takes_away_opens_the_issue_again():
    after, run_after = DONE
    text = run_after.documents[PATH].replace("- [x] [#45]", "- [ ] [#45]")

    again, run_again = settled_with(after, run(after, text))

    assert effects(text, after, ReopenIssue) == [ReopenIssue(45)]
    assert {each.number: each for each in known(again).items}[45].open
    assert run_again.documents[PATH] == LINKED


def listed(item):
    """What an item says under *Changes*."""
    return item.body.partition("**Changes**\n\n")[2].partition("\n\n")[0].split("\n")


def test_what_commits_do_to_a_box_stands_under_changes():
    after, run_after = DONE
    text = run_after.documents[PATH].replace("- [x] [#45]", "- [ ] [#45]")
    again, run_again = settled_with(after, run(after, text))
    once_more, _ = settled_with(again, replace(run_again, documents={PATH: TICKED}))

    assert listed({each.number: each for each in known(once_more).items}[45]) == [
        "- 2026-11-23: ticked in the post-mortem",
        "- 2026-11-23: unticked in the post-mortem",
        "- 2026-11-23: ticked in the post-mortem",
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("memory limits", "tight limits", "the words"),
        ("due 2026-12-01", "due 2026-12-08", "due 2026-12-08"),
        ("@ana, due 2026-12-01, prevent", "@ben, detect", "no due date, owner ben, type detect"),
        (", prevent", "", "no type"),
        ("@ana, ", "", "no owner"),
    ],
)
def test_what_a_commit_changes_in_a_line_stands_under_changes(old, new, said):
    item = issues(LINKED.replace(old, new, 1))[45]

    assert listed(item) == [f"- 2026-11-23: changed in the post-mortem: {said}"]


def reopened(told):
    """The thread once somebody has opened its first item's issue again."""
    return imagine(told, [ReopenIssue(45)], NOON)


def waiting(told):
    """The thread while the links of its items wait in a pull request."""
    proposal = WriteBack(pull=60, head="b" * 40)
    return replace(told, repository=replace(told.repository, write_back=proposal))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("memory limits", "memory bounds"),
        ("due 2026-12-01", "due 2026-12-08"),
        ("(@ana, due 2026-12-01, prevent)", "(@ben)"),
    ],
)
def test_a_line_that_is_edited_while_its_link_waits_is_not_filed_again(old, new):
    text = TEXT.replace(old, new)
    told = waiting(OWNED)
    after = imagine(told, plan(told, run(told, text)), NOON)

    assert effects(text, told, FileIssue) == []
    assert [each.issue for each in effects(text, told)] == [45]
    assert [each.number for each in known(after).items] == [45, 46]
    assert effects(text, after) == effects(text, after, FileIssue) == []


@pytest.mark.parametrize("declined", [False, True])
def test_nor_is_one_whose_link_was_declined_or_could_not_be_proposed(declined):
    branch = WriteBack(head="b" * 40, declined=declined)
    told = replace(OWNED, repository=replace(OWNED.repository, write_back=branch))

    assert effects(TEXT.replace("memory limits", "memory bounds"), told, FileIssue) == []


def test_nor_is_one_with_another_date_whose_issue_somebody_has_renamed():
    told = with_issues(MERGED, issue(45, LIMITS, title="Cap it", assignees=("ana",)), issue(46, ALERT))

    assert effects(TEXT.replace("2026-12-01", "2026-12-08"), told, FileIssue) == []


def test_of_two_items_alike_each_edited_line_has_its_own():
    twins = with_issues(MERGED, issue(45, LIMITS), issue(46, replace(LIMITS, key="item 12 other")))
    text = "## Action items\n\n- [ ] Add memory bounds (@ana)\n- [ ] Add memory bounds (@ben)\n"

    assert effects(text, waiting(twins), FileIssue) == []


def test_another_item_that_is_added_while_links_wait_is_filed():
    text = TEXT + "- [ ] Rehearse the failover (@ben)\n"

    assert [each.title for each in effects(text, waiting(OWNED), FileIssue)] == ["Rehearse the failover"]


def test_words_that_another_line_had_once_are_an_item_of_their_own():
    others = LINKED.replace("/45) Add", "/45) Test")
    again = "- [ ] Add memory limits (@ana, due 2026-12-01, prevent)\n"

    assert [each.title for each in effects(others + again, kind=FileIssue)] == ["Add memory limits"]


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


def test_where_an_issue_has_no_room_to_remember_it_nothing_is_asked():
    full = mark("x" * 65_400, LIMITS.key, {**data_of(LIMITS.body), "note": "y" * 60})
    told = with_issues(MERGED, issue(45, LIMITS, body=full), issue(46, ALERT))

    assert [each for each in effects(GONE, told, WriteComment) if each.issue] == []


def test_what_is_closed_is_not_asked_about():
    told = with_issues(MERGED, issue(45, LIMITS, open=False, closed_at=CLOSED), issue(46, ALERT))

    assert [each for each in effects(GONE, told, WriteComment) if each.issue] == []


def test_while_an_item_has_no_issue_yet_nothing_is_asked():
    text = f"{GONE}- [ ] Rehearse it\n"

    assert len(effects(text, kind=FileIssue)) == 1
    assert [each for each in effects(text, kind=WriteComment) if each.issue] == []


def closed(*numbers: int, reason: str = "COMPLETED") -> Incident:
    done = {"open": False, "closed_at": CLOSED, "reason": reason}
    items = {45: LIMITS, 46: ALERT}
    return known(
        with_issues(MERGED, *(issue(n, wish, **(done if n in numbers else {})) for n, wish in items.items()))
    )


def test_once_all_are_closed_the_incident_is_learnt_on_the_day_of_the_last():
    assert learnt(closed(45, 46)) == "2026-12-02: all 2 action items are done"


def test_what_will_not_be_done_is_not_called_done():
    one = with_issues(
        MERGED,
        issue(45, LIMITS, open=False, closed_at=CLOSED, reason="NOT_PLANNED"),
        issue(46, ALERT, open=False, closed_at=CLOSED, reason="COMPLETED"),
    )

    assert learnt(known(one)) == "2026-12-02: 1 of 2 action items are done, 1 will not be"
    assert learnt(closed(45, 46, reason="DUPLICATE")) == "2026-12-02: none of the 2 action items will be done"


@pytest.mark.parametrize(
    ("reason", "said"), [("COMPLETED", "is done"), ("NOT_PLANNED", "will not be done"), (None, "is done")]
)
def test_the_only_item_is_named_so(reason, said):
    only = with_issues(MERGED, issue(45, LIMITS, open=False, closed_at=CLOSED, reason=reason))

    assert learnt(known(only)) == f"2026-12-02: the only action item {said}"


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
