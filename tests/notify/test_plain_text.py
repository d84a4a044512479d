"""Our Markdown, as it reads in mail and chat."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.messages.render import render
from incident_actions.notify.plain_text import inert, readable
from incident_actions.templates import ours
from incident_actions.text.markdown import ZERO_WIDTH, plain
from incident_actions.text.markers import mark

FOUL = "Rate < 50% & *all* [carts](https://evil.example) fail, says ana@shop.example #12 `x` 1_000 \\ a|b"


def test_our_own_messages_read_well():
    declared = {"what": plain(FOUL), "impact": "A third fails", "status": "new", "severity": "SEV2"}
    text = render(
        ours(), "declared.md", **declared, commander=None, channel="incident-checkout", resolved=False
    )
    assert readable(text).replace(ZERO_WIDTH, "").splitlines() == [
        f"🔴 Incident: {FOUL}",
        "",
        "Impact A third fails",
        "Status new · IC nobody yet · Channel #incident-checkout · Severity SEV2",
    ]


def test_a_message_loses_its_markup_its_marker_and_its_comments():
    message = mark(
        "🔴 **Incident: Checkout** <!-- hidden -->\n\n<!-- hidden -->\n**Channel** `#incident`<br>now",
        "key",
        {},
    )
    assert readable(message) == "🔴 Incident: Checkout\n\nChannel #incident\nnow"


def test_targets_of_links_stand_in_brackets():
    message = "See [the issue](https://github.example/1), <https://shop.example> and ![a chart](https://c.example/x)"
    assert readable(message) == (
        "See the issue (https://github.example/1), https://shop.example and a chart (https://c.example/x)"
    )


def test_lists_quotes_and_code_keep_their_lines():
    message = "- one\n  - two\n\n3. three\n4. four\n\n> said\n\n```\na  b\n```\n\n---\n\n# End"
    assert readable(message).split("\n\n") == [
        "- one\n  - two",
        "3. three\n4. four",
        "> said",
        "a  b",
        "———",
        "End",
    ]


def test_a_table_is_read_row_by_row():
    assert readable("| | who |\n|---|---|\n| **IC** | ana \\| ben |\n") == "| who\nIC | ana | ben"


def test_what_somebody_typed_reads_as_it_was_typed():
    assert readable(plain(FOUL)).replace(ZERO_WIDTH, "") == FOUL


@pytest.mark.parametrize(
    "call",
    [
        "@everyone",
        "x@here",
        "@ana",
        "@U123",
        "<!channel>",
        "<!subteam^S1>",
        "<@U123>",
        "<@&9>",
        "<#C1>",
        "<at>Ana",
    ],
)
def test_a_mention_is_broken_by_a_space_that_nobody_sees(call):
    for broken in (inert(call), readable(plain(call)), readable(f"`{call}`")):
        assert broken.replace(ZERO_WIDTH, "") == call
        assert call not in broken


@pytest.mark.parametrize("harmless", ["ana@shop.example", "3 < 5", "at 5 @ noon", "1 [a] (b)"])
def test_what_calls_nobody_stays_as_it_is(harmless):
    assert inert(harmless) == harmless


@given(st.text(alphabet="@<!>#[]()`*_\\&; \n\r\taehrvyon1|-~" + ZERO_WIDTH))
def test_any_text_can_be_read_and_doing_it_twice_changes_nothing(text):
    once = inert(readable(text))
    assert inert(once) == once
    assert "@everyone" not in once


def test_as_much_as_fits_in_a_comment_is_read_in_little_time():
    began = time.process_time()
    readable("> - [a](b) **@c** <d> `e` | f\n" * 2_000)
    assert time.process_time() - began < 5
