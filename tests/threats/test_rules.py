"""The rules of the threat model, each with the tests that hold it, and what is not held by a test yet."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

TESTS = Path(__file__).parent.parent


@dataclass(frozen=True)
class Rule:
    """A rule in our words. Tests called `test_rNN_…` hold it; `held_by` are others, `file::test`.

    `gap`: which part has no test, and why.
    """

    words: str
    held_by: tuple[str, ...] = ()
    gap: str = ""


RULES = {
    1: Rule(
        "What people typed is never in `${{ }}` inside `run:`; it goes through the environment.",
        (
            "test_workflows.py::test_nothing_typed_by_people_reaches_a_shell",
            "test_workflows.py::test_inputs_reach_the_program_through_its_environment",
        ),
    ),
    2: Rule("One place prints, and what it prints holds no command of the runner."),
    3: Rule("One place writes outputs and the summary; the environment of later steps is never touched."),
    4: Rule("Foreign text in Markdown is shown as typed, and acts on nobody and on nothing."),
    5: Rule("We mention only those who hold a role or own an item, lists, and whom a responder names."),
    6: Rule("Size first, parse second."),
    7: Rule("YAML has no traps: no anchors, merge keys, tags, doubled keys, deep nesting."),
    8: Rule("64 KB of anything is parsed in no time to speak of."),
    9: Rule("Templates run in a sandbox, on plain data, and undefined names are errors."),
    10: Rule("An account is its number, never its login; one that is gone has no right."),
    11: Rule("A command counts by its author's permission, at a line's start, outside quotes and code."),
    12: Rule("Who is not known has no right; what GitHub cannot tell is left for the sweep."),
    13: Rule("A verdict is bound to the text that was answered; a commit to the head that was read."),
    14: Rule("Code of a pull request is never checked out, run or trusted."),
    15: Rule("The record says who, which role, when, in which comment; a stranger is refused once."),
    16: Rule("The event only says where to look."),
    17: Rule(
        "Every effect has a key; claim, act, confirm, and the sweep adopts what was left.",
        (
            "github/test_hub.py::test_only_the_first_of_two_claims_succeeds",
            "faults/test_single_fault.py",
        ),
    ),
    18: Rule("A marker counts only from our own bot, as the last line."),
    19: Rule("An empty or partial answer proves nothing."),
    20: Rule("Commands apply in order; an older one never overwrites a newer one."),
    21: Rule("Paths are built from harmless segments only, in files and in requests."),
    22: Rule("No shell; git and gh with fixed arguments only."),
    23: Rule(
        "Synthetic checks reach public hosts of a list, by https, without a token.",
        gap="no entry point yet: nothing of ours opens an address that somebody typed",
    ),
    24: Rule("The token lives in one object and shows nowhere."),
    25: Rule("Least rights for each job."),
    26: Rule("Actions by full SHA, Python by hashes, releases attested."),
}


def names_in(path):
    """The names of a file's tests."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = (node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {name for name in found if name.startswith("test_")}


BY_FILE = {path.relative_to(TESTS).as_posix(): names_in(path) for path in sorted(TESTS.rglob("test_*.py"))}
BY_NAME = {name for names in BY_FILE.values() for name in names}


def holding(number):
    """The tests whose names begin with the rule's number, and those that the table names."""
    return {name for name in BY_NAME if name.startswith(f"test_r{number:02}_")} | set(RULES[number].held_by)


@pytest.mark.parametrize("number", RULES)
def test_every_rule_has_a_test_or_says_why_not(number):
    assert holding(number) or "no entry point yet" in RULES[number].gap


@pytest.mark.parametrize("name", sorted(name for rule in RULES.values() for name in rule.held_by))
def test_a_test_that_the_table_names_is_there(name):
    file, _, test = name.partition("::")
    assert test in BY_FILE[file] | {""}


def test_every_number_in_a_tests_name_is_that_of_a_rule():
    numbers = {int(match[1]) for name in BY_NAME if (match := re.match(r"test_r(\d\d)_", name))}
    assert numbers <= set(RULES)


def test_the_rules_are_numbered_without_a_hole():
    assert list(RULES) == list(range(1, 27))
