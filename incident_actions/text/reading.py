"""What the commands' texts have in common: words that must be there, logins, and `because` clauses."""

from __future__ import annotations

import re

from incident_actions.errors import CommandError
from incident_actions.text.markdown import in_code

_LOGIN = re.compile(r"@?([A-Za-z0-9](?:[A-Za-z0-9]|-(?=[A-Za-z0-9])){0,38})(?=$|[\s,.;:)])")


def required(text: str, what: str, example: str) -> str:
    """The text itself; CommandError if it is empty, with an example of what to write."""
    if not text.strip():
        raise CommandError(f"{what} is missing. For example: `{example}`.")
    return text.strip()


def login(word: str) -> str:
    """The login in `@ana` or `ana`; CommandError for what cannot be one."""
    match = _LOGIN.fullmatch(word)
    if match is None:
        raise CommandError(f"{in_code(word)} is no login. Write it as `@ana`.", at=word)
    return match[1]


def split_clause(text: str, word: str) -> tuple[str, str]:
    """The text before and after the last ` word `, such as `because`; the second is empty without one."""
    parts = re.split(rf"(?<!\s)\s+{word}:?\s+", text, flags=re.I)
    if len(parts) < 2:
        return text.strip(), ""
    return f" {word} ".join(parts[:-1]).strip(), parts[-1].strip()
