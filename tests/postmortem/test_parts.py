"""The parts of a section that change with the thread."""

import pytest

from incident_actions.postmortem.parts import blocks, rows, table_head, tokens
from incident_actions.postmortem.sections import by_name, sections
from tests.postmortem.test_following import OPENED

WRITTEN = by_name(sections(OPENED.text))


def test_the_rows_of_a_section_are_its_bullets_and_those_of_its_last_table():
    (section,) = sections("## A\n\n| p |\n| --- |\n| 1 |\n\n| q |\n| --- |\n| 2 |\n| 3 |\n\n- four\n")

    assert rows(section) == ("| 2 |", "| 3 |", "- four")
    assert table_head(section) == ("| q |", "| --- |")


def test_the_rows_of_a_table_that_is_reckoned_as_a_whole_do_not_grow():
    (section,) = sections("## A\n\n| Figure | Took |\n| --- | --- |\n| Time to detect | 5 min |\n")

    assert rows(section) == ()
    assert [block.lines[-1] for block in blocks(section)] == ["| Time to detect | 5 min |"]


@pytest.mark.parametrize(
    ("name", "kinds"), [("---", ["times"]), ("timeline", ["picture", "phases", "figures"]), ("summary", [])]
)
def test_the_blocks_of_our_draft_are_known(name, kinds):
    assert [block.kind for block in blocks(WRITTEN[name])] == kinds


def test_a_block_is_all_of_its_lines():
    (times,) = blocks(WRITTEN["---"])
    (picture, phases, figures) = blocks(WRITTEN["timeline"])

    assert (times.lines[0], times.lines[-1]) == ("severity: sev2", "approximate: []")
    assert (picture.lines[0], picture.lines[-1]) == ("```mermaid", "```")
    assert {line[:2] for line in (*phases.lines, *figures.lines)} == {"| "}
    assert len(figures.lines) == 6


def test_a_picture_without_an_end_goes_to_the_end_of_its_section():
    (section,) = sections("```mermaid\ngantt\nx")

    assert [(block.start, block.end) for block in blocks(section)] == [(0, 3)]


def test_what_a_row_says_and_what_a_block_says_have_different_names():
    names = tokens(WRITTEN["timeline"])

    assert len(set(names)) == len(names)
    assert [each.split()[0] for each in names if " " in each] == ["picture", "phases", "figures"]
