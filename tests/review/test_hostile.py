"""Text of ill will: nothing is raised, places are in the file, and it ends soon."""

import os
import re
from datetime import date
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given

from incident_actions.config import read_config
from incident_actions.postmortem.task_list import tasks
from incident_actions.review import Context, read_document, review
from tests.naughty import naughty_text
from tests.review.documents import GOOD, PATH, ids, read, saying

_EXAMPLE = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def examples():
    """CommonMark's own examples."""
    spec = Path(os.environ.get("OCTOKIT", "")) / "commonmark-spec/spec.txt"
    if not spec.is_file():
        pytest.skip("OCTOKIT names no folder with commonmark-spec: run make octokit first")
    text = spec.read_text("utf-8").replace("→", "\t")
    return [match[1] for match in _EXAMPLE.finditer(text)]


def misplaced(text):
    """The findings whose place is not in the text."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [
        told.finding
        for told in read(text).told
        if not (
            1 <= told.finding.line <= len(lines)
            and 1 <= told.finding.column <= len(lines[told.finding.line - 1]) + 1
        )
    ]


@pytest.mark.conformance
def test_every_example_of_commonmark_is_read_and_placed(examples):
    assert len(examples) == 652
    assert [text for text in examples if misplaced(text)] == []


@pytest.mark.conformance
def test_an_example_in_a_document_hides_no_blame_that_goes_before_it(examples):
    found = {each: ids(f"## Summary\n\nSomebody forgot it.\n\n{each}") for each in examples}
    assert [each for each, rules in found.items() if "blame-omission" not in rules] == []


@given(naughty_text)
def test_whatever_people_type_is_read_and_placed(text):
    assert misplaced(text) == []
    assert misplaced(saying("{}").replace("{}", text)) == []


@given(naughty_text)
def test_a_name_in_the_front_matter_may_be_anything(text):
    assert read(GOOD.replace("kofi]", f"{text!r}]")).path == PATH


def test_the_same_text_gives_the_same_review():
    text = saying("Ben forgot it. We should have known. It was careless.")
    assert read(text) == read(text)


PROSE = "The cache was cold, and Ana restarted it. We could have users in the EU. Ben failed to see that. "
WRITTEN = {
    "sentences": PROSE * 700,
    "paragraphs": f"{PROSE}\n\n" * 700,
    "items": "- [ ] Improve it\n" * 4_000,
}
HARD = {
    "people": "the engineer who " * 4_000,
    "brackets": "[" * 65_000,
    "comments": "<!-- " * 13_000,
    "quotes": "> " * 32_000,
    "backticks": "`" * 65_000,
    "stars": "*a " * 21_000,
    "html": '<a id="' * 9_000,
    "dots": "." * 65_000,
    "an item of brackets": "\n## Action items\n\n- [ ] Add " + "(" * 60_000 + " it\n",
    "an item of dots": "\n## Action items\n\n- [ ] Add " + "." * 60_000 + " it\n",
}


#: Each is repeated as often as fits.
REPEATED = {
    "nested lists": "".join(f"{'  ' * deep}- a\n" for deep in range(40)),
    "emphasis": "*a_ ",
    "a table": "| x | y |\n",
    "html": "<div>",
    "lines of html": "<a>\n",
    "deep quotes": ">",
    "lines of quotes": "> > > a\n",
    "one line": "a",
    "one line of words": "word ",
    "brackets": "[",
    "links": "[a](b) ",
    "code": "`a",
    "allowances": "<!-- blameless: ok x -->\n",
    "tasks": "- [ ] Improve it\n",
    "prose": PROSE,
}
KB, MB = 1024, 1024 * 1024


def within(limit, text, size=64 * KB):
    """Whether a review of so much that ends so takes less, in seconds of a processor, at one of three."""
    document = f"{GOOD}\n{text}"[:size]
    return any(_seconds(document, date(2026, 11, 25 + turn)) < limit for turn in range(3))


def repeated(name, size):
    """A text of this size, below a table's head where it is one."""
    head = "| a | b |\n| --- | --- |\n" if name == "a table" else "\n## Action items\n\n"
    return head + REPEATED[name] * (size // len(REPEATED[name]))


def _seconds(text, today):
    context = Context(today, read_config(None), PATH, lambda _: None)
    begin = process_time()
    review(read_document(text), context)
    return process_time() - begin


@pytest.mark.parametrize("name", WRITTEN)
def test_64_kb_take_about_a_second(name):
    assert within(1.5, WRITTEN[name])


@pytest.mark.parametrize("name", REPEATED)
def test_64_kb_of_one_thing_take_a_few_seconds_at_most(name):
    assert within(3, repeated(name, 64 * KB))


@pytest.mark.nightly
@pytest.mark.parametrize("name", REPEATED)
def test_1_mb_of_one_thing_takes_ten_seconds_at_most(name):
    text = repeated(name, MB)
    begin = process_time()
    tasks(f"{GOOD}\n{text}"[:MB], 12)

    assert process_time() - begin < 5
    assert within(10, text, MB)


@pytest.mark.parametrize("name", HARD)
def test_64_kb_of_ill_will_take_a_few_seconds_at_most(name):
    assert within(3, HARD[name])
