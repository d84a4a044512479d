"""Sections as Markdown sees them, whatever stands in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.postmortem.sections import FRONT_MATTER, OPENING, by_name, sections
from tests.naughty import naughty_text

TEXT = """\
---
incident: 12
factors: []
---

# Post-mortem: Checkout is down

## Summary

It was down.

## Impact

- Many _(ana)_
"""


def names(text):
    return [each.name for each in sections(text)]


def test_a_list_nested_deep_hides_no_section_below_it():
    nested = "".join(f"{'  ' * level}- level {level}\n" for level in range(60))

    assert names(f"## Summary\n\n{nested}\n## Impact\n\nNone\n") == ["summary", "impact"]


def test_front_matter_opening_and_each_heading_of_the_second_level_begin_a_section():
    assert names(TEXT) == [FRONT_MATTER, OPENING, "summary", "impact"]


def test_a_section_knows_where_it_starts():
    assert [each.start for each in sections(TEXT)] == [0, 4, 7, 11]


@pytest.mark.parametrize(
    "hidden",
    ["```\n## Impact\n```", "> ## Impact", "- ## Impact", "<!--\n## Impact\n-->", "    ## Impact"],
    ids=["code", "quote", "list", "comment", "indented"],
)
def test_a_heading_that_is_none_begins_no_section(hidden):
    assert names(f"## Summary\n\n{hidden}\n\n## Root cause\n") == ["summary", "root cause"]


def test_front_matter_that_never_ends_is_none():
    assert names("---\nincident: 12\n\n## Impact\n") == [OPENING, "impact"]


def test_the_words_of_a_section_are_the_same_with_any_line_ends():
    (unix,), (windows,) = sections("## A\n\nb\n"), sections("## A\r\n\r\nb\r\n\r\n")

    assert unix.digest == windows.digest


def test_a_name_that_comes_twice_is_nobodys():
    assert by_name(sections("## A\n\n## B\n\n## A\n")).keys() == {"b"}


@given(st.text(alphabet="#-=` >\n\r\t*1.\\<!|a", max_size=60) | naughty_text)
def test_joined_the_sections_are_the_text(text):
    assert "".join(each.text for each in sections(text)) == text
