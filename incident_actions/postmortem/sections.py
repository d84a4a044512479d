"""A document in sections, by the headings that Markdown sees in it; joined again they are the document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from incident_actions.text.commonmark import blocks, lines
from incident_actions.text.markers import digest

#: The name of the front matter, and of what stands before the first heading of the second level.
FRONT_MATTER, OPENING = "---", ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, as it was typed.

    `name` is the heading's words in small letters, `start` the number of its first line, from 0.
    """

    name: str
    text: str
    start: int = 0

    @property
    def words(self) -> str:
        """The text whatever its line ends are, without the blank lines at its end."""
        return "\n".join(line.rstrip("\r\n") for line in lines(self.text)).rstrip()

    @property
    def tail(self) -> str:
        """The blank lines at its end."""
        return self.text[len(self.text.rstrip()) :]

    @property
    def digest(self) -> str:
        """A short name for exactly these words."""
        return digest(self.words)


def line_end(text: str) -> str:
    """What ends the lines of a text: what ends its first one."""
    return "\r\n" if lines(text)[0].endswith("\r\n") else "\n"


def sections(text: str) -> tuple[Section, ...]:
    """All sections in their order. Headings in quotes, lists, code and HTML begin none."""
    every = lines(text)
    front = _front_matter(every)
    starts = [(front + line, name) for line, name in _headings("".join(every[front:]))]
    cuts = [(0, FRONT_MATTER), (front, OPENING)] if front else [(0, OPENING)]
    return tuple(each for each in _cut(every, [*cuts, *starts]) if each.text or each.name)


def by_name(found: Sequence[Section]) -> Mapping[str, Section]:
    """Those sections whose name is theirs alone."""
    count = Counter(each.name for each in found)
    return {each.name: each for each in found if count[each.name] == 1}


def _cut(every: list[str], cuts: list[tuple[int, str]]) -> Iterator[Section]:
    ends = [start for start, _ in cuts[1:]] + [len(every)]
    for (start, name), end in zip(cuts, ends, strict=True):
        yield Section(name, "".join(every[start:end]), start)


def _front_matter(every: list[str]) -> int:
    """How many lines it takes; 0 where there is none."""
    if every[0].rstrip() != "---":
        return 0
    return next((n for n, line in enumerate(every[1:], 2) if line.rstrip() == "---"), 0)


def _headings(text: str) -> Iterator[tuple[int, str]]:
    """Where the headings of the second level stand, and their words."""
    for token, inline in pairwise(blocks(text)):
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map:
            yield token.map[0], " ".join(inline.content.lower().split())
