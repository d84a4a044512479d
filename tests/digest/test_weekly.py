"""The weekly digest: when there is one, what it says, and what becomes of the former."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from incident_actions.digest.closed import closed_since
from incident_actions.digest.figures import Counts, rate
from incident_actions.effects import CloseIssue, FileIssue, WriteComment
from incident_actions.lists import Closings, Lists
from incident_actions.messages.render import render
from incident_actions.sweep import follow_up, read
from incident_actions.templates import ours
from incident_actions.text.markdown import MOST, units
from incident_actions.text.markers import mark
from tests.digest.items import due
from tests.fake_github import MONDAY, FakeGitHub, item, quick_run
from tests.stories import REPOSITORY, thread


def former(number, week, **fields):
    """The digest of a week, as we filed it."""
    body = mark("Late", f"digest {week}", {"all": 4, "closed": 1})
    return item(
        number,
        f"Overdue action items, {week}",
        body,
        labels=("digest",),
        at=MONDAY - timedelta(days=7),
        **fields,
    )


COUNTED = {"all": 5, "closed": 3, "dropped": 1}
#: What else `digest.md` is filled with.
BARE = {"owners": [], "more": False, "postmortems": [], "more_postmortems": 0, "rate": "", "former": None}


def ended(number, at=MONDAY - timedelta(days=1), data=None, **fields):
    """An action item that was closed."""
    return replace(due(number, -9, data=data), open=False, closed_at=at, updated_at=at, **fields)


def swept(*listed, now=MONDAY, config=""):
    repository = replace(REPOSITORY, files={".github/incidents.yml": config})
    github = FakeGitHub(listed={each.number: each for each in listed}, now=now, repository=repository)
    follow_up(github, read(github, quick_run()), quick_run())
    return github


def filed(github):
    return [effect for effect in github.applied if isinstance(effect, FileIssue)]


def closed(github):
    return [effect.issue for effect in github.applied if isinstance(effect, CloseIssue)]


@pytest.mark.parametrize(
    ("now", "week"),
    [
        ("2026-11-23T08:59:00Z", None),
        ("2026-11-23T09:00:00Z", "2026-W48"),
        ("2026-11-25T03:00:00Z", "2026-W48"),
        ("2026-11-27T23:59:00Z", "2026-W48"),
        ("2026-11-28T00:00:00Z", None),
        ("2026-11-29T18:32:00Z", None),
        ("2026-11-30T00:00:00Z", None),
        ("2027-01-01T12:00:00Z", "2026-W53"),
        ("2027-01-04T12:00:00Z", "2027-W01"),
    ],
    ids=[
        "early",
        "monday",
        "wednesday at night",
        "friday",
        "saturday",
        "sunday",
        "next monday",
        "new year",
        "first week",
    ],
)
def test_it_comes_when_the_week_has_begun_and_a_missed_monday_is_caught_up(now, week):
    github = swept(due(31, -3), now=datetime.fromisoformat(now))

    assert [effect.title.split(", ")[1] for effect in filed(github)] == ([week] if week else [])


def test_the_day_is_the_configurations():
    config = "digest:\n  day: thu\n"

    last = former(50, "2026-W47")
    on_wednesday = swept(due(31, -3), last, now=MONDAY + timedelta(days=2), config=config)
    on_thursday = swept(due(31, -3), last, now=MONDAY + timedelta(days=3), config=config)

    assert (len(filed(on_wednesday)), len(filed(on_thursday))) == (0, 1)


@pytest.mark.parametrize(
    ("now", "week"),
    [
        ("2026-11-27T08:59:00Z", None),
        ("2026-11-27T09:00:00Z", "2026-W48"),
        ("2026-11-30T12:00:00Z", "2026-W48"),
        ("2026-12-01T23:59:00Z", "2026-W48"),
        ("2026-12-02T00:00:00Z", None),
        ("2026-12-04T00:00:00Z", None),
        ("2026-12-04T09:00:00Z", "2026-W49"),
    ],
    ids=["early", "friday", "monday", "tuesday", "wednesday", "next friday", "its opening"],
)
def test_a_day_late_in_the_week_that_was_missed_is_caught_up_beyond_sunday(now, week):
    github = swept(due(31, -9), now=datetime.fromisoformat(now), config="digest:\n  day: fri\n")

    assert [effect.title.split(", ")[1] for effect in filed(github)] == ([week] if week else [])


def test_a_week_in_which_no_run_came_is_not_made_up_for():
    github = swept(due(31, -9), former(50, "2026-W46"), now=MONDAY + timedelta(days=7))

    assert [effect.title for effect in filed(github)] == ["Overdue action items, 2026-W49"]


def test_where_the_day_was_moved_this_weeks_digest_stays():
    config = "digest:\n  day: fri\n"

    github = swept(due(31, -3), former(50, "2026-W48"), now=MONDAY + timedelta(days=1), config=config)

    assert (filed(github), closed(github)) == ([], [])


@pytest.mark.parametrize(("days", "digests"), [(0, 0), (-1, 1)], ids=["that monday", "the day before"])
def test_a_late_one_is_for_what_was_overdue_when_its_week_began(days, digests):
    assert len(filed(swept(due(31, days), now=MONDAY + timedelta(days=2)))) == digests


@pytest.mark.parametrize(("clock", "digests"), [("09:30", 0), ("08:30", 1)])
def test_a_late_one_is_for_the_post_mortems_that_were_overdue_when_its_week_began(clock, digests):
    record = {"postmortem_due": f"2026-11-23T{clock}:00Z"}
    late = item(12, labels=("incident", "postmortem/due"), record=record, open=False)

    assert len(filed(swept(late, now=MONDAY + timedelta(days=2)))) == digests


def test_one_that_is_late_has_all_that_is_overdue_by_then():
    (digest,) = filed(swept(due(31, -3), due(32, 0), now=MONDAY + timedelta(days=2)))

    assert "- #32 Item 32 " in digest.body


def test_it_comes_once_a_week():
    github = swept(due(31, -3))
    github.later(days=3)

    follow_up(github, read(github, quick_run()), quick_run())

    assert len(filed(github)) == 1


def test_the_former_one_is_closed_with_a_link():
    github = swept(due(31, -3), former(50, "2026-W47"))

    assert closed(github) == [50]
    assert "The one before: #50" in filed(github)[0].body


def test_a_former_one_that_was_left_open_is_closed_later():
    github = swept(due(31, -3), former(50, "2026-W47"), former(51, "2026-W48"))

    assert (filed(github), closed(github)) == ([], [50])


def test_of_two_of_the_same_week_the_first_stays():
    github = swept(due(31, -3), former(51, "2026-W48"), former(52, "2026-W48"))

    assert (filed(github), closed(github)) == ([], [52])


def test_where_nothing_is_overdue_there_is_none_and_the_former_one_is_closed():
    github = swept(due(31, 3), former(50, "2026-W47"))

    assert (filed(github), closed(github)) == ([], [50])


def test_an_issue_with_our_label_and_key_that_a_stranger_has_filed_is_none_of_ours():
    github = swept(due(31, -3), replace(former(50, "2026-W48"), ours=False))

    assert (len(filed(github)), closed(github)) == (1, [])


def test_it_says_who_owes_what_since_when_and_how_many_are_done():
    done = ended(33)

    (digest,) = filed(swept(due(31, -3), due(32, -12, owner=""), done, former(50, "2026-W47")))

    assert "## ben\n" in digest.body
    assert "- #31 Item 31 · #12 · UNKNOWN · due 2026-11-20 · **3 days overdue**\n" in digest.body
    assert "## Nobody owns these\n\n- #32 Item 32 · " in digest.body
    assert "## Closed since the last digest\n\n- ✅ #33 Item 33\n" in digest.body
    assert "1 of 3 action items are done (33 %); 1 of 4 were closed (25 %), done or not, " in digest.body


def test_what_will_not_be_done_is_listed_with_its_reason_and_counts_as_not_done():
    given_up = ended(34, reason="NOT_PLANNED", data={"dropped": "the service goes @away"})
    by_hand = ended(35, reason="NOT_PLANNED")

    (digest,) = filed(swept(due(31, -3), ended(33), given_up, by_hand))

    assert "- 🚫 #34 Item 34: won't be done, the service goes @\u200baway\n" in digest.body
    assert "- 🚫 #35 Item 35: won't be done\n" in digest.body
    assert "**Completion** 1 of 4 action items are done (25 %), 2 won't be done\n" in digest.body


def test_the_trend_compares_what_is_done():
    before = replace(former(50, "2026-W47"), body=mark("Late", "digest 2026-W47", COUNTED))

    (digest,) = filed(swept(due(31, -3), ended(33), ended(34, reason="NOT_PLANNED"), before))

    assert "1 of 3 action items are done (33 %), 1 won't be done; 2 of 5 (40 %) in the digest before\n" in (
        digest.body
    )


def test_where_github_does_not_count_what_will_not_be_done_that_is_said():
    now, before = Counts(4, 3, None), Counts(5, 3, 1)

    assert rate(now, before) == (
        "3 of 4 action items are closed (75 %); GitHub did not tell how many of them won't be done; "
        "3 of 5 were closed (60 %), done or not, in the digest before"
    )


def test_what_search_does_not_know_yet_is_counted_as_it_was_read():
    closings = Closings((ended(34, reason="NOT_PLANNED"),), dropped=0)
    lists = Lists(REPOSITORY, (), (), (), closed_items=2, closings=closings)

    assert rate(Counts.of(lists), None) == "1 of 2 action items are done (50 %), 1 won't be done"


def test_what_was_closed_since_the_last_digest_is_there_however_long_that_is_ago():
    long_ago = replace(former(50, "2026-W40"), created_at=MONDAY - timedelta(days=56))
    after, before = (ended(n, MONDAY - timedelta(days=days)) for n, days in ((33, 50), (34, 60)))

    (digest,) = filed(swept(due(31, -3), after, before, long_ago))

    assert "## Closed since the last digest\n\n- ✅ #33 Item 33\n\n" in digest.body


def test_where_more_was_closed_than_is_read_that_is_said():
    told = closed_since(Closings((ended(33),), whole=False), None)

    text = render(ours(), "digest.md", **BARE, **told)

    assert "Only the 500 closed items that have changed last were looked at: there may be more.\n" in text


def test_an_overdue_post_mortem_alone_makes_one_too():
    record = {"postmortem_due": "2026-11-20T10:00:00Z", "roles": {"commander": "ben"}}
    late = item(12, "Checkout is down", labels=("incident", "postmortem/due"), record=record, open=False)

    (digest,) = filed(swept(late))

    assert "| #12 Checkout is down | 2026-11-20 10:00 | ben |" in digest.body


@pytest.mark.parametrize("label", ["postmortem/published", "postmortem/waived"])
def test_a_post_mortem_that_is_published_or_waived_is_not_overdue(label):
    record = {"postmortem_due": "2026-11-20T10:00:00Z"}

    assert filed(swept(item(12, labels=("incident", label), record=record, open=False))) == []


def many(count):
    """So many items with long titles, each longer overdue than the next."""
    return [replace(due(1000 + n, n - count - 1), title="x" * 190) for n in range(count)]


def texts(github):
    """The parts of this week's digest."""
    further = [each for each in github.applied if isinstance(each, WriteComment) and "digest" in each.key]
    return [filed(github)[0].body, *(each.body for each in further)]


def test_where_it_would_be_too_long_it_goes_on_in_comments_and_says_so():
    parts = texts(swept(*many(600)))

    assert len(parts) == 3
    assert max(units(part) for part in parts) <= MOST + 200
    assert ["it goes on in the comment below" in part for part in parts] == [True, True, False]
    numbers = [line.split()[1] for part in parts for line in part.split("\n") if line.startswith("- #")]
    assert numbers == [f"#{1000 + n}" for n in range(600)]


def test_a_part_that_a_run_could_not_write_comes_with_the_next():
    github = swept(*many(600))
    number = max(github.listed)
    github.listed[number] = replace(github.listed[number], pages=github.listed[number].pages[:2])
    before = len(texts(github))

    follow_up(github, read(github, quick_run()), quick_run())

    assert texts(github)[before:] == texts(github)[2:before]


def test_a_digest_that_is_complete_does_not_grow():
    github = swept(*many(600))
    before = len(github.applied)
    github.listed[31] = due(31, -3)

    follow_up(github, read(github, quick_run()), quick_run())

    assert [
        each for each in github.applied[before:] if isinstance(each, WriteComment) and "digest" in each.key
    ] == []


def test_titles_wake_nobody_and_refer_to_nothing():
    (digest,) = filed(swept(replace(due(31, -3), title="@ana fixes #7 <!-- x -->")))

    assert "@\u200bana" in digest.body
    assert "<!-- x" not in digest.body


def test_a_rehearsal_files_nothing():
    github = FakeGitHub({12: thread("10:00 ana opened Down")}, {31: due(31, -3)})
    run = quick_run(dry=True)

    follow_up(github, read(github, run), run)

    assert (github.applied, len(run.done)) == ([], 3)


def test_whatever_titles_what_was_closed_has_the_digest_can_be_filed():
    done = [
        ended(100 + n, title="&" * 250, data={"dropped": "&" * 250}, reason="NOT_PLANNED") for n in range(100)
    ]

    (digest,) = filed(swept(due(31, -3), *done))

    assert units(digest.body) <= MOST
    assert "- #31 Item 31 · " in digest.body
    assert "more were closed." in digest.body
