"""Comments that somebody has given a 🚀: a responder's makes a row of the timeline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from incident_actions.incident.model import TimelineRow
from incident_actions.text.markdown import shorten, visible
from incident_actions.text.moments import Moment
from incident_actions.thread import Comment, Person, Sign

#: How much of a pinned comment stands in its row, in characters.
MOST_PINNED = 300


@dataclass(frozen=True, slots=True)
class Pins:
    """`may`: whether those who gave a 🚀 may pin, by account number; `unknown`: of whom nobody knows yet."""

    rows: tuple[TimelineRow, ...]
    may: Mapping[int, bool]
    unknown: tuple[Person, ...]


def pins(comments: Iterable[Comment], known: Mapping[int, bool], responders: AbstractSet[str]) -> Pins:
    """The pins among these comments, by what is known of people and the logins of those who respond."""
    rows: list[TimelineRow] = []
    seen: dict[int, bool] = {}
    unknown: dict[Person, None] = {}
    for comment in comments:
        people = givers(comment)
        may = {each.id: each.login.lower() in responders or known.get(each.id) for each in people}
        seen |= {id: bool(allowed) for id, allowed in may.items() if allowed is not None}
        rows += [_row(comment)] if any(may.values()) else []
        unknown |= dict.fromkeys(each for each in people if may[each.id] is None)
    return Pins(tuple(rows), seen, tuple(unknown))


def givers(comment: Comment) -> tuple[Person, ...]:
    """The people who gave a comment a 🚀, by account number."""
    given = (each for each in comment.reactions if each.sign is Sign.ACCEPTED)
    people = {person for each in given for person in each.people if not person.bot}
    return tuple(sorted(people, key=lambda person: person.id))


def _row(comment: Comment) -> TimelineRow:
    by = comment.author.login if comment.author else "somebody who left"
    text = shorten(visible(comment.body), MOST_PINNED)
    return TimelineRow(Moment(comment.at), text, by, comment.url, comment.id, comment.edited)
