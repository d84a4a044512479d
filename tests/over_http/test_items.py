"""Action items over real HTTP: commands on their issues, and proof of closure, by events and by the sweep."""

import pytest

from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.sandbox.visit import Visit
from incident_actions.text.markers import mark
from tests.shop import NAME, shop

BODY = mark("**Due** 2026-12-01", "item 1 abc", {"incident": 1, "due": "2026-12-01", "severity": "sev2"})


@pytest.fixture
def filed():
    """An incident at rest, and an action item of it, number 2, that dana owns."""
    with shop() as opened:
        opened.declare()
        opened.settle()
        bot = Visit(opened.world, opened.world.actor(opened.token), opened.world.repository(NAME))
        issues.create(bot, issues.Draft("Add limits", BODY, ("action-item",), ("dana",)))
        yield opened


def look(opened, how):
    opened.settle(2) if how == "event" else opened.sweep()


def changes(opened):
    """What the item's issue says of its changes, beside its marker."""
    return [line for line in opened.issue(2).body.split("\n") if line.startswith("- ")]


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_a_command_on_an_item_is_answered_once(filed, how):
    comment = filed.says("dana", "/due 2026-12-15 we wait\n\n/assign @ben", 2)
    filed.later(minutes=11)

    look(filed, how)
    look(filed, how)

    assert filed.signs(comment) == ["eyes", "rocket"]
    assert "**Due** 2026-12-15" in filed.issue(2).body
    assert filed.issue(2).assignees == ["ben"]


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_of_two_owners_in_one_comment_the_last_one_has_it(filed, how):
    comment = filed.says("dana", "/assign @cleo\n/assign @ana", 2)
    filed.later(minutes=11)

    look(filed, how)

    assert filed.signs(comment) == ["eyes", "rocket"]
    assert filed.issue(2).assignees == ["ana"]


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_an_edited_command_is_followed_once(filed, how):
    comment = filed.says("dana", "/due 2026-12-15 we wait", 2)
    filed.settle(2)
    filed.later(minutes=11)
    filed.people.edit("dana", comment, "/due 2026-12-17 we wait longer\n\n/blocked by #1")

    look(filed, how)
    look(filed, how)

    assert filed.signs(comment) == ["rocket", "eyes"]
    assert "**Due** 2026-12-17" in filed.issue(2).body
    assert changes(filed) == [
        "- 2026-11-23 dana: due 2026-12-17: we wait longer (edited)",
        "- 2026-11-23 dana: blocked by #1",
    ]


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_an_edit_that_is_no_command_any_more_is_told_once(filed, how):
    comment = filed.says("dana", "/due 2026-12-15 we wait", 2)
    filed.settle(2)
    filed.later(minutes=11)
    filed.people.edit("dana", comment, "/due whenever, we wait")

    look(filed, how)
    look(filed, how)

    assert "**Due** 2026-12-15" in filed.issue(2).body
    assert ["`whenever` is no date" in text for text in filed.messages(2)] == [True]


def test_an_edit_that_was_followed_costs_the_sweep_no_request(filed):
    comment = filed.says("dana", "/due 2026-12-15 we wait", 2)
    filed.settle(2)
    filed.calm()
    before = requests_of_a_sweep(filed)
    filed.later(minutes=1)
    filed.people.edit("dana", comment, "/due 2026-12-17 we wait longer")
    filed.settle(2)
    filed.calm()

    assert requests_of_a_sweep(filed) == before


def requests_of_a_sweep(filed):
    filed.world.log.clear()
    filed.sweep()
    return len(filed.world.log.of(BOT_LOGIN))


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_what_was_done_is_said_with_the_closing(filed, how):
    filed.says("ben", "/done limits are in the template", 2)
    filed.people.close("ben", 2)
    filed.later(minutes=11)

    look(filed, how)
    look(filed, how)

    assert (filed.issue(2).state, filed.issue(2).state_reason) == ("closed", "completed")
    assert filed.messages(2) == []


def test_who_closes_it_while_saying_that_it_will_not_be_done_is_believed(filed):
    filed.says("ben", "/wontdo the service goes away", 2)
    filed.people.close("ben", 2)

    filed.settle(2)

    assert filed.issue(2).state_reason == "not_planned"
    assert filed.messages(2) == []


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_what_is_not_worth_doing_is_closed_as_not_planned(filed, how):
    filed.says("ben", "/wontdo the service goes away", 2)

    look(filed, how)

    assert (filed.issue(2).state, filed.issue(2).state_reason) == ("closed", "not_planned")
    assert filed.messages(2) == []


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_a_reason_that_is_given_afterwards_is_kept_for_the_post_mortem(filed, how):
    issues.close(filed.visit("ben"), filed.issue(2), "not_planned")
    look(filed, how)
    filed.says("ben", "The service goes away in March", 2)
    look(filed, how)
    look(filed, how)

    assert '"dropped":"The service goes away in March"' in filed.issue(2).body


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_who_closes_it_without_a_word_is_asked_once(filed, how):
    filed.people.close("ben", 2)

    look(filed, how)
    look(filed, how)

    assert [text.partition(".")[0] for text in filed.messages(2)] == [
        "🧾 @ben This was closed without a word of what was done"
    ]


def closed_at_night(opened):
    """What is asked in the night after ben has closed it, and on the next day."""
    opened.later(hours=8)
    opened.people.close("ben", 2)
    look(opened, "event")
    look(opened, "sweep")
    at_night = len(opened.messages(2))
    opened.later(hours=16)
    look(opened, "sweep")
    return at_night, len(opened.messages(2))


def test_who_closes_it_at_night_is_asked_by_the_sweep_on_the_next_day_each_time(filed):
    once = closed_at_night(filed)
    issues.set_state(filed.visit("ben"), filed.issue(2), "open")
    twice = closed_at_night(filed)

    assert (once, twice) == ((0, 1), (1, 2))


def test_a_stranger_changes_nothing(filed):
    comment = filed.says("mallory", "/wontdo boring", 2)

    filed.settle(2)

    assert filed.signs(comment) == ["eyes", "confused"]
    assert filed.issue(2).state == "open"


def test_an_item_without_anything_to_do_costs_the_sweep_no_request(filed):
    filed.calm()
    filed.world.log.clear()
    filed.sweep()
    before = len(filed.world.log.of(BOT_LOGIN))
    filed.says("dana", "I look at it tomorrow, not at /var/log", 2)

    filed.world.log.clear()
    filed.sweep()

    assert len(filed.world.log.of(BOT_LOGIN)) == before


@pytest.mark.parametrize("how", ["event", "sweep"])
def test_what_waited_for_something_that_is_closed_waits_no_longer(filed, how):
    filed.says("dana", "/blocked #3", 2)
    issues.create(filed.visit("ana"), issues.Draft("A new cluster", "", ()))
    filed.settle(2)
    still = "**Blocked** by #3" in filed.issue(2).body
    filed.people.close("ana", 3)
    filed.later(days=30)

    look(filed, how)
    filed.calm()

    assert (still, "**Blocked**" in filed.issue(2).body) == (True, False)
    assert sum("#3 is closed: nothing holds this item up" in text for text in filed.messages(2)) == 1


def test_of_blockers_that_the_lists_show_to_be_open_the_sweep_asks_nothing(filed):
    bot = Visit(filed.world, filed.world.actor(filed.token), filed.world.repository(NAME))
    issues.create(bot, issues.Draft("Add alerts", BODY.replace("abc", "def"), ("action-item",), ("ben",)))
    filed.says("dana", "/blocked #3", 2)
    filed.settle(2)
    filed.calm()
    filed.world.log.clear()

    filed.sweep()

    assert "Issues" not in {each.path for each in filed.world.log.of(BOT_LOGIN)}
