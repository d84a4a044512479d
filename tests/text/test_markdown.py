import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from incident_actions.text.markdown import as_read, in_code, plain, title, units, visible
from tests.naughty import NAUGHTY, naughty_text

GITHUB = MarkdownIt("gfm-like", {"linkify": False})
MENTION = re.compile(r"(?<![A-Za-z0-9])@[A-Za-z0-9]")
REFERENCE = re.compile(r"#\d|\bGH-\d|/(?:issues|pulls?|discussions)/\d", re.I)
CLOSING = re.compile(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+\S*#\d", re.I)
INVISIBLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]"
)
ZERO_WIDTH = "\u200b"


def tokens(text):
    """Every token that GitHub's Markdown sees in a sentence that holds `text`."""
    (inline,) = [token for token in GITHUB.parse(f"Impact: {text} end.") if token.type == "inline"]
    return inline.children


def shown(text):
    """What a reader sees of it."""
    return "".join(token.content for token in tokens(text))


@pytest.mark.parametrize("text", NAUGHTY)
def test_r04_naughty_text_wakes_nobody_and_refers_to_nothing(text):
    assert not MENTION.search(shown(plain(text)))
    assert not REFERENCE.search(shown(plain(text)))
    assert not CLOSING.search(plain(text))


@pytest.mark.parametrize("text", NAUGHTY)
def test_r04_naughty_text_is_text_and_nothing_else(text):
    assert {token.type for token in tokens(plain(text))} <= {"text", "text_special"}


@given(naughty_text)
def test_r04_no_text_wakes_anybody_or_refers_to_anything(text):
    assert not MENTION.search(shown(plain(text)))
    assert not REFERENCE.search(shown(plain(text)))


@given(naughty_text)
@example("`@ana`")
@example("\\`@ana\\`")
def test_r04_no_text_makes_a_mention_a_link_an_image_html_or_code(text):
    assert {token.type for token in tokens(plain(text))} <= {"text", "text_special"}


@given(naughty_text)
def test_r04_no_text_makes_a_comment_or_a_marker(text):
    assert "<" not in plain(text)
    assert "\n" not in plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "# a",
        "###### a",
        "#",
        "- a",
        "-",
        "+ a",
        "---",
        "- - -",
        "===",
        "1. a",
        "12) a",
        "* a",
        "> a",
        "~~~",
        "```",
        "| a |",
    ],
)
def test_r04_at_the_start_of_a_line_it_is_still_a_paragraph(text):
    kinds = [token.type for token in GITHUB.parse(f"before\n{plain(text)}\n\n{plain(text)}\n")]

    assert kinds == ["paragraph_open", "inline", "paragraph_close"] * 2


@given(naughty_text)
@example("\\|")
@example("\\\\|")
def test_r04_a_table_cell_stays_one_cell(text):
    table = GITHUB.parse(f"| a | b |\n| --- | --- |\n| {plain(text)} | end |\n")
    cells = [after.content for token, after in pairwise(table) if token.type == "td_open"]

    assert len(cells) == 2
    assert cells[1] == "end"


@given(naughty_text)
def test_r04_what_cannot_be_seen_is_shown(text):
    assert not INVISIBLE.search(plain(text).replace(ZERO_WIDTH, ""))


@given(naughty_text)
def test_r04_a_reader_sees_what_was_typed(text):
    assert shown(plain(text)).replace(ZERO_WIDTH, "").strip().endswith(f"{visible(text)} end.".strip())


@given(naughty_text)
def test_what_was_made_inert_can_be_read_back(text):
    assert as_read(plain(text)) == visible(text)


@given(naughty_text)
def test_r04_a_title_wakes_nobody_closes_nothing_and_is_one_line(text):
    assert not MENTION.search(title(text))
    assert not REFERENCE.search(title(text))
    assert not INVISIBLE.search(title(text).replace(ZERO_WIDTH, ""))


@given(naughty_text)
def test_r04_words_in_code_stay_in_their_span(text):
    kinds = [token.type for token in tokens(in_code(f"x{text}x"))]

    assert kinds == ["text", "code_inline", "text"]


def test_ordinary_text_stays_as_it_is():
    text = "The p99 of checkout-api is 3.2 s (was 0.4 s): see https://status.example/p/abc, and don't panic!"

    assert plain(text) == text


def test_r04_a_link_to_an_issue_still_names_its_host():
    assert plain("https://github.com/acme/shop/issues/12").startswith("https://github.com/acme/shop/issues/")


def test_r04_long_text_is_cut_and_says_so():
    assert plain("word " * 1000, 50) == "word word word word word word word word word word…"[:50]


def test_the_length_is_counted_as_github_counts_it():
    assert units("a🔥é") == 4


def test_text_in_code_has_no_backtick_and_no_second_line():
    assert in_code("a`b\nc") == "`a'b c`"
