"""Finding the slash commands in a comment: what starts a line, outside code, quotes and HTML comments.

Reads line by line, so that 64 KB of anything takes milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What comes after so many `/words` in one comment is not read.
MOST = 100

_COMMAND = re.compile(r" {0,3}/([A-Za-z][A-Za-z-]{0,30})(?=:?(?:\s|$))")
_CONTAINER = re.compile(r"(?: {0,3}(?:>|[-*+]|\d{1,9}[.)])(?: |$))*")
_FENCE = re.compile(r" *(`{3,}|~{3,})")
#: Without one of these a line opens nothing.
_OPENING = re.compile(r"[`~<>]")
_CODE_SPAN = re.compile(r"`[^`]*`")

#: HTML that hides or quotes what stands in it, by how it opens and closes.
_HIDING = {
    "<!--": "-->", "<pre": "</pre>", "<code": "</code>", "<blockquote": "</blockquote>",
    "<script": "</script>", "<style": "</style>", "<textarea": "</textarea>", "<?": "?>", "<![cdata[": "]]>",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Call:
    """A command as typed. `text` is all that follows its name, over several lines; `line` is the first.

    `nth` counts, from 1, the commands of this name in the comment.
    """

    name: str
    text: str
    line: str = ""
    nth: int = 1

    def place(self, comment: int) -> str:
        """Where it stands in the thread: its comment's number, with `.2` for the second of its name there."""
        return str(comment) if self.nth == 1 else f"{comment}.{self.nth}"


def scan(body: str) -> tuple[Call, ...]:
    """Every `/word` that could be a command, in the order of the text."""
    if "/" not in body:
        return ()
    found: list[tuple[str, list[str]]] = []
    text: list[str] | None = None
    for line, hidden in _lines(body):
        match = None if hidden else _COMMAND.match(line)
        if match:
            if len(found) == MOST:
                break
            text = [line]
            found.append((match[1], text))
        elif not line.strip():
            text = None
        elif text is not None:
            text.append(line)
    names = [name.lower() for name, _ in found]
    return tuple(_call(name, lines, names[: n + 1].count(names[n])) for n, (name, lines) in enumerate(found))


def _call(name: str, lines: list[str], nth: int) -> Call:
    after = lines[0].partition(name)[2].removeprefix(":")
    return Call(name.lower(), "\n".join([after, *lines[1:]]).strip(), lines[0], nth)


@dataclass(frozen=True, slots=True)
class _Fence:
    """An open code fence, in a list item whose text begins at `column` at the least (0: in none).

    Its closing run is indented by `closes_at` or up to three spaces more.
    """

    run: str
    column: int
    closes_at: int
    quoted: bool

    def over(self, line: str) -> bool:
        """Whether what holds the fence has ended, and the fence with it."""
        if self.quoted:
            return not line.lstrip().startswith(">")
        indent = _indent(line)
        return bool(line.strip()) and (
            indent < self.column or (indent < self.closes_at and _opened(line) is not None)
        )

    def closed_by(self, line: str) -> bool:
        inner = line[_container(line).end() :] if self.quoted else line
        bare = inner.strip()
        fits = self.quoted or self.closes_at <= _indent(inner) <= self.closes_at + 3
        return fits and len(bare) >= len(self.run) and set(bare) == {self.run[0]}


@dataclass(slots=True)
class _Blocks:
    """What is open after the lines read so far: a code fence, or HTML up to `closing`."""

    fence: _Fence | None = None
    closing: str = ""
    within_text: bool = False
    """That HTML began in the middle of a line, where it may yet turn out to be mere text before a fence."""

    @property
    def waiting(self) -> bool:
        """Whether something is open, so that even a line of mere words is hidden."""
        return self.fence is not None or bool(self.closing)

    def hide(self, line: str) -> bool:
        """Whether this line, the next one, stands in code, a quote or hidden HTML."""
        if self.fence is not None and not self.fence.over(line):
            self.fence = None if self.fence.closed_by(line) else self.fence
            return True
        self.fence = None if self.closing and not self.within_text else _opened(line)
        if self.closing:
            _, closed, rest = line.lower().partition(self.closing)
            self.closing = _hides(rest) if closed else self.closing
            return True
        self.closing = "" if self.fence else _hides(line)
        self.within_text = not line.lstrip().startswith("<")
        return self.fence is not None or line.lstrip().startswith(">")


def _lines(body: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it stands where a command does not count."""
    blocks = _Blocks()
    for line in body.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        yield line, (blocks.waiting or _OPENING.search(line) is not None) and blocks.hide(line.expandtabs(4))


def _opened(line: str) -> _Fence | None:
    """The code fence that this line opens, if it does."""
    container = _container(line)
    match = _FENCE.match(line, container.end())
    if match is None or (match[1][0] == "`" and "`" in line[match.end() :]):
        return None
    start = match.start(1)
    if container[0] or start <= 3:
        column = closes_at = start if container[0] else 0
    else:
        column, closes_at = (
            start - 3,
            start,
        )  # in a list item above, or else indented code that looks like a fence
    return _Fence(match[1], column, closes_at, ">" in container[0])


def _container(line: str) -> re.Match[str]:
    """The list markers and quotation marks that a line begins with."""
    match = _CONTAINER.match(line)
    assert match, "this matches the empty text too"
    return match


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


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
