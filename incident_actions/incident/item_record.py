"""What an action item's issue says of itself: its due date, what blocks it, and what has been changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import dropwhile
from typing import Any

from incident_actions.incident.item_line import ItemLine, line_of
from incident_actions.incident.statements import statement, stating
from incident_actions.text.kept import issue_number, login
from incident_actions.text.markdown import MOST, plain, units
from incident_actions.text.markers import data_of, key_of, mark, without_marker
from incident_actions.text.moments import day

#: An item may be put off to so many times the span that the configuration gives it, from when it was filed.
MOST_SPANS = 3
#: How many changes stand there; the comments have all of them.
MOST_CHANGES = 30
#: Of why an item will not be done, or what was, its record has so much; the comment has all of it.
MOST_REASON = 200
_HEADING = "\n\n**Changes**\n"


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """The marker in an action item's body, and the words above it.

    `changes` are by what made them, such as a comment's number: made again, a change is there already.
    """

    key: str
    words: str
    due: date | None = None
    severity: str | None = None
    owner: str | None = None
    """Who was named by a command, empty by *not mine* in a digest; None while the document's owner stands."""
    blocked: int | None = None
    dropped: str = ""
    """Why it will not be done."""
    done: str = ""
    """What was done, in the words of a command."""
    finisher: str | None = None
    """Who has ticked it off, where that was not on its issue."""
    moved: bool = False
    """Whether the due date is another than the document gave it."""
    changes: tuple[tuple[str, str], ...] = ()
    forgotten: int = 0
    """Up to which comment's number the changes do not stand here any more."""
    last: Mapping[str, str] = field(default_factory=dict)
    """By field, where the last word on it was said that changed the record."""
    line: ItemLine | None = None
    """What its line in the document said when we last followed it."""
    others: Mapping[str, Any] = field(default_factory=dict)
    """What else the marker holds."""

    def changed(self, place: str, said: str, **fields: Any) -> ItemRecord:  # noqa: ANN401 - as in replace
        """The record after a change that was made at `place`; `said` is plain Markdown."""
        if place in dict(self.changes):
            return self
        last = {**self.last, **dict.fromkeys(fields, place)}
        after = replace(self, changes=(*self.changes, (place, said)), last=last, **fields)
        return _without_oldest(after, MOST_CHANGES)

    def corrected(self, former: str, place: str, said: str, **fields: Any) -> ItemRecord:  # noqa: ANN401 - as in replace
        """The record after what was said at `former` now reads otherwise, at `place`."""
        changes = tuple((place, said) if each[0] == former else each for each in self.changes)
        return replace(self, changes=changes, last={**self.last, **dict.fromkeys(fields, place)}, **fields)

    @property
    def body(self) -> str:
        """The issue's body; where it would be too long, without the oldest changes."""
        changes = "".join(f"\n- {said}" for _, said in self.changes)
        text = mark(_stated(self) + (_HEADING + changes if changes else ""), self.key, self._data)
        fits = units(text) <= MOST or not self.changes
        if fits:
            return text
        return _without_oldest(self, len(self.changes) - 1).body

    @property
    def _data(self) -> Mapping[str, Any]:
        own = {
            "due": self.due.isoformat() if self.due else None,
            "severity": self.severity,
            **({} if self.owner is None else {"owner": self.owner}),
            **({"blocked": self.blocked} if self.blocked else {}),
            **({"dropped": self.dropped} if self.dropped else {}),
            **({"done": self.done} if self.done else {}),
            **({"finisher": self.finisher} if self.finisher else {}),
            **({"moved": True} if self.moved else {}),
            **({"line": self.line.data} if self.line else {}),
            **({"changes": [list(each) for each in self.changes]} if self.changes else {}),
            **({"forgotten": self.forgotten} if self.forgotten else {}),
            **({"last": dict(self.last)} if self.last else {}),
        }
        return {**self.others, **own}


def latest(filed: datetime, within: timedelta) -> date:
    """The latest day to which an item may be put off; `within` is `actions.due_within`."""
    return (filed + MOST_SPANS * within).date()


def comment_of(place: str) -> int:
    """The number of the comment in which something was said; 0 where that was elsewhere, as in a digest."""
    number = place.partition(" ")[0].partition(".")[0]
    return int(number) if number.isdecimal() and len(number) < 20 else 0


def record_of(body: str) -> ItemRecord | None:
    """The record in the body of an action item of ours; None where somebody has taken the marker away."""
    key, data = key_of(body), data_of(body) or {}
    if key is None:
        return None
    changes = tuple(_changes(data.get("changes")))
    return ItemRecord(
        key=key,
        words=_words(without_marker(body.replace("\r\n", "\n")), changes),
        due=day(data.get("due")),
        severity=_text(data.get("severity")) or None,
        owner="" if data.get("owner") == "" else login(data.get("owner")),
        blocked=issue_number(data.get("blocked")),
        dropped=_text(data.get("dropped")),
        done=_text(data.get("done")),
        finisher=login(data.get("finisher")),
        moved=data.get("moved") is True,
        changes=changes,
        forgotten=data["forgotten"] if isinstance(data.get("forgotten"), int) else 0,
        last=_last(data.get("last")),
        line=line_of(data.get("line")),
        others={name: value for name, value in data.items() if name not in _OWN},
    )


_OWN = frozenset(
    (
        "due", "severity", "owner", "blocked", "dropped", "done", "finisher", "moved", "changes", "forgotten",
        "last", "line",
    )
)  # fmt: skip


def _stated(record: ItemRecord) -> str:
    """The words, with what the record says of date, owner and blocker in place of what they said."""
    words = record.words
    if record.moved and record.due and statement(words, "Due") is not None:
        words = stating(words, "Due", record.due.isoformat())
    if record.owner and statement(words, "Owner") is not None:
        words = stating(words, "Owner", plain(record.owner))
    return stating(words, "Blocked", f"by #{record.blocked}" if record.blocked else None)


def _words(text: str, changes: Collection[tuple[str, str]]) -> str:
    """The text without our list of changes; what somebody wrote below that stays."""
    above, _, below = text.partition(_HEADING)
    ours = {"", *(f"- {said}" for _, said in changes)}
    others = "\n".join(dropwhile(ours.__contains__, below.split("\n")))
    return f"{above}\n\n{others}" if others else above


def _changes(value: object) -> Iterator[tuple[str, str]]:
    for each in value if isinstance(value, list) else ():
        match each:
            case [str(place), str(said)]:
                yield place, said
            case _:
                pass


def _without_oldest(record: ItemRecord, most: int) -> ItemRecord:
    """With the newest changes; of each comment all or none, for half of its commands would look unheard."""
    beyond = max(len(record.changes) - most, 0)
    gone = {comment_of(place) for place, _ in record.changes[:beyond]} - {0}
    kept = (each for each in record.changes[beyond:] if comment_of(each[0]) not in gone)
    return replace(record, changes=tuple(kept), forgotten=max(record.forgotten, *gone, 0))


def _last(value: object) -> Mapping[str, str]:
    said = value.items() if isinstance(value, dict) else ()
    return {name: place for name, place in said if isinstance(place, str)}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
