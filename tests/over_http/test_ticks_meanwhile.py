"""A box that somebody ticks between our read and our write: we take the tick away, and yet it counts."""

from contextlib import suppress
from datetime import timedelta

import pytest

from incident_actions.sandbox.operations import comments, issues
from incident_actions.sandbox.tokens import BOT_LOGIN
from tests.faults.matrix import Killed
from tests.over_http.meanwhile import meanwhile
from tests.over_http.test_digest import item, tick
from tests.shop import START, shop

ROLL_BACK, CAPACITY = "Roll back the last deployment", "Add capacity"


def status_of(opened):
    return next(each for each in opened.comments() if "<!-- incident-actions status " in each.body)


def check(opened, who, item, before=" ", after="x"):
    """Somebody clicks a box of the status comment."""
    comment = status_of(opened)
    assert f"- [{before}] {item}" in comment.body
    body = comment.body.replace(f"- [{before}] {item}", f"- [{after}] {item}", 1)
    comments.update(opened.visit(who), comment, body)


def checked(opened):
    """The ticked items of the checklist, and who is told in the timeline to have done something."""
    boxes = [line for line in opened.status().split("\n") if line.startswith("- [x] ")]
    rows = [line for line in opened.status().split("\n") if "Done: " in line and line.startswith("|")]
    return len(boxes), [next(who for who in ("ana", "ben") if who in row) for row in rows]


def dying_run(opened, number, before, happens):
    """A run that meets this, and dies once its write is answered."""
    with suppress(Killed):
        opened.settle(number, connection=meanwhile(before, happens, dies=True))


@pytest.fixture
def declared():
    with shop() as opened:
        opened.declare()
        opened.settle()
        yield opened


def test_a_tick_meanwhile_is_a_row_after_the_same_run(declared):
    declared.says("ana", "/event The graph fell")

    declared.settle(connection=meanwhile("updateIssueComment", lambda: check(declared, "ben", ROLL_BACK)))

    assert checked(declared) == (1, ["ben"])
    assert "The graph fell" in declared.status()


def test_a_tick_meanwhile_counts_though_the_run_dies_at_once(declared):
    declared.says("ana", "/event The graph fell")

    dying_run(declared, 1, "updateIssueComment", lambda: check(declared, "ben", ROLL_BACK))
    lost = checked(declared)
    declared.sweep()

    assert (lost, checked(declared)) == ((0, []), (1, ["ben"]))


def test_a_second_tick_meanwhile_adds_to_the_first(declared):
    check(declared, "ana", CAPACITY)

    declared.settle(connection=meanwhile("updateIssueComment", lambda: check(declared, "ben", ROLL_BACK)))

    assert checked(declared)[0] == 2
    assert sorted(checked(declared)[1]) == ["ana", "ben"]


def test_a_tick_taken_away_meanwhile_is_taken_away(declared):
    check(declared, "ana", CAPACITY)
    declared.settle()
    declared.says("ana", "/event The graph fell")

    declared.settle(
        connection=meanwhile("updateIssueComment", lambda: check(declared, "ben", CAPACITY, "x", " "))
    )

    assert checked(declared) == (0, [])


def test_a_tick_after_one_that_was_written_over_does_not_take_it_away(declared):
    declared.says("ana", "/event The graph fell")
    dying_run(declared, 1, "updateIssueComment", lambda: check(declared, "ben", ROLL_BACK))
    check(declared, "ana", CAPACITY)

    declared.settle()

    assert checked(declared)[0] == 2
    assert sorted(checked(declared)[1]) == ["ana", "ben"]


def test_what_was_written_over_is_read_once_and_then_costs_nothing(declared):
    declared.says("ana", "/event The graph fell")
    declared.settle(connection=meanwhile("updateIssueComment", lambda: check(declared, "ben", ROLL_BACK)))
    declared.world.log.clear()

    declared.settle()

    assert [each.writes for each in declared.world.log.of(BOT_LOGIN)] == [False]


@pytest.fixture
def overdue():
    """A digest, number 4: items 2 and 3 of dana's are overdue, and ben has ticked that 2 is done."""
    with shop() as opened:
        opened.declare()
        opened.settle()
        item(opened, "Add limits")
        item(opened, "Add alerts")
        opened.world.clock.set(START + timedelta(days=14))
        opened.calm()
        tick(opened, "ben", "done", 4)
        yield opened


def tick_second(opened, box):
    """Ana clicks a box of the second item of the digest."""
    before, line, after = opened.issue(4).body.partition("- #3 ")
    body = before + line + after.replace(f"  - [ ] {box}", f"  - [x] {box}", 1)
    issues.edit(opened.visit("ana"), opened.issue(4), {"body": body})


def test_a_tick_in_the_digest_meanwhile_is_carried_out_by_the_same_run(overdue):
    overdue.settle(4, connection=meanwhile("updateIssue", lambda: tick_second(overdue, "one week more")))

    assert overdue.issue(2).state == "closed"
    assert "**Due** 2026-12-14" in overdue.issue(3).body
    assert "📅 due 2026-12-14 now, says ana" in overdue.issue(4).body
    assert "  - ✅ closed by ben\n" in overdue.issue(4).body


def test_a_tick_in_the_digest_meanwhile_is_found_by_the_sweep_where_the_run_died(overdue):
    dying_run(overdue, 4, "updateIssue", lambda: tick_second(overdue, "done"))
    lost = overdue.issue(3).state
    overdue.later(minutes=11)

    overdue.calm()

    assert (lost, overdue.issue(3).state) == ("open", "closed")
    assert "  - ✅ closed by ana\n" in overdue.issue(4).body


def test_a_tick_meanwhile_of_somebody_who_may_not_write_changes_nothing(overdue):
    def happens():
        body = overdue.issue(4).body.replace("  - [ ] one week more", "  - [x] one week more")
        issues.edit(overdue.visit("mallory"), overdue.issue(4), {"body": body})

    overdue.settle(4, connection=meanwhile("updateIssue", happens))
    overdue.calm()

    assert "**Due** 2026-12-01" in overdue.issue(3).body


def test_a_settled_digest_costs_the_sweep_two_reads_again(overdue):
    overdue.settle(4, connection=meanwhile("updateIssue", lambda: tick_second(overdue, "not mine")))
    overdue.calm()
    overdue.world.log.clear()

    overdue.sweep()

    assert [each.writes for each in overdue.world.log.of(BOT_LOGIN)] == [False, False]


def test_two_people_who_tick_before_any_run_each_act_for_themselves(overdue):
    tick_second(overdue, "one week more")

    overdue.settle(4)

    assert "  - ✅ closed by ben\n" in overdue.issue(4).body
    assert "📅 due 2026-12-14 now, says ana" in overdue.issue(4).body


def test_a_tick_of_somebody_who_may_not_write_is_not_done_for_whoever_ticks_next(overdue):
    overdue.settle(4)
    body = overdue.issue(4).body.replace("  - [ ] done", "  - [x] done")
    issues.edit(overdue.visit("mallory"), overdue.issue(4), {"body": body})
    overdue.settle(4)
    tick_second(overdue, "one week more")

    overdue.settle(4)

    assert overdue.issue(3).state == "open"
    assert "📅 due 2026-12-14 now, says ana" in overdue.issue(4).body
