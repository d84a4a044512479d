"""What every command record promises, so that help, the docs and the parser agree."""

import re
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions import commands
from incident_actions.command import Reading
from incident_actions.commands import all_commands, by_name
from incident_actions.config import read_config
from incident_actions.errors import CommandError
from incident_actions.incident.spoken import GITHUBS_OWN
from incident_actions.text.calls import scan
from incident_actions.text.moments import Clock
from incident_actions.thread import Sign
from tests.naughty import naughty_text
from tests.rehearsal import OPEN, planned, verdicts
from tests.stories import person, thread

CLOCK = Clock(datetime(2026, 11, 23, 18, tzinfo=UTC), ZoneInfo("Europe/Berlin"))
READING = Reading(person("ana"), CLOCK, read_config(None))
each_command = pytest.mark.parametrize("command", all_commands(), ids=lambda command: command.name)


def test_every_file_of_the_folder_is_a_command():
    files = {path.stem.replace("_", "-") for path in Path(commands.__file__).parent.glob("[a-z]*.py")}

    assert files == {command.name for command in all_commands()} == set(commands.NAMES)


def test_no_two_commands_share_a_name_and_none_is_githubs_own():
    names = [name for command in all_commands() for name in (command.name, *command.aliases)]

    assert len(names) == len(set(names)) == len(by_name())
    assert not GITHUBS_OWN & set(names)


@each_command
def test_usage_and_example_begin_with_the_name(command):
    assert command.usage.split()[0] == command.example.split()[0] == f"/{command.name}"


@each_command
def test_the_summary_is_a_sentence(command):
    assert re.fullmatch(r"[A-Z].*\.", command.summary)


@each_command
def test_the_example_is_understood(command):
    (call,) = scan(command.example)

    assert tuple(command.read(call, READING)) is not None


@each_command
def test_the_example_is_accepted_in_an_open_incident(command):
    effects = planned(
        thread(f"{OPEN}10:02 ana wrote 🚀 /hypothesis the pool is empty\n23:30 ana wrote {command.example}")
    )

    assert verdicts(effects) == [Sign.ACCEPTED]


@pytest.mark.parametrize("name", by_name())
def test_phone_capitals_make_no_difference(name):
    (call,) = scan(f"/{name.capitalize()} x")

    assert by_name()[call.name].name in commands.NAMES


@each_command
@given(text=naughty_text)
def test_any_text_is_read_or_refused_with_words(command, text):
    outcome = read(command, text)

    assert isinstance(outcome, tuple) or str(outcome)


def read(command, text):
    (call,) = scan(f"/{command.name}")
    try:
        return tuple(command.read(call.__class__(call.name, text.strip(), call.line), READING))
    except CommandError as error:
        return error


@given(st.sampled_from(list(by_name())), st.text(alphabet="abcxyz/-", min_size=1, max_size=8))
def test_a_word_that_goes_on_is_another_word(name, more):
    assert [call.name for call in scan(f"/{name}{more}")] != [name]
