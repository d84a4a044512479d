"""Proof of closure: who closes an item without a word is asked once."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from incident_actions.incident.item_record import record_of
from tests.actions.items import item, planned, settled
from tests.rehearsal import comments, messages
from tests.stories import then

ASKED = "without a word of what was done"


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    "story",
    [
        "11:00 ana closed",
        "10:30 ana wrote Done.\n11:00 ana closed",
        "10:30 ana wrote 🚀 /due 2026-12-15 we wait for it\n11:00 ana closed",
        "10:30 other[bot] wrote This was deployed to production\n11:00 ana closed",
        "10:30 zoe wrote Is anybody working on this?\n11:00 ana closed",
        "10:30 ana wrote Limits are in now\n10:40 ana closed\n10:50 ben reopened\n11:00 ana closed",
    ],
    ids=["nothing", "one word", "a command", "a bot", "somebody else", "before it was opened again"],
)
def test_who_closes_it_without_a_word_is_asked_what_was_done(story):
    text = messages(settled(item(story)))[0]

    assert text.startswith("🧾 @ana This was closed")
    assert ASKED in text


@pytest.mark.parametrize(
    ("story", "fields"),
    [
        ("10:30 ana wrote Limits are in the template now\n11:00 ana closed", {}),
        ("11:00 ana closed\n11:01 ana wrote Limits are in", {}),
        ("10:30 dana wrote Limits are in the template now\n11:00 ana closed", {}),
        ("10:30 ana wrote https://github.example/acme/shop/pull/9\n11:00 ana closed", {}),
        ("11:00 ana closed", {"fixed": True}),
        ("11:00 ana closed DUPLICATE", {}),
        ("11:00 ana closed\n11:01 ana reopened", {}),
    ],
    ids=["words", "afterwards", "its owner's", "a link", "a merged pull request", "a duplicate", "reopened"],
)
def test_where_it_can_be_seen_nobody_is_asked(story, fields):
    assert planned(item(story, **fields)) == ()


def test_what_a_commit_has_closed_needs_no_words():
    told = item("11:00 ana closed")
    closing = replace(told.entries[-1], by_code=True)

    assert planned(replace(told, entries=(*told.entries[:-1], closing))) == ()


@pytest.mark.parametrize(
    ("story", "why"),
    [
        ("10:30 ana wrote The service goes away\n11:00 ana closed NOT_PLANNED", "The service goes away"),
        (
            "11:00 ana closed NOT_PLANNED\n11:05 ana wrote Nobody uses *it* any more",
            "Nobody uses *it* any more",
        ),
        (
            (
                "10:30 ana wrote I began with this today\n11:00 ana closed NOT_PLANNED\n"
                "11:05 ana wrote Nobody uses it any more\n11:10 ana wrote Thanks for all the patience"
            ),
            "Nobody uses it any more",
        ),
        ("10:30 zoe wrote Is this needed?\n11:00 ana closed NOT_PLANNED", ""),
        ("10:30 ana wrote The service goes away\n11:00 ana closed", ""),
        ("10:30 ana wrote Limits are in\n11:00 ana closed DUPLICATE", ""),
        ("10:30 ana wrote Too dear for us\n11:00 ana closed NOT_PLANNED\n11:10 ana reopened", ""),
    ],
    ids=["before", "afterwards", "both", "somebody else's", "done", "a duplicate", "reopened"],
)
def test_the_reason_that_somebody_gave_in_words_is_kept_for_the_post_mortem(story, why):
    assert record_of(settled(item(story)).body).dropped == why


def test_r10_where_a_bot_closes_what_nobody_owns_no_strangers_words_become_the_reason():
    told = item("10:30 zoe wrote Ben broke it all\n11:00 stale[bot] closed NOT_PLANNED", owner=None)

    assert record_of(settled(told).body).dropped == ""


def test_a_reason_that_was_given_with_a_command_stands():
    body = record_of(item().body).changed("1", "won't do", dropped="too dear").body

    after = settled(item("10:30 ana wrote I am sorry about that\n11:00 ana closed NOT_PLANNED", body=body))

    assert record_of(after.body).dropped == "too dear"


def test_closed_as_not_planned_it_is_asked_for_the_reason():
    assert "Why is it not worth doing?" in messages(settled(item("11:00 ana closed NOT_PLANNED")))[0]


def test_where_we_have_closed_it_the_owner_is_asked():
    assert messages(settled(item("11:00 bot closed")))[0].startswith("🧾 @dana ")


@pytest.mark.parametrize(
    ("box", "fields", "story", "asked"),
    [
        ("ticked", {}, "11:00 bot closed", "@dana Its box was ticked in the post-mortem. What was done?"),
        ("ticked", {}, "11:00 ana closed", "@ana This was closed without a word"),
        ("ticked", {"finisher": "ben"}, "11:00 bot closed", "@ben This was closed without a word"),
        ("", {}, "11:00 bot closed", "@dana This was closed without a word"),
    ],
    ids=["by a commit", "by hand", "in the digest", "by us"],
)
def test_where_a_commit_has_ticked_its_box_the_question_says_so(box, fields, story, asked):
    record = record_of(item().body)
    body = replace(record, line=replace(record.line, box=box), **fields).body

    assert messages(settled(item(story, body=body)))[0].startswith(f"🧾 {asked}")


def test_where_nobody_owns_it_nobody_is_named():
    assert messages(settled(item("11:00 bot closed", owner=None)))[0].startswith("🧾 This was closed")


def test_it_is_asked_once_for_each_closing():
    once = settled(item("11:00 ana closed"))
    twice = settled(then(once, "12:00 ana reopened\n13:00 ben closed"))

    assert planned(once) == ()
    assert [text.split()[1] for text in messages(twice)] == ["@ana", "@ben"]


FRIDAY_EVENING = "2026-11-27 21:37 ana closed"


@pytest.mark.parametrize("now", ["2026-11-27 21:38", "2026-11-28 12:00", "2026-11-30 08:59"])
def test_nobody_is_asked_outside_working_hours(now):
    assert planned(item(FRIDAY_EVENING), now=utc(now)) == ()


def test_who_closes_it_before_the_weekend_is_asked_after_it():
    assert ASKED in messages(settled(item(FRIDAY_EVENING), now=utc("2026-11-30 09:00")))[0]


def test_who_closes_it_before_a_long_weekend_is_asked_after_it():
    told = item("2027-03-25 18:00 ana closed")  # Good Friday and Easter Monday follow

    text = messages(settled(told, now=utc("2027-03-30 09:00"), config="country: DE\n"))[0]

    assert ASKED in text


def test_what_was_closed_long_ago_is_left_alone():
    old = item("11:00 ana closed\n2026-11-27 12:00 bot labeled overdue")

    assert comments(planned(old)) == {}
