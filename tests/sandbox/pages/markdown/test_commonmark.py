import pytest

from incident_actions.sandbox.pages.markdown.parser import plain
from tests.sandbox.pages.markdown.harm import harm

pytestmark = pytest.mark.conformance


def same(html):
    """The only freedom that CommonMark's own test takes here: a line's end in an empty quote."""
    return html.replace("<blockquote>\n</blockquote>", "<blockquote></blockquote>")


def test_there_are_652_examples(examples):
    assert len(examples) == 652


def test_every_example_reads_as_commonmark_says(examples):
    wrong = [text for text, html in examples if same(plain().render(text)) != same(html)]
    assert wrong == []


def test_no_example_harms_a_comment(examples, comment):
    found = {text: harm(comment(text)) for text, _ in examples}
    assert {text: mistakes for text, mistakes in found.items() if mistakes} == {}


def test_no_example_harms_a_file(examples, document):
    found = {text: harm(document(text)) for text, _ in examples}
    assert {text: mistakes for text, mistakes in found.items() if mistakes} == {}
