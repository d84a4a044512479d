"""Rule 9: a template of somebody's own sees plain data, reaches nothing else, and its mistakes are told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_actions.errors import TemplateError
from incident_actions.messages.render import MOST_OUT, render

ESCAPES = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ data.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.environ }}",
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ data.append(1) }}",
    "{{ ''.format.__func__ }}",
    "{{ '{0.__class__}'.format('') }}",
    "{{ undefined_name }}",
    "{% include '/etc/passwd' %}",
    "{% include '../README.md' %}",
    "{% import 'os' as os %}",
]


def made(text, **data):
    return render({"own.md": text}, "own.md", **data)


def outcome(text):
    """What a template makes, or the mistake that it is."""
    try:
        return made(text)
    except TemplateError as error:
        return error.message


@pytest.mark.parametrize("text", ESCAPES)
def test_r09_a_template_reaches_nothing_but_its_data(text):
    with pytest.raises(TemplateError):
        made(text, data=[])


def test_r09_what_a_template_makes_is_limited():
    with pytest.raises(TemplateError, match="makes more than"):
        made("{% for _ in range(3000) %}" + "x" * 1_000 + "{% endfor %}")
    assert MOST_OUT < 3_000_000


def test_r09_data_is_text_and_never_a_template():
    assert made("{{ data }}", data="{{ 7 * 7 }}{% raw %}") == "{{ 7 * 7 }}{% raw %}"


@given(st.text())
def test_r09_any_text_is_a_template_or_a_mistake_that_is_told(text):
    assert isinstance(outcome(text), str)
