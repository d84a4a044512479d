"""The list of all post-mortems: one part of a README, and in it one row each."""

from dataclasses import replace

import pytest

from incident_actions.postmortem.front_matter import published
from incident_actions.postmortem.index import END, START, Row, index_of, indexed
from incident_actions.text.markdown import plain

ROW = Row("2026-11-23-incident-12-checkout.md", "Checkout is down", "SEV2", "40 min", ("Pool",), 2, 3)
LINE = (
    "| 2026-11-23 | [Checkout is down](2026-11-23-incident-12-checkout.md) | SEV2 | 40 min | Pool | 2 of 3 |"
)
OLDER = replace(ROW, file="2026-10-01-incident-9-search.md", title="Search")


def rows(text):
    return [line for line in text.split("\n") if line.startswith("| 2")]


def test_the_first_one_makes_the_list():
    text = indexed("", ROW)

    assert text.startswith("# Post-mortems\n\nWhat we learnt, the newest first.\n\n")
    assert rows(text) == [LINE]


def test_the_same_row_again_changes_nothing():
    assert indexed(indexed("", ROW), ROW) == indexed("", ROW)


def test_the_newest_stands_first_whichever_came_first():
    assert indexed(indexed("", ROW), OLDER) == indexed(indexed("", OLDER), ROW)
    assert rows(indexed(indexed("", OLDER), ROW))[0] == LINE


def test_a_row_that_changes_is_changed_in_place():
    text = indexed(indexed(indexed("", ROW), OLDER), replace(ROW, open_items=0))

    assert [line.rsplit("|", 2)[1].strip() for line in rows(text)] == ["0 of 3", "2 of 3"]


def test_what_people_wrote_around_our_part_stays():
    text = f"Ours.\n\n{START}\n{END}\n\nRead them!\n"

    assert indexed(text, ROW).startswith(f"Ours.\n\n{START}\n")
    assert indexed(text, ROW).endswith(f"{END}\n\nRead them!\n")


@pytest.mark.parametrize("text", ["Ours.\n", f"Ours.\n{START}\n", f"Ours.\n{END}\n"])
def test_a_readme_without_our_part_gets_it_at_its_end(text):
    assert indexed(text, ROW).startswith(text.rstrip() + "\n\n")
    assert rows(indexed(text, ROW)) == [LINE]


def test_line_ends_of_the_website_are_kept():
    text = indexed("Ours.\r\n", ROW)

    assert text.count("\n") == text.count("\r\n")


def test_what_is_unknown_is_a_dash():
    assert str(replace(ROW, factors=(), items=0, open_items=0)).endswith("| 40 min | – | – |")


def test_it_stands_beside_the_post_mortems():
    assert index_of("docs/learned/2026-11-23-incident-12-x.md") == "docs/learned/README.md"
    assert index_of("2026-11-23-incident-12-x.md") == "README.md"


@pytest.mark.parametrize(
    ("text", "merged"),
    [
        ("---\nstatus: draft\n---\nstatus: draft\n", "---\nstatus: published\n---\nstatus: draft\n"),
        ("---\r\nstatus: draft\r\n---\r\n", "---\r\nstatus: published\r\n---\r\n"),
        ("---\nstatus: final\n---\n", "---\nstatus: final\n---\n"),
        ("status: draft\n", "status: draft\n"),
        ("", ""),
    ],
)
def test_a_merged_document_is_a_draft_no_more(text, merged):
    assert published(text) == merged


def test_a_title_that_looks_like_the_link_of_another_row_costs_no_row():
    first = replace(ROW, file="2026-11-23-incident-12-a.md")
    other = replace(ROW, file="2026-11-24-incident-13-b.md", title=plain(f"x]({first.file}) |"))

    text = indexed(indexed(indexed("", first), other), first)

    assert (str(first) in text, str(other) in text) == (True, True)


def test_the_beginning_of_our_part_may_be_quoted_and_all_words_stay():
    words = f"# Ours\n\n    {START}\n\nKeep this.\n"

    text = indexed(indexed(words, ROW), ROW)

    assert text.startswith(words)
    assert text.count(str(ROW)) == 1
