"""Finding the slash commands in a comment: what starts a line, outside code, quotes and HTML comments.

Reads line by line, so that 64 KB of anything takes milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_COMMAND = re.compile(r" {0,3}/([A-Za-z][A-Za-z-]{0,30})(?=\s|$)")
_CONTAINER = re.compile(r"(?: {0,3}(?:>|[-*+]|\d{1,9}[.)])(?: |$))*")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_CODE_SPAN = re.compile(r"`[^`]*`")

#: HTML that hides or quotes what stands in it, by how it opens and closes.
_HIDING = {"<!--": "-->", "<pre": "</pre>", "<script": "</script>", "<style": "</style>"}


@dataclass(frozen=True, slots=True)
class Call:
    """A command as typed. `text` is all that follows its name, over several lines; `line` is its first line."""

    name: str
    text: str
    line: str = ""


def scan(body: str) -> tuple[Call, ...]:
    """Every `/word` that could be a command, in the order of the text."""
    if "/" not in body:
        return ()
    calls: list[Call] = []
    open_call: list[str] | None = None
    for line, hidden in _lines(body):
        match = None if hidden else _COMMAND.match(line)
        if match:
            open_call = [line[match.end() :]]
            calls.append(Call(match[1].lower(), "", line))
        elif not line.strip():
            open_call = None
        elif open_call is not None:
            open_call.append(line)
        if open_call is not None:
            calls[-1] = Call(calls[-1].name, "\n".join(open_call).strip(), calls[-1].line)
    return tuple(calls)


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it stands in code, a quote or hidden HTML, where a command does not count."""
    fence = closing = ""
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if fence:
            yield line, True
            if _closes(line, fence):
                fence = ""
        elif closing:
            yield line, True
            if closing in line.lower():
                closing = ""
        else:
            inner = line[_container_end(line) :]
            fence = match[1] if (match := _FENCE.match(inner)) else ""
            closing = "" if fence else _hides(inner)
            yield line, bool(fence or closing) or line.lstrip().startswith(">")


def _container_end(line: str) -> int:
    match = _CONTAINER.match(line)
    return match.end() if match else 0


def _closes(line: str, fence: str) -> bool:
    bare = line.lstrip(" >").rstrip()
    return len(bare) >= len(fence) and set(bare) == {fence[0]}


def _hides(line: str) -> str:
    """What would end the hiding HTML that this line opens and does not close; empty if it opens none."""
    if "<" not in line:
        return ""
    plain = _CODE_SPAN.sub("", line).lower()
    for opening, closing in _HIDING.items():
        start = plain.rfind(opening)
        if start >= 0 and closing not in plain[start:]:
            return closing
    return ""
