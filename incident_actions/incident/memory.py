"""What the status comment remembers, because GitHub does not: the words that were answered, the rows shown.

Believed of our own comment alone. A lost memory heals: what it told is read from the thread again, as far as
that still tells it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import accumulate
from typing import Any, TypeVar

from incident_actions.effects import Delivery
from incident_actions.text.markdown import shorten
from incident_actions.text.markers import data_of, key_of
from incident_actions.text.moments import Moment, iso
from incident_actions.thread import Thread
from incident_actions.watch import WATCH, Watch

#: Of so many comments and people the answers are remembered, the newest, and of these so many calls.
MOST_REMEMBERED, MOST_CALLS = 200, 500
#: How much of an item, or of why a message did not go out, in characters.
MOST_WORDS = 300
#: The key of the status comment.
STATUS = "status"
#: Between these lies every time that we have ever written.
_YEARS = (1970, 9000)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class KeptRow:
    """A row as the former status comment showed it."""

    comment: int
    moment: Moment
    text: str
    by: str
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """An item of the checklist that somebody has ticked."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Channel:
    """The chat channel: its page, who was invited, what went wrong, after so many tries."""

    url: str = ""
    invited: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    tries: int = 0


@dataclass(frozen=True, slots=True)
class Memory:
    """`answered`: the calls of each accepted comment, by name and digest. `ticks`: by the item's digest.

    `pinners`: whether an account, by its number, may make a row of a comment. `hypotheses`: the number of
    each, by `COMMENT.NTH`. `undelivered`: what became of messages that did not go out, by key and target.
    `seen`: the newest version of the status comment by a person whose ticks are known, by GitHub's name.
    `watch`: how the watching schedule stands. `zone`: by which times were read.
    """

    answered: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    rows: tuple[KeptRow, ...] = ()
    ticks: Mapping[str, Tick] = field(default_factory=dict)
    seen: str = ""
    pinners: Mapping[int, bool] = field(default_factory=dict)
    hypotheses: Mapping[str, int] = field(default_factory=dict)
    undelivered: Mapping[str, Mapping[str, Delivery]] = field(default_factory=dict)
    channel: Channel | None = None
    watch: Watch | None = None
    zone: str | None = None

    @classmethod
    def of(cls, thread: Thread) -> Memory:
        """What our status comment remembers, wherever it stands; nothing where it cannot be read."""
        ours = (each.body for each in thread.comments if each.ours and key_of(each.body) == STATUS)
        try:
            return _read(data_of(next(ours, "")) or {})
        except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
            return cls()

    def as_data(self) -> Mapping[str, Any]:
        """For the record; `_read` is its inverse."""
        return {
            "answered": {str(id): list(calls) for id, calls in _fitting(self.answered).items()},
            "rows": [_row_data(row) for row in self.rows],
            "ticks": {
                key: [shorten(tick.text, MOST_WORDS), tick.by, iso(tick.at)]
                for key, tick in self.ticks.items()
            },
            "seen": self.seen,
            "pinners": {str(id): may for id, may in _newest(self.pinners).items()},
            "hypotheses": dict(self.hypotheses),
            "undelivered": {
                key: {
                    target: [each.attempt, shorten(each.why, MOST_WORDS)] for target, each in failed.items()
                }
                for key, failed in self.undelivered.items()
            },
            WATCH: self.watch,
            "zone": self.zone,
            "channel": None if self.channel is None else _channel_data(self.channel),
        }


def _newest(answers: Mapping[int, T]) -> Mapping[int, T]:
    return dict(sorted(answers.items())[-MOST_REMEMBERED:])


def _fitting(answers: Mapping[int, tuple[str, ...]]) -> Mapping[int, tuple[str, ...]]:
    """The newest answers, as far as there is room for their calls."""
    newest = sorted(_newest(answers).items(), reverse=True)
    calls = accumulate(len(calls) for _, calls in newest)
    return dict(sorted(each for each, so_far in zip(newest, calls, strict=True) if so_far <= MOST_CALLS))


def _read(data: Mapping[str, Any]) -> Memory:
    return Memory(
        answered={int(number): tuple(map(str, calls)) for number, calls in _dict(data, "answered").items()},
        rows=tuple(_row(*row) for row in data.get("rows") or ()),
        ticks={
            key: Tick(str(text), str(by), _time(at)) for key, (text, by, at) in _dict(data, "ticks").items()
        },
        seen=str(data.get("seen") or ""),
        pinners={int(number): bool(may) for number, may in _dict(data, "pinners").items()},
        hypotheses={key: int(number) for key, number in _dict(data, "hypotheses").items()},
        undelivered={
            key: {target: Delivery(int(attempt), str(why)) for target, (attempt, why) in failed.items()}
            for key, failed in _dict(data, "undelivered").items()
        },
        watch=Watch(data[WATCH]) if data.get(WATCH) else None,
        zone=str(data["zone"]) if data.get("zone") else None,
        channel=_channel(*data["channel"]) if data.get("channel") else None,
    )


def _dict(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    return data.get(name) or {}


def _row_data(row: KeptRow) -> list[Any]:
    signs = ("~" if row.moment.approximate else "") + ("-" if row.struck else "")
    return [row.comment, row.by, row.text, iso(row.moment.at), iso(row.moment.until), *filter(None, [signs])]


def _row(comment: int, by: str, text: str, at: str, until: str | None, signs: str = "") -> KeptRow:  # noqa: PLR0913, PLR0917 - a row's cells
    end = None if until is None else _time(until)
    return KeptRow(int(comment), Moment(_time(at), end, "~" in signs), str(text), str(by), "-" in signs)


def _time(text: str) -> datetime:
    """A moment as `iso` writes it. Raises ValueError for one without a zone, or that no zone can show."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None or not _YEARS[0] <= at.year <= _YEARS[1]:
        raise ValueError(text)
    return at.astimezone(UTC)


def _channel_data(channel: Channel) -> list[Any]:
    return [channel.url, list(channel.invited), list(channel.problems), channel.tries]


def _channel(url: str, invited: list[str], problems: list[str], tries: int) -> Channel:
    return Channel(str(url), tuple(map(str, invited)), tuple(map(str, problems)), int(tries))
