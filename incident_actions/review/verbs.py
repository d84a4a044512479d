"""Verbs that action items begin with, and words that say nothing of their own; `words.toml` lists them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

_ENDINGS = re.compile(r"[a-z]{3,}(?:ise|ize|ify|ate)$")
_PREFIXES = re.compile(r"^(?:re|de|un|pre|auto|over|under|out|dis|cross)-?(?=[a-z]{3})")


@cache
def words() -> Mapping[str, frozenset[str]]:
    """The lists: `verbs`; `weak` ones, that name no outcome; `broad` nouns; and `empty` words.

    `better` are the weakest of the weak.
    """
    import tomllib

    data = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
    return {name: frozenset(text.split()) for name, text in data.items()}


def verb(word: str) -> bool:
    """Whether an action item may begin with this word, in small letters."""
    verbs = words()["verbs"]
    if word in verbs or _ENDINGS.fullmatch(word):
        return True
    return _PREFIXES.sub("", word) in verbs or word.partition("-")[0] in verbs
