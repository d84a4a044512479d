"""The one place that prints to a run's log: what people typed can never become a command of the runner."""

from __future__ import annotations

import json
import os
import sys
import unicodedata
from types import TracebackType

#: The runner takes none of these for white space: our own space of no width, and the joiner within emoji.
_HARMLESS = "\t\u200b\u200d"
#: Every runner command in the middle of a line begins so.
_INLINE = "##["


def say(text: str) -> None:
    """One line on standard output."""
    print(harmless(text), file=sys.stdout, flush=True)  # noqa: T201 - this is the place


def fail(text: str) -> None:
    """An error: an annotation on the run's page, at a terminal a line among the errors."""
    if os.environ.get("GITHUB_ACTIONS") == "true":
        print(f"::error::{harmless(text).replace('%', '%25')}", flush=True)  # noqa: T201 - as say
    else:
        print(f"error: {harmless(text)}", file=sys.stderr)  # noqa: T201 - as say


def annotate(level: str, text: str, **where: str | int) -> None:
    """An annotation on a line of a file: error, warning or notice, with the runner's own names for where."""
    place = ",".join(f"{name}={_in_property(str(value))}" for name, value in where.items())
    message = harmless(text).replace("%", "%25")
    print(f"::{level} {place}::{message}", flush=True)  # noqa: T201 - as say


def hand_over(data: object) -> None:
    """JSON on standard output, the same data to whoever reads it."""
    print(as_json(data))  # noqa: T201 - as say


def as_json(data: object) -> str:
    """The data as JSON over several lines, none of which the runner obeys."""
    return json.dumps(data, indent=2).replace("##[", "#\\u0023[")


def confess(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """A mistake of our own, as Python tells it: what it quotes may be what somebody typed."""
    import traceback

    for text in traceback.format_exception(kind, error, trace):
        for line in text.splitlines():
            print(harmless(line), file=sys.stderr)  # noqa: T201 - as say


def harmless(text: str) -> str:
    """The text as one line that the runner shows and does not obey."""
    folded = " ".join(text.splitlines())
    shown = "".join(character if _visible(character) else "\ufffd" for character in folded)
    while _INLINE in shown:
        shown = shown.replace(_INLINE, "# #[")
    return f"\u200b{shown}" if shown.lstrip().startswith("::") else shown


def _in_property(value: str) -> str:
    """A value that ends nowhere but where it ends: the runner reads these as they were."""
    return harmless(value).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def _visible(character: str) -> bool:
    return character in _HARMLESS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Zl", "Zp")
