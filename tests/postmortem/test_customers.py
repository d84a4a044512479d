"""Where customers were told: every word of it stands in the document."""

from dataclasses import replace

from incident_actions.postmortem import draft
from incident_actions.postmortem.customers import customers
from incident_actions.thread import Comment, Reaction, Sign
from tests.postmortem.test_figures import TOLD, document
from tests.rehearsal import OPEN, context, known, settled
from tests.stories import thread

STATUS_PAGE = """
notify:
  targets:
    - {name: status-page, secret: STATUS_PAGE, audiences: [customers], severities: [sev1, sev2]}
    - {name: team, secret: TEAM_CHAT, audiences: [responders]}
"""


def told(story, config=None):
    return [(each["at"][-5:], each["text"], each["by"]) for each in customers(known(thread(story), config))]


def test_each_time_stands_with_its_words_and_who_told_them():
    story = f"""{OPEN}10:10 cleo wrote 🚀 /customers told on the status page
11:00 ben wrote 🚀 /customers told"""

    assert told(story) == [("10:10", "on the status page", "cleo"), ("11:00", "", "ben")]


def test_they_stand_in_the_order_of_their_times():
    story = f"""{OPEN}10:10 cleo wrote 🚀 /customers told first
11:00 ben wrote 🚀 /customers told at 10:05 by mail"""

    assert told(story) == [("10:05", "by mail", "ben"), ("10:10", "first", "cleo")]


def test_a_range_of_times_is_kept():
    text = document(f"{TOLD}\n11:00 cleo wrote 🚀 /customers told at 10:50 to 10:55 by mail")

    assert "- Customers were told 2026-11-23 10:50–10:55 UTC by cleo: by mail ([↗](https://" in text


def test_without_words_the_link_stands_alone():
    text = document(f"{TOLD}\n11:00 cleo wrote 🚀 /customers told")

    assert "- Customers were told 2026-11-23 11:00 UTC by cleo ([↗](https://github.example/" in text


def test_what_was_taken_back_does_not_stand():
    story = f"""{OPEN}10:10 cleo wrote 🚀 /customers told
11:00 cleo wrote 🚀 /retract #issuecomment-4294967301"""

    assert told(story) == []


def sent(sign):
    """An incident with an update, and the message of it with our sign that it went out, or did not."""
    after = settled(thread(f"{OPEN}10:13 ana wrote /update payments fail"), config=STATUS_PAGE)
    sign = (Reaction(sign, after.entries[-1].at, ours=True),) if sign else ()
    entries = (
        replace(each, reactions=sign)
        if isinstance(each, Comment) and "incident-actions update " in each.body
        else each
        for each in after.entries
    )
    return replace(after, entries=tuple(entries))


def test_an_update_that_went_to_customers_stands_with_its_target():
    (row,) = customers(known(sent(Sign.ACCEPTED), STATUS_PAGE))

    assert (row["text"], row["by"]) == ("payments fail (update to status-page)", "ana")
    assert row["url"].endswith("#issuecomment-4294967301")


def test_an_update_that_has_not_gone_out_or_goes_to_nobody_there_does_not_stand():
    assert customers(known(sent(None), STATUS_PAGE)) == ()
    assert customers(known(sent(Sign.ACCEPTED))) == ()


def test_markup_in_the_words_does_nothing():
    after = thread(f"{OPEN}10:10 cleo wrote 🚀 /customers told @everyone <b>now</b>")
    text = draft.document(known(after), context(after))

    assert "<b>" not in text
    assert " @everyone" not in text
