"""What is new in the thread for a section that a person has made theirs: offered, never written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from incident_actions.postmortem.following import touched
from incident_actions.postmortem.offered import Offered, decided, standing
from incident_actions.postmortem.parts import Block, blocks, row_token, rows, table_head
from incident_actions.postmortem.sections import Section, by_name, sections
from incident_actions.postmortem.written import Written
from incident_actions.text.markdown import MOST, units
from incident_actions.thread import PullRequest

#: How much of new rows one offer has, as GitHub counts: its comment has to hold them.
LONGEST = MOST // 2
#: The part of a section that grows at its end; its other parts are called by the first block in them.
ROWS = "rows"


@dataclass(frozen=True, slots=True)
class Offer:
    """News for one part of a section: lines `first` to `last` of the document, from 1, shall read `lines`."""

    name: str
    part: str
    first: int
    last: int
    lines: tuple[str, ...]
    tokens: tuple[str, ...]

    def fits(self, other: Offered) -> bool:
        """Whether the other offers the same part on the same lines, so that it may say this instead."""
        place = (other.remark.first, other.remark.last)
        return (other.name, other.part) == (self.name, self.part) and place == (self.first, self.last)


def offers(text: str, today: str, written: Written, pull: PullRequest) -> Sequence[Offer]:
    """All that today's draft has for touched sections and nobody has decided on, in the document's order.

    No news is what we wrote there before, what was taken or declined, and what stands there already.
    """
    fresh, settled, stands = by_name(sections(today)), decided(pull), standing(pull)
    found: list[Offer] = []
    for name, section in touched(text, today, written).items():
        if name in fresh and name in written.sections:
            known = (*written.parts.get(name, ()), *settled.get(name, ()))
            found += _reckoned(section, fresh[name], known)
            found += _grown(section, fresh[name], known, _line(section, stands))
    return found


def _line(section: Section, stands: Sequence[Offered]) -> int:
    """After which line new rows go: where an offer of some stands already, else after the last one."""
    words = section.words.split("\n")
    inside = range(section.start + 1, section.start + len(words) + 1)
    same = (each.remark for each in stands if (each.name, each.part) == (section.name, ROWS))
    places = [remark.last for remark in same if remark.last in inside]
    return places[-1] if places and places[-1] is not None else inside[-1]


def _grown(section: Section, fresh: Section, known: Sequence[str], line: int) -> Iterator[Offer]:
    """The rows that have come up since, after that line; what does not fit follows once these are taken."""
    told = {*known, *map(row_token, rows(section))}
    every = [row for row in rows(fresh) if row_token(row) not in told]
    lengths = accumulate(units(row) + 1 for row in every)
    new = [row for row, so_far in zip(every, lengths, strict=True) if so_far <= LONGEST]
    if new:
        before = section.words.split("\n")[line - section.start - 1]
        lines = tuple(_added(before, new, fresh))
        yield Offer(section.name, ROWS, line, line, lines, tuple(map(row_token, new)))


def _added(before: str, new: Sequence[str], fresh: Section) -> Iterator[str]:
    """The line with the rows after it: apart, and under a head, where it is none of their kind."""
    yield before
    for head, some in (
        (table_head(fresh), [row for row in new if row.startswith("| ")]),
        ((), [row for row in new if not row.startswith("| ")]),
    ):
        if some and before[:2] != some[0][:2]:
            yield from ("", *head)
        yield from some
        before = some[-1] if some else before


def _reckoned(section: Section, fresh: Section, known: Sequence[str]) -> Iterator[Offer]:
    """Blocks whose numbers have changed since; neighbours are offered together.

    A block that came up since stands before the first of them; one that somebody took out does not come back.
    """
    there = {each.token for each in blocks(section)}
    kinds = {each.kind for each in blocks(section)}
    news = {
        each.kind: each
        for each in blocks(fresh)
        if each.token not in there and each.token != _last(each.kind, known)
    }
    new = [each for kind, each in news.items() if kind not in kinds and _last(kind, known) is None]
    for run in _runs(section):
        after = [*new, *(news.get(each.kind, each) for each in run)]
        told = tuple(each.token for each in after if each.token not in there)
        if told:
            first, last = section.start + run[0].start + 1, section.start + run[-1].end
            lines = tuple(line for each in after for line in ("", *each.lines))[1:]
            yield Offer(section.name, run[0].kind, first, last, lines, told)
        new = []


def _last(kind: str, known: Sequence[str]) -> str | None:
    """What was last written or decided of this kind of block: a time may change, and change back."""
    return next((token for token in reversed(known) if token.startswith(f"{kind} ")), None)


def _runs(section: Section) -> Sequence[Sequence[Block]]:
    """The blocks of a section, those together that have nothing but a blank line between them."""
    runs: list[list[Block]] = []
    for block in blocks(section):
        if runs and block.start == runs[-1][-1].end + 1 and not section.words.split("\n")[block.start - 1]:
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs
