"""Templates are filled in a sandbox, with plain data, and what they lack is an error that names the place."""

import pytest

from incident_actions.errors import ConfigError
from incident_actions.messages.render import MOST_OUT, render


def made(text, **data):
    return render({"t.md": text}, "t.md", **data)


def test_data_stands_where_the_template_says():
    assert (
        made("**{{ a }}**  \n{% for x in b %}\n- {{ x }}\n{% endfor %}\n", a="A", b=["1", "2"])
        == "**A**\n- 1\n- 2"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{{ a }}\n{{ missing }}", "'missing' is undefined"),
        ("{{ a.missing }}", "has no attribute 'missing'"),
        ("{% if %}", "t.md:1"),
        ("a\n{{ a", "t.md:2"),
        ('{% include "other.md" %}', "other.md"),
    ],
)
def test_r09_what_a_template_lacks_is_an_error_that_names_it(text, said):
    with pytest.raises(ConfigError) as error:
        made(text, a="A")

    assert said in str(error.value)


@pytest.mark.parametrize(
    "text",
    [
        "{{ a.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ b.append('x') }}",
        "{{ b.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
    ],
)
def test_r09_a_template_reaches_no_object_and_changes_no_data(text):
    with pytest.raises(ConfigError):
        made(text, a="A", b=["1"])


def test_r09_what_a_template_makes_is_limited():
    with pytest.raises(ConfigError, match="makes more than"):
        made("{% for x in range(9000) %}{{ a }}{% endfor %}", a="x" * (MOST_OUT // 8000))
