"""R2: whatever is printed, the runner finds no command in it. The oracle reads lines as the runner does."""

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from incident_actions import console

#: What .NET's Trim takes away, and where its StreamReader ends a line.
WHITE = " \t\v\f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
WHITE += "\u202f\u205f\u3000"
LINES = re.compile(r"\r\n|\r|\n")
ATTACKS = [
    "::set-output name=x::y",
    " \t::add-mask::x",
    "\u3000::stop-commands::x",
    "fine\n::error::not fine",
    "fine\r::error::not fine",
    "fine\r\n  ::error::not fine",
    "fine\u2028::error::x",
    "in the middle ##[add-path]/tmp",
    "####[[group]]",
    "##\u200d[group]x",
    "\x1b]0;title\x07 ##[group]x",
    "##\x00[group]x",
    "\ufeff::error::x",
    "\u202e::error::x",
]
PIECES = [
    "::",
    "##[",
    "#",
    "[",
    "]",
    ":",
    "\r",
    "\n",
    " ",
    "\t",
    "\u2028",
    "\x85",
    "\u200b",
    "error",
    "x",
    "\x1b",
]


def commands(text):
    """The commands that the runner would see: `::name …::` at a line's start, `##[name]` anywhere in it."""
    return [
        found
        for line in LINES.split(text)
        for found in (_at_start(line.strip(WHITE)), _inline(line))
        if found
    ]


def _at_start(line):
    head, closed, _ = line.removeprefix("::").partition("::")
    return head if line.startswith("::") and closed else None


def _inline(line):
    _, opened, rest = line.partition("##[")
    name, closed, _ = rest.partition("]")
    return name if opened and closed else None


@pytest.mark.parametrize("attack", [attack for attack in ATTACKS if commands(attack)])
def test_r02_a_command_in_what_somebody_typed_is_shown_and_not_obeyed(capsys, attack):
    console.say(attack)
    assert commands(capsys.readouterr().out) == []


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
@example("##[##[group]]")
def test_r02_no_text_makes_a_command_nor_a_second_line(text):
    shown = console.harmless(text)
    assert commands(shown) == []
    assert len(shown.splitlines()) <= 1


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_r02_data_handed_over_is_the_same_and_makes_no_command(text):
    shown = json.dumps([text])
    assert json.loads(console.as_json([text])) == json.loads(shown)
    assert commands(console.as_json([text])) == []


@pytest.mark.parametrize("mark", ["\x1b", "\x00", "\x9b", "\u202e", "\u2066", "\ud800", "\ufeff"])
def test_r02_what_a_terminal_would_obey_is_shown_as_a_mark(mark):
    assert console.harmless(f"a{mark}b") == "a\ufffdb"


def test_r02_text_that_harms_nobody_stays_as_it_is():
    text = "12:30 ana: 🧑‍🚒 “Größe” :: C++ → a#b [x] #[ ##"
    assert console.harmless(text) == text


def test_an_error_is_an_annotation_on_a_runner(capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    console.fail("100 % of\n::error::it ##[group]")
    assert capsys.readouterr().out == "::error::100 %25 of ::error::it # #[group]\n"


def test_an_error_is_a_line_at_a_terminal(capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    console.fail("No token")
    assert capsys.readouterr().err == "error: No token\n"


def test_r02_a_mistake_of_ours_quotes_what_somebody_typed_harmlessly(capsys):
    error = KeyError("x\n::error::y ##[group]z")
    console.confess(KeyError, error, error.__traceback__)
    assert commands(capsys.readouterr().err) == []
