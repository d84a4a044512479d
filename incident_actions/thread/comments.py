"""A comment, its versions and the reactions on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from incident_actions.thread.people import Person


class Sign(StrEnum):
    """The reactions that mean something to us, by GitHub's GraphQL names."""

    CLAIMED = "EYES"
    ACCEPTED = "ROCKET"
    REFUSED = "CONFUSED"


@dataclass(frozen=True, slots=True)
class Reaction:
    """One kind of reaction on a comment: whether it is ours, who else gave it, and since when.

    `at` is the time of our own, where GitHub tells it apart; else of the first that anybody gave. `people`
    are known of the accepting sign alone, the first ten of them. `planned`: a plan gives it, GitHub has none.
    """

    sign: Sign
    at: datetime
    ours: bool = False
    people: tuple[Person, ...] = ()
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Version:
    """What a body read from `at` on, and who made it read so; `id` is GitHub's name for it.

    `text` is empty until it is asked for: the versions of a long text are long together.
    """

    id: str
    by: Person | None
    at: datetime
    text: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment. `author` is None for an account that is gone."""

    id: int
    author: Person | None
    body: str
    at: datetime
    edited_at: datetime | None = None
    edited_by: Person | None = None
    reactions: tuple[Reaction, ...] = ()
    url: str = ""
    versions: tuple[Version, ...] = ()
    """The newest of them, once it has been edited; the last is what stands there."""

    @property
    def ours(self) -> bool:
        return self.author is not None and self.author.ours

    @property
    def edited(self) -> timedelta | None:
        """How long after it was made the comment was edited last."""
        return None if self.edited_at is None else self.edited_at - self.at

    def signed(self, sign: Sign) -> Reaction | None:
        """Our own reaction of this kind, if we gave it: the last one, where a plan has imagined another."""
        ours = [each for each in self.reactions if each.sign is sign and each.ours]
        return ours[-1] if ours else None
