"""What holds for every rule: its name, its record, its key in the configuration."""

from importlib import import_module
from pathlib import Path

import pytest

from incident_actions.config.schema import schema
from incident_actions.review import Severity, all_rules
from incident_actions.review.rule import Group
from incident_actions.review.rules import NAMES
from tests.review.documents import GOOD, doing, findings, ids, read, saying

FOLDER = Path(import_module("incident_actions.review.rules").__file__).parent
KEYS = schema()["properties"]["postmortems"]["properties"]["review"]["properties"]


def of(*groups):
    return [rule for rule in all_rules() if rule.group in groups]


def test_the_good_document_has_no_finding():
    assert ids(GOOD) == []


def test_every_file_is_a_rule_and_bears_its_name():
    files = {path.stem.replace("_", "-") for path in FOLDER.glob("[a-z]*.py")}
    assert files == set(NAMES) == {rule.id for rule in all_rules()}


def test_every_rule_can_be_configured_and_editors_have_its_title():
    assert {key: part["description"] for key, part in KEYS.items()} == {
        rule.id: f"{rule.title}." for rule in all_rules()
    }
    assert schema()["definitions"]["rule"]["enum"] == list(Severity)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_every_record_says_why_in_sentences(rule):
    assert rule.why.endswith(".")
    assert rule.title[0].isupper()
    assert rule.bad != rule.good


@pytest.mark.parametrize("rule", of(Group.BLAME), ids=lambda rule: rule.id)
def test_the_bad_example_of_blame_is_found_and_the_good_one_is_not(rule):
    assert rule.id in ids(saying(f"Well.\n\n{rule.bad}\n"))
    assert ids(saying(f"Well.\n\n{rule.good}\n")) == []


@pytest.mark.parametrize("rule", of(Group.ACTIONS), ids=lambda rule: rule.id)
def test_the_bad_example_of_an_action_is_found_and_the_good_one_is_not(rule):
    assert rule.id in ids(doing(rule.bad), assignable={"no-such-login": False})
    assert ids(doing(rule.good)) == []


def test_the_severity_of_a_rule_is_that_of_its_record():
    (told,) = read(saying("Ben forgot the index.")).told

    assert told.severity is Severity.ERROR
    assert read(saying("Ben forgot the index.")).failed


@pytest.mark.parametrize("severity", ["warning", "notice"])
def test_the_configuration_says_how_much_a_rule_matters(severity):
    config = f"postmortems: {{review: {{blame-omission: {severity}}}}}"

    reviewed = read(saying("Ben forgot the index."), config=config)

    assert [str(told.severity) for told in reviewed.told] == [severity]
    assert not reviewed.failed


def test_a_rule_that_is_off_finds_nothing():
    config = "postmortems: {review: {blame-omission: off}}"
    assert findings(saying("Ben forgot the index."), "blame-omission", config=config) == []


def test_a_rule_that_does_not_exist_is_told_with_the_nearest():
    from incident_actions.config import read_config

    (problem,) = read_config("postmortems: {review: {blame-omision: off}}").problems
    assert "Did you mean `blame-omission`?" in problem.message
