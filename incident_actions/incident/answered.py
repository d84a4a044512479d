"""Which commands of an accepted comment count, now that it may have been edited since it was answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from incident_actions.text.calls import Call
from incident_actions.text.markers import digest


@dataclass(frozen=True, slots=True)
class Kept:
    """A call that counts; `edited`: how long after the comment its words were typed, where that was later.

    `before` is the name and digest by which it was remembered.
    """

    call: Call
    edited: timedelta | None = None
    before: str = ""

    def __str__(self) -> str:
        """`event 1a2b3c4d5e6f 2580`: what it is remembered by, with the seconds to a later edit."""
        late = "" if self.edited is None else f" {int(self.edited.total_seconds())}"
        return words_of(self.call) + late


@dataclass(frozen=True, slots=True)
class Counted:
    """The calls that count, and those that nobody has answered."""

    kept: tuple[Kept, ...] = ()
    added: tuple[Call, ...] = ()


def counted(
    calls: Sequence[Call],
    answered: Iterable[str],
    edited: timedelta | None,
    follows: Callable[[Call], bool],
) -> Counted:
    """Of an edited comment, by what we remember of it.

    What reads as it did counts as it did. Other words under an answered name are the same call, edited, where
    it `follows` edits. All else is new.
    """
    left = [name.split() for name in answered]
    same = [_take(left, words_of(call).split()) for call in calls]
    kept, added = [], []
    for call, found in zip(calls, same, strict=True):
        if found is not None:
            late = timedelta(seconds=int(found[2])) if found[2:] else None
            kept.append(Kept(call, late, " ".join(found[:2])))
        elif follows(call) and (found := _take(left, [call.name])) is not None:
            kept.append(Kept(call, edited, " ".join(found[:2])))
        else:
            added.append(call)
    return Counted(tuple(kept), tuple(added))


def words_of(call: Call) -> str:
    """`event 1a2b3c4d5e6f`: its name, and a digest of all else."""
    return f"{call.name} {digest(call.text)}"


def _take(left: list[list[str]], beginning: list[str]) -> list[str] | None:
    """The first of these that begins so, which then counts no more."""
    found = next((each for each in left if each[: len(beginning)] == beginning), None)
    if found is not None:
        left.remove(found)
    return found
