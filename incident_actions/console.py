"""The one place that prints to a run's log: what people typed can never become a command of the runner."""

from __future__ import annotations

import sys
import unicodedata

#: Every runner command in the middle of a line begins so.
_INLINE = "##["


def say(text: str) -> None:
    """One line on standard output."""
    print(harmless(text), file=sys.stdout, flush=True)  # noqa: T201 - this is the place


def warn(text: str) -> None:
    """One annotation at the run's page, of level warning; folded to one line."""
    print(f"::warning::{_escaped(harmless(text))}", flush=True)  # noqa: T201 - as say


def fail(text: str) -> None:
    """One annotation at the run's page, of level error; folded to one line."""
    print(f"::error::{_escaped(harmless(text))}", flush=True)  # noqa: T201 - as say


def harmless(text: str) -> str:
    """The text as one line that the runner shows and does not obey."""
    folded = " ".join(text.splitlines())
    shown = "".join(character if _visible(character) else "\ufffd" for character in folded)
    while _INLINE in shown:
        shown = shown.replace(_INLINE, "# #[")
    return f"\u200b{shown}" if shown.lstrip().startswith("::") else shown


def _visible(character: str) -> bool:
    return character == "\t" or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _escaped(text: str) -> str:
    return text.replace("%", "%25")
