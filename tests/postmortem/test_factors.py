"""The contributing factors, from the section that people have reviewed and merged."""

import pytest

from incident_actions.postmortem.factors import factors

DOCUMENT = """\
---
factors: [draft]
---

# X

## Contributing factors

WORDS

## What went well

- Much
"""
WRAPPED = r"""
- The pool is small _(ana)_
- Retries\_left keep a
  connection
"""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (WRAPPED, ("The pool is small", "Retries_left keep a connection")),
        ("1. One\n2. Two\n   - more of two", ("One", "Two")),
        ("_What made it more likely, longer or worse?_", ()),
        ("> - quoted", ()),
        ("```\n- code\n```", ()),
    ],
    ids=["noted and wrapped", "numbered and nested", "nobody answered", "quoted", "code"],
)
def test_they_are_the_items_of_their_section(words, named):
    assert factors(DOCUMENT.replace("WORDS", words)) == named


@pytest.mark.parametrize("text", ["", "# X\n", "---\nfactors: [one]\n---\n"])
def test_a_document_without_the_section_names_none(text):
    assert factors(text) == ()
