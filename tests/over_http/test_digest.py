"""The digest over real HTTP: a person ticks a box, and it is done once, by the event or by the sweep."""

from datetime import timedelta

import pytest

from incident_actions.sandbox.operations import comments, issues
from incident_actions.sandbox.visit import Visit
from incident_actions.text.markers import mark
from tests.shop import NAME, START, shop

NEXT_MONDAY = START + timedelta(days=14)


@pytest.fixture
def overdue():
    """A repository with a digest, number 3: item 2 of dana's is overdue."""
    with shop() as opened:
        opened.declare()
        opened.settle()
        item(opened, "Add limits")
        opened.world.clock.set(NEXT_MONDAY)
        opened.calm()
        yield opened


@pytest.fixture
def unowned():
    """The same, and nobody owns item 2."""
    with shop() as opened:
        opened.declare()
        opened.settle()
        item(opened, "Add limits", owner="")
        opened.world.clock.set(NEXT_MONDAY)
        opened.calm()
        yield opened


def item(opened, title, owner="dana"):
    data = {"incident": 1, "due": "2026-12-01", "severity": "sev2"}
    body = mark("**Due** 2026-12-01", f"item 1 {title}", data)
    bot = Visit(opened.world, opened.world.actor(opened.token), opened.world.repository(NAME))
    return issues.create(bot, issues.Draft(title, body, ("action-item",), (owner,) if owner else ()))


def tick(opened, who, box, number=3):
    body = opened.issue(number).body.replace(f"  - [ ] {box}", f"  - [x] {box}", 1)
    issues.edit(opened.visit(who), opened.issue(number), {"body": body})


def look(opened, how):
    opened.settle(3) if how == "event" else opened.sweep()


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_done_closes_the_item_once_and_asks_who_ticked_for_the_proof(overdue, how):
    tick(overdue, "ben", "done")

    look(overdue, how)
    overdue.calm()

    assert overdue.issue(2).state == "closed"
    assert "  - ✅ closed by ben\n" in overdue.issue(3).body
    assert [text for text in overdue.messages(2) if text.startswith("🧾 @ben ")] == [overdue.messages(2)[-1]]


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_one_week_more_moves_its_date_once(overdue, how):
    tick(overdue, "cleo", "one week more")

    look(overdue, how)
    overdue.calm()

    assert "**Due** 2026-12-14" in overdue.issue(2).body
    assert "📅 due 2026-12-14 now, says cleo" in overdue.issue(3).body
    assert "overdue" not in overdue.labels(2)


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_not_mine_takes_the_owner_away(overdue, how):
    tick(overdue, "ben", "not mine")

    look(overdue, how)

    assert overdue.issue(2).assignees == []
    assert "🙋 nobody owns this now, says ben" in overdue.issue(3).body


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_i_take_it_assigns_whoever_ticks(unowned, how):
    tick(unowned, "cleo", "I take it")

    look(unowned, how)
    unowned.calm()

    assert unowned.issue(2).assignees == ["cleo"]
    assert "  - 🙋 cleo does it\n" in unowned.issue(3).body


def test_i_take_it_of_somebody_who_may_not_write_does_nothing(unowned):
    tick(unowned, "mallory", "I take it")

    unowned.settle(3)
    unowned.sweep()

    assert unowned.issue(2).assignees == []


def test_where_it_cannot_be_known_whether_somebody_may_the_tick_waits(overdue):
    tick(overdue, "ben", "done")
    for try_of_its_right in (3, 4, 5, 6):
        overdue.world.faults.arm("500", at=try_of_its_right)

    overdue.settle(3)
    waited = (overdue.issue(2).state, len(overdue.world.faults.struck))
    overdue.calm()

    assert (waited, overdue.issue(2).state) == (("open", 4), "closed")


def test_a_tick_of_somebody_who_may_not_write_does_nothing(overdue):
    tick(overdue, "mallory", "done")

    overdue.settle(3)
    overdue.sweep()

    assert overdue.issue(2).state == "open"


@pytest.mark.parametrize("weeks", [1, 12])
def test_a_post_mortem_that_is_overdue_stands_there_however_long_its_incident_was_left_alone(weeks):
    with shop() as opened:
        opened.declare()
        opened.settle()
        opened.says("ana", "/resolve It was the pool")
        opened.settle()
        opened.calm()
        opened.later(weeks=weeks)

        opened.calm()

        digest = opened.issue(max(opened.repository.issues))
        assert digest.title.startswith("Overdue action items, ")
        assert "## Post-mortems overdue\n" in digest.body
        assert "| #1 Checkout fails for many customers | " in digest.body


def test_a_digest_that_nobody_has_ticked_is_left_alone(overdue):
    before = len(overdue.world.log.writes)

    overdue.settle(3)

    assert len(overdue.world.log.writes) == before


def test_a_digest_of_more_items_than_fit_goes_on_in_comments_whose_boxes_act_too(overdue):
    for number in range(400):
        item(overdue, f"{number} " + "x" * 180)
    overdue.world.clock.set(NEXT_MONDAY + timedelta(days=7))
    overdue.calm()
    digest = max(overdue.repository.issues)
    further = overdue.comments(digest)[-1]
    ticked = further.body.replace("  - [ ] done", "  - [x] done", 1)
    comments.update(overdue.visit("ben"), further, ticked)

    overdue.settle(digest)

    done = int(further.body.partition("- #")[2].split()[0])
    assert overdue.issue(done).state == "closed"
    assert "  - ✅ closed by ben\n" in overdue.comments(digest)[-1].body
