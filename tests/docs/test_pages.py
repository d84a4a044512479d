"""What the pages claim, tried: links lead somewhere, examples work, lists are whole."""

import re

import pytest
import yaml

from incident_actions.cli import cli
from incident_actions.command import Reading
from incident_actions.commands import by_name
from incident_actions.config import read_config
from incident_actions.errors import CommandError
from incident_actions.incident.fold import fold
from incident_actions.incident.form import HEADINGS
from incident_actions.messages.status_comment import record
from incident_actions.text.calls import scan
from incident_actions.text.moments import Clock
from incident_actions.text.times import take_time
from tests.docs.pages import OURS, PAGES, ROOT, anchors, blocks, column, links
from tests.stories import DAY, person, thread

CONFIG = read_config(None)
READING = Reading(person("ana"), Clock(DAY.replace(hour=20), CONFIG.zone), CONFIG)
CONFIGURATIONS = [
    block for page in PAGES for block in blocks(page, "yaml") if "schema.json" in block.text.splitlines()[0]
]
WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/incidents.yml").read_text())


def broken(page):
    """The links of a page that lead nowhere in this repository."""
    for link in links(page):
        path, _, anchor = link.partition("#")
        if path.startswith(("https://", "http://")):
            continue
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            yield link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_somewhere(page):
    assert list(broken(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_address_in_this_repository_is_that_of_a_file(page):
    found = re.findall(rf"{re.escape(OURS)}([\w./-]+)", page.read_text("utf-8"))
    assert [path for path in found if not (ROOT / path).exists()] == []


def test_the_readme_copies_files_that_are_there():
    (names,) = re.findall(r"^for file in (.*?); do", (ROOT / "README.md").read_text("utf-8"), re.M)
    assert [name for name in names.split() if not (ROOT / f".github/{name}.yml").exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_block_of_yaml_parses(page):
    for block in blocks(page, "yaml"):
        assert yaml.safe_load(block.text)


@pytest.mark.parametrize("block", CONFIGURATIONS, ids=lambda block: block.page.name)
def test_every_example_of_a_configuration_is_one(block):
    assert read_config(block.text).problems == ()


def test_mistakes_in_a_configuration_read_as_the_page_says():
    page = ROOT / "docs/configuration.md"
    text = page.read_text("utf-8").partition("<!-- example: mistakes -->")[2]
    wrong, told = re.findall(r"^```\w+\n(.*?)^```$", text, re.S | re.M)[:2]
    assert [str(problem) for problem in read_config(wrong).problems] == told.splitlines()


def test_the_step_on_the_page_is_the_step_of_the_workflow():
    page = ROOT / "docs/install.md"
    (step,) = next(yaml.safe_load(block.text)["steps"] for block in blocks(page, "yaml"))
    assert step["uses"] == WORKFLOW["jobs"]["incident"]["steps"][0]["uses"]


def test_the_permissions_on_the_page_are_those_of_the_job():
    shown = column("README.md", "## Permissions")
    granted = WORKFLOW["jobs"]["incident"]["permissions"]
    assert shown == [f"{name}: {level}" for name, level in granted.items()]


def test_inputs_and_outputs_on_the_page_are_those_of_the_action():
    action = yaml.safe_load((ROOT / "action.yml").read_text())
    assert column("docs/install.md", "## Inputs") == list(action["inputs"])
    assert column("docs/install.md", "## Outputs") == list(action["outputs"])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_slash_command_shown_exists_and_can_be_read(page):
    for block in blocks(page, "text"):
        for call in scan(block.text if block.text.startswith("/") else ""):
            assert tuple(by_name()[call.name].read(call, READING)) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_line_shown_exists(page):
    shown = re.findall(r"\bincident-actions (?:--repo \S+ |--dry-run )*([a-z]+)\b", page.read_text("utf-8"))
    assert {name for name in shown if name not in cli.commands} <= {"status"}  # a marker's key


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_shown_exists(page):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.M))
    text = page.read_text("utf-8")
    shown = set(re.findall(r"(?:`|^)make ([a-z]+)", text, re.M)) - {"sure"}
    assert shown <= targets


@pytest.mark.parametrize("words", column("docs/commands.md", "## Times"))
def test_every_time_on_the_page_is_understood(words):
    moment, rest = take_time(f"{words} and so on", READING.clock)
    assert moment is not None
    assert rest == "and so on"


@pytest.mark.parametrize("words", ["at 12/04 14:32", "at 14:32 IST", "at 2026-11-24 14:32"])
def test_every_time_that_the_page_calls_refused_is(words):
    with pytest.raises(CommandError):
        take_time(words, READING.clock)


def test_the_fields_of_the_form_are_all_on_the_page():
    assert column("docs/formats.md", "## Issue forms") == list(HEADINGS.values())


def test_the_fields_of_the_record_are_all_on_the_page():
    incident = fold(thread("10:00 ana opened Checkout is down"), read_config(None), by_name())
    fields = {*record(incident), *incident.memory.as_data(), "pinned", "closing_stands"}
    assert set(column("docs/formats.md", "<!-- checked: record -->")) == fields
