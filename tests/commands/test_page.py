"""`/page`: asking for somebody, with a pager set up and without."""

import pytest

from incident_actions.text.markers import data_of, without_marker
from tests.rehearsal import NOON, OPEN, comments, known, messages, planned, refusal, settled
from tests.stories import FIRST_COMMENT, then, thread

KEY = f"page {FIRST_COMMENT}"
PAGER = """
notify:
  targets:
    - {name: database, secret: DATABASE_URL, severities: [sev1]}
    - {name: ops-chat, secret: OPS_URL}
"""


def test_without_a_pager_the_person_is_mentioned_and_it_says_so():
    effects = planned(thread(f"{OPEN}10:03 ana wrote /page @ben the pool | is empty"))

    assert without_marker(comments(effects)[KEY]) == (
        "📟 **Paged** @ben\n\nSEV2 Checkout is down · the pool \\| is empty · asked by ana\n\n"
        "No pager is set up: this mention is all that goes out. "
        "`notify` in `.github/incidents.yml` names one."
    )


@pytest.mark.parametrize(
    ("typed", "shown", "through", "whom"),
    [
        ("@ben", "@ben", "ops-chat", "@ben"),
        ("database", "database", "database", "database"),
        ("Database now", "database", "database", "database"),
    ],
)
def test_with_a_pager_it_says_through_which_it_goes(typed, shown, through, whom):
    body = comments(planned(thread(f"{OPEN}10:03 ana wrote /page {typed}"), config=PAGER))[KEY]

    assert body.startswith(f"📟 **Paged** {shown}\n")
    assert f"Goes out through {through}." in body
    assert data_of(body) == {"whom": whom}


def test_a_page_is_a_row():
    (row,) = known(settled(thread(f"{OPEN}10:03 ana wrote /page @ben the pool is empty"))).rows

    assert (row.text, row.by) == ("Paged @ben: the pool is empty", "ana")


def test_a_page_of_an_earlier_time_is_recorded_and_sends_nothing():
    told = settled(thread(f"{OPEN}10:03 ana wrote /page at 10:01 @ben by phone"))

    assert messages(told) == []
    assert [row.text for row in known(told).rows] == ["Paged @ben: by phone"]


def test_a_page_that_is_answered_days_later_wakes_nobody():
    late = NOON.replace(day=25)

    assert messages(settled(thread(f"{OPEN}10:03 ana wrote /page @ben"), now=late)) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Whom? For example: `/page @ana the database needs a second pair of eyes`."),
        (
            "ben",
            "`ben` is nobody I can ask for. Write a login as `@ana`. Targets are `database`",
        ),
        ("@acme/team", "`@acme/team` is no login."),
        ("@", "`@` is no login."),
    ],
)
def test_what_is_nobody_is_refused(typed, said):
    effects = planned(thread(f"{OPEN}10:03 ana wrote /page {typed}"), config=PAGER)

    assert refusal(effects).startswith(said)


def test_a_caret_stands_under_what_is_nobody():
    text = refusal(planned(thread(f"{OPEN}10:03 ana wrote /page everybody now")))

    assert "/page everybody now\n      ^^^^^^^^^" in text
    assert "Targets" not in text


def test_a_seventh_page_within_the_hour_names_the_person_without_a_mention():
    told = thread(OPEN + "".join(f"10:0{n} ana wrote /page @ben\n" for n in range(2, 9)))
    pages = messages(settled(told))

    assert [text.count("@ben") for text in map(without_marker, pages)] == [1, 1, 1, 1, 1, 1, 0]
    assert pages[-1].startswith("📟 **Paged** ben\n")


def test_an_hour_later_the_person_is_mentioned_again():
    told = thread(OPEN + "".join(f"10:0{n} ana wrote /page @ben\n" for n in range(2, 8)))
    told = settled(then(settled(told), "11:08 ana wrote /page @ben"))

    assert sum(text.startswith("📟 **Paged** @ben\n") for text in messages(told)) == 7


def test_an_edit_that_names_somebody_else_asks_for_them():
    told = settled(thread(f"{OPEN}10:03 ana wrote /page @ben help"))
    told = settled(then(told, "10:05 ana edited /page @cleo help"))

    assert [text.split("\n")[0] for text in messages(told)] == ["📟 **Paged** @ben", "📟 **Paged** @cleo"]


def test_an_edit_of_the_reason_asks_nobody_again():
    told = settled(thread(f"{OPEN}10:03 ana wrote /page @ben hlep"))
    told = settled(then(told, "10:05 ana edited /page @ben help"))

    assert len(messages(told)) == 1
    assert [row.text for row in known(told).rows] == ["Paged @ben: help"]
