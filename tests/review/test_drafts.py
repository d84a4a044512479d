"""What the review says of drafts as they are made, and of such as people have changed."""

import pytest

from tests.postmortem.test_figures import FORM, TOLD, document
from tests.review.documents import changed, findings

DRAFT = document(TOLD, FORM)
ABOUT = f"{TOLD}\n11:00 ben wrote 🚀 /started at about 09:30"
BARE = document(f"{TOLD}\n11:00 ben wrote 🚀 /customers told at 10:50 by mail")
QUESTION = "_Who could not do what, how many, for how long?_"
TO_RESOLVE = "2026-11-23 10:40 (resolved) | 50 min |"
SUFFERED = "| In all | 2026-11-23 09:40 (started) | 2026-11-23 10:20 (mitigated) | 40 min |"


def read_figures(text):
    return [(each.read, each.better) for each in findings(text, "facts-figures")]


@pytest.mark.parametrize("story", [
    TOLD, ABOUT, f"{TOLD}\n11:00 ben wrote 🚀 /started 09:55",
    f"{TOLD}\n11:00 ben wrote 🚀 /detected 11:00", f"{TOLD}\n10:50 bot reopened",
    TOLD.replace("10:05 ben wrote 🚀 /ack\n", "10:50 ben wrote 🚀 /ack\n"),
    f"{TOLD}\n11:00 ben wrote 🚀 /severity sev1 at 10:10",
])  # fmt: skip
@pytest.mark.parametrize("body", [FORM, ""])
def test_the_figures_of_a_draft_are_those_that_its_times_give(story, body):
    assert read_figures(document(story, body)) == []


def test_a_figure_that_is_changed_is_found():
    text = changed(TO_RESOLVE, TO_RESOLVE.replace("50", "3"), DRAFT)

    assert read_figures(text) == [
        ("Time to resolve: 3 min", "By the front matter it is 50 min: mend the one that is wrong.")
    ]


def test_a_figure_about_a_time_is_held_against_it_too():
    text = document(ABOUT, FORM).replace("about 50 min", "about 20 min")

    assert {read for read, _ in read_figures(text)} == {
        "In all: about 20 min",
        "Time to mitigate: about 20 min",
    }


def test_each_figure_that_counts_from_a_time_is_found_where_that_is_changed():
    text = changed("detected: 2026-11-23T09:50:00Z", "detected: 2026-11-23T09:45:00Z", DRAFT)

    assert [read for read, _ in read_figures(text)] == [
        "Detect: 10 min", "Acknowledge: 15 min",
        "Time to detect: 10 min", "Time to acknowledge: 15 min", "Time to resolve: 50 min",
    ]  # fmt: skip


def test_how_long_users_suffered_is_held_against_the_times():
    text = changed(SUFFERED, SUFFERED.replace("40 min", "4 min"), DRAFT)

    assert [read for read, _ in read_figures(text)] == ["In all: 4 min"]


def test_a_time_that_became_known_asks_for_its_figure():
    text = changed("started: null", "started: 2026-11-23T09:40:00Z", BARE)
    text = changed("detected: null", "detected: 2026-11-23T09:50:00Z", text)

    assert read_figures(text) == [
        ("Time to detect: unknown", "By the front matter it is 10 min: mend the one that is wrong.")
    ]


@pytest.mark.parametrize("said", ["", "TBD"])
def test_an_impact_that_only_we_have_written_is_none(said):
    text = changed(QUESTION, said, BARE)
    (finding,) = findings(text, "facts-sections")

    assert "Customers were told 2026-11-23 10:50 UTC by ben: by mail" in text
    assert finding.read == "Impact"


@pytest.mark.parametrize("said", [
    "Nobody could pay.", "- Nobody could pay", "- Customers were told that they could not pay",
    "| Region | From | To | Took |\n| --- | --- | --- | --- |\n| EU | 10:00 | 10:20 | 20 min |",
])  # fmt: skip
def test_an_impact_of_a_few_words_is_one(said):
    assert findings(changed(QUESTION, said, BARE), "facts-sections") == []


def test_an_impact_that_the_incident_tells_is_one():
    assert findings(DRAFT, "facts-sections") == []
