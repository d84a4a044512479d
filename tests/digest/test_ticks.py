"""Ticks in the digest: what they do, once, and what the digest then says."""

from dataclasses import replace
from datetime import date

import pytest

from incident_actions.digest.pages import Page, Wish, granted, pages, shown
from incident_actions.digest.ticks import decide
from incident_actions.effects import CloseIssue, HandOver, RewriteIssue, UnassignIssue, WriteComment
from incident_actions.incident.item_record import record_of
from incident_actions.text.markers import data_of, mark, without_marker
from incident_actions.thread import Version
from tests.actions.items import item
from tests.digest.items import due
from tests.digest.test_weekly import filed, swept
from tests.rehearsal import context
from tests.stories import DAY, person, thread

ITEM = item(owner="dana")
LATE = replace(ITEM, number=46)
UNOWNED = replace(ITEM, number=47, assignees=())


def digest(*ticks, editor="ben", body=None):
    """A digest of two items of dana's, in which somebody has ticked these boxes."""
    (wish,) = filed(swept(due(45, -3, "dana"), due(46, -1, "dana"), due(47, -1, "")))
    text = body or wish.body
    for number, box in ticks:
        before, line, after = text.partition(f"- #{number} ")
        text = before + line + after.replace(f"  - [ ] {box}", f"  - [x] {box}", 1)
    told = thread("09:00 bot opened Overdue action items", number=50, body=text, labels=("digest",))
    return replace(told, edited_by=person(editor))


#: Who may tick.
PEOPLE = frozenset(map(person, ("ana", "ben", "dana")))


def acted(told, items=None, assignable=()):
    """What is done for what was ticked."""
    (page,) = pages(told)
    known = {45: ITEM, 46: LATE, 47: UNOWNED} if items is None else items
    seen = replace(context(ITEM), assignable=dict.fromkeys(assignable, True))
    return list(decide(told, page, granted(page, PEOPLE), known, seen))


def edited(*bodies, now=None):
    """A digest whose body was written by these people, one after the other."""
    versions = tuple(Version(str(n), person(who), DAY, text) for n, (who, text) in enumerate(bodies))
    return replace(digest(editor=bodies[-1][0], body=now or bodies[-1][1]), versions=versions)


def rewritten(effects, number):
    (body,) = (each.body for each in effects if isinstance(each, RewriteIssue) and each.issue == number)
    return body


def test_each_item_has_its_boxes_and_what_nobody_owns_can_be_taken():
    assert digest().body.count("  - [ ] done\n  - [ ] one week more\n") == 3
    assert digest().body.count("  - [ ] not mine\n") == 2
    assert digest().body.count("  - [ ] I take it\n") == 1


def test_done_closes_the_item_and_says_who_has_said_so():
    effects = acted(digest((45, "done")))

    assert CloseIssue(45) in effects
    assert record_of(rewritten(effects, 45)).finisher == "ben"
    assert "· **3 days overdue**\n  - ✅ closed by ben\n- #46 " in rewritten(effects, 50)


def test_one_week_more_moves_the_date():
    effects = acted(digest((46, "one week more")))

    assert record_of(rewritten(effects, 46)).due == date(2026, 12, 8)
    assert "\n- 2026-11-23 ben: due 2026-12-08, a week more, ticked in #50" in rewritten(effects, 46)
    assert "  - 📅 due 2026-12-08 now, says ben\n" in rewritten(effects, 50)


def test_what_is_overdue_gets_a_week_from_today():
    long_ago = replace(ITEM, body=ITEM.body.replace("2026-12-01", "2026-11-02"))

    effects = acted(digest((45, "one week more")), {45: long_ago})

    assert record_of(rewritten(effects, 45)).due == date(2026, 11, 30)


def test_beyond_the_policy_it_is_not_moved_and_the_digest_says_so():
    at_the_end = replace(ITEM, body=ITEM.body.replace("2026-12-01", "2027-02-20"))

    effects = acted(digest((45, "one week more")), {45: at_the_end})

    assert [type(each) for each in effects] == [RewriteIssue]
    assert "📅 not moved: 2027-02-21 was the latest" in rewritten(effects, 50)


def test_not_mine_takes_the_owner_away():
    effects = acted(digest((45, "not mine")))

    assert UnassignIssue(45, "dana") in effects
    assert "🙋 nobody owns this now, says ben" in rewritten(effects, 50)


def test_i_take_it_assigns_whoever_ticks():
    effects = acted(digest((47, "I take it")), assignable=["ben"])

    assert effects[0] == HandOver(47, "ben", ())
    assert record_of(rewritten(effects, 47)).owner == "ben"
    assert "\n- 2026-11-23 ben: takes it, ticked in #50" in rewritten(effects, 47)
    assert "  - 🙋 ben does it\n" in rewritten(effects, 50)


def test_who_cannot_be_assigned_takes_nothing_and_the_digest_says_so():
    effects = acted(digest((47, "I take it")))

    assert [type(each) for each in effects] == [RewriteIssue]
    assert "🚫 ben cannot be assigned here, so nobody owns it still" in rewritten(effects, 50)


def test_what_somebody_has_taken_meanwhile_stays_theirs():
    effects = acted(digest((47, "I take it")), {47: replace(LATE, number=47)}, assignable=["ben"])

    assert [type(each) for each in effects] == [RewriteIssue]
    assert "🙋 dana does it already" in rewritten(effects, 50)


def test_a_run_that_died_after_assigning_says_on_the_item_who_takes_it():
    told = digest((47, "I take it"))
    first = acted(told, assignable=["ben"])

    again = acted(told, {47: replace(UNOWNED, assignees=(person("ben"),))}, assignable=["ben"])

    assert again == first[1:]


def test_of_several_boxes_of_an_item_the_first_counts():
    told = digest((45, "not mine"), (45, "done"), (46, "one week more"))

    assert wishes(told) == {45: (Wish.DONE, "ben"), 46: (Wish.WEEK, "ben")}


def wishes(told, people=PEOPLE):
    """What is granted to whom, by item."""
    (page,) = pages(told)
    return {number: (each.wish, each.who.login) for number, each in granted(page, people).items()}


NONE, FIRST = digest().body, digest((45, "one week more")).body
BOTH = digest((45, "one week more"), (46, "done")).body
OPPOSITE = digest((45, "one week more"), (45, "done")).body


def test_each_tick_is_that_of_whoever_made_it_whoever_has_edited_last():
    told = edited(("bot", NONE), ("ana", FIRST), ("ben", BOTH))

    assert wishes(told) == {45: (Wish.WEEK, "ana"), 46: (Wish.DONE, "ben")}


def test_of_two_people_who_tick_opposite_boxes_of_an_item_the_earlier_counts():
    assert wishes(edited(("bot", NONE), ("ana", FIRST), ("ben", OPPOSITE))) == {45: (Wish.WEEK, "ana")}


def test_unless_the_earlier_may_not():
    assert wishes(edited(("bot", NONE), ("eve", FIRST), ("ben", OPPOSITE))) == {45: (Wish.DONE, "ben")}


def test_or_has_taken_it_back():
    told = edited(("bot", NONE), ("ana", FIRST), ("ana", NONE), ("ben", digest((45, "done")).body))

    assert wishes(told) == {45: (Wish.DONE, "ben")}


def test_one_person_who_ticks_box_after_box_means_the_first_in_their_order():
    assert wishes(edited(("bot", NONE), ("ana", FIRST), ("ana", OPPOSITE))) == {45: (Wish.DONE, "ana")}


@pytest.mark.parametrize("who", ["eve", "bot"])
def test_a_tick_that_did_not_count_does_not_become_somebody_elses(who):
    told = edited((who, FIRST), ("bot", FIRST), ("ben", BOTH), now=marked(BOTH, "0"))

    assert wishes(told) == {46: (Wish.DONE, "ben")}


def marked(body, seen):
    """The page with what it has taken in."""
    return mark(without_marker(body), "digest 2026-W48", {"seen": seen})


def test_where_github_keeps_no_versions_the_ticks_are_the_editors():
    assert wishes(digest((45, "done"))) == {45: (Wish.DONE, "ben")}


def test_a_tick_acts_once():
    told = digest((45, "done"), (46, "one week more"))

    after = rewritten(acted(told), 50)

    assert "[x]" not in after
    assert shown(after) == {45, 46, 47}


def test_a_run_that_died_in_between_moves_no_date_twice():
    told = digest((46, "one week more"))
    first = acted(told)

    again = acted(told, {46: replace(LATE, body=rewritten(first, 46))})

    assert again == [each for each in first if each.issue == 50]


def test_what_is_closed_already_only_says_so():
    effects = acted(digest((45, "done")), {45: replace(ITEM, open=False)})

    assert "✅ closed\n" in rewritten(effects, 50)
    assert len(effects) == 1


@pytest.mark.parametrize("other", [None, replace(ITEM, author=person("eve"))], ids=["gone", "a stranger's"])
def test_an_item_that_is_none_of_ours_is_left_alone(other):
    known = {45: other} if other else {}

    effects = acted(digest((45, "done")), known)

    assert "not found, so nothing was changed" in rewritten(effects, 50)
    assert len(effects) == 1


def test_what_was_written_over_unread_is_carried_out_for_whoever_ticked_it():
    late, both = digest((46, "done")).body, digest((45, "done"), (46, "done")).body
    told = edited(("bot", late), ("ana", both), ("bot", NONE))

    effects = acted(told)

    assert wishes(told) == {45: (Wish.DONE, "ana")}
    assert "✅ closed by ana" in rewritten(effects, 50)
    assert data_of(rewritten(effects, 50))["seen"] == "1"


def test_what_somebody_ticked_and_took_back_before_it_was_written_over_does_nothing():
    assert wishes(edited(("bot", NONE), ("ana", FIRST), ("ana", NONE), ("bot", NONE))) == {}


def test_an_edit_written_over_that_ticked_nothing_is_only_remembered():
    (only,) = acted(edited(*((who, NONE) for who in ("bot", "ana", "bot"))))

    assert data_of(only.body)["seen"] == "1"
    assert shown(only.body) == {45, 46, 47}


def test_a_comment_that_the_digest_goes_on_in_acts_too():
    comment = mark("## ben\n\n- #45 Item\n  - [x] done\n", "digest 2026-W48 2")
    told = digest()
    page = Page(comment, person("ben"), 7)

    effects = list(decide(told, page, granted(page, PEOPLE), {45: ITEM}, context(ITEM)))

    (written,) = (each for each in effects if isinstance(each, WriteComment))
    assert (written.key, written.comment) == ("digest 2026-W48 2", 7)
    assert "- #45 Item\n  - ✅ closed by ben\n" in written.body


def test_its_parts_are_the_body_and_our_own_comments():
    told = digest()
    more, forged = mark("- #48 Item", "digest 2026-W48 2"), mark("- #49 Item", "digest 2026-W48 3")
    talked = thread("09:00 bot opened x\n09:01 bot wrote a\n09:02 eve wrote b")
    ours, theirs = (
        replace(each, body=body) for each, body in zip(talked.comments, (more, forged), strict=True)
    )
    told = replace(talked, body=told.body, entries=(ours, theirs))

    assert [shown(page.body) for page in pages(told)] == [{45, 46, 47}, {48}]


def test_an_issue_that_a_stranger_has_filed_is_no_digest():
    assert pages(replace(digest(), author=person("eve"))) == ()


@pytest.mark.parametrize(
    "body",
    [
        "- #45 Item\n\n  - [x] done",
        "- #45 Item\n  - [x] done\nx\n  - [x] not mine",
        "  - [x] done\n- #45 Item",
        "x",
    ],
)
def test_boxes_count_below_their_item_alone(body):
    wishes = granted(Page(body, person("ben")), PEOPLE)

    assert {each.wish for each in wishes.values()} <= {Wish.DONE}
