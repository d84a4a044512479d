"""What is new in the thread for a section that a person has made theirs: offered as a suggestion, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from incident_actions.postmortem.following import touched
from incident_actions.postmortem.sections import Section, by_name, row_digest, sections
from incident_actions.postmortem.written import Written
from incident_actions.text.markers import data_of
from incident_actions.thread import PullRequest


@dataclass(frozen=True, slots=True)
class Offer:
    """New `rows` for a section: its last line is number `line`, from 1, and shall read `lines`."""

    name: str
    line: int
    lines: tuple[str, ...]
    rows: tuple[str, ...]

    @property
    def digests(self) -> tuple[str, ...]:
        return tuple(map(row_digest, self.rows))


def offers(text: str, today: str, written: Written, pull: PullRequest) -> Sequence[Offer]:
    """An offer for each touched section that today's draft has news for, in the document's order.

    No news is what we wrote there before, what was offered before, and what stands there already.
    """
    fresh, before = by_name(sections(today)), _offered(pull)
    found = []
    for name, section in touched(text, today, written).items():
        told = {*written.rows.get(name, ()), *before.get(name, ()), *map(row_digest, section.rows)}
        rows = _news(fresh[name], told) if name in fresh else ()
        if rows and name in written.sections:
            words = section.words.split("\n")
            found.append(Offer(name, section.start + len(words), _added(words[-1], rows, fresh[name]), rows))
    return found


def _added(last: str, rows: Sequence[str], fresh: Section) -> tuple[str, ...]:
    """The last line with the rows after it: apart, and under a head, where it is none of their kind."""
    if last[:2] == rows[0][:2]:
        return (last, *rows)
    return (last, "", *(fresh.table_head if rows[0].startswith("| ") else ()), *rows)


def _news(section: Section, told: set[str]) -> tuple[str, ...]:
    return tuple(row for row in section.rows if row_digest(row) not in told)


def _offered(pull: PullRequest) -> Mapping[str, set[str]]:
    """The rows that our own reviews have offered, by section and digest."""
    found: dict[str, set[str]] = {}
    for name, digests in _told(pull):
        found.setdefault(name, set()).update(digests)
    return found


def _told(pull: PullRequest) -> Iterator[tuple[str, list[str]]]:
    for review in pull.reviews:
        if review.author is not None and review.author.ours:
            told = (data_of(review.body) or {}).get("offered")
            for name, digests in told.items() if isinstance(told, dict) else ():
                yield name, [str(each) for each in digests] if isinstance(digests, list) else []
