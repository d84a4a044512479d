"""The versions of a text of ours that people edit too: what they wrote just before we wrote over it, unread.

GitHub writes over whatever stands there, but it keeps each version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from incident_actions.thread import Comment, Thread, Version

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Edit:
    """A person's edit. `before` is None where GitHub was not asked so far back."""

    before: Version | None
    after: Version


def edits(versions: Sequence[Version], seen: str) -> tuple[Edit, ...]:
    """People's edits since the version `seen`, in order."""
    known = [each.id for each in versions]
    since = known.index(seen) + 1 if seen in known else 0
    theirs = (n for n, each in enumerate(versions) if n >= since and _by_a_person(each))
    return tuple(Edit(versions[n - 1] if n else None, versions[n]) for n in theirs)


def overwritten(versions: Sequence[Version], seen: str) -> tuple[Edit, ...]:
    """People's edits since the version `seen`, in order, where we have written over one of them.

    None where what stands there now tells them all.
    """
    theirs = edits(versions, seen)
    written = [n for n, each in enumerate(versions) if not _by_a_person(each)]
    over = theirs and written and versions.index(theirs[0].after) < written[-1]
    return theirs if over else ()


def names(edits: Iterable[Edit]) -> frozenset[str]:
    """The names of the versions whose texts tell what these edits have changed."""
    return frozenset(each.id for edit in edits for each in (edit.before, edit.after) if each is not None)


def unread(versions: Sequence[Version], seen: str) -> frozenset[str]:
    """The names of the versions whose texts tell what was written over."""
    return names(overwritten(versions, seen))


def changed(edit: Edit, read: Callable[[str], Mapping[K, V]]) -> Mapping[K, V | None]:
    """What an edit has changed of all that `read` finds in a text, as it reads now; None for what has gone.

    The rest is as we had left it, and says nothing.
    """
    before = read(edit.before.text) if edit.before is not None else {}
    after = read(edit.after.text)
    return {key: after.get(key) for key in {**before, **after} if after.get(key) != before.get(key)}


def newest(versions: Sequence[Version], seen: str) -> str:
    """The name of the newest version by a person, once all are read; `seen`, where there is no newer."""
    return next((each.id for each in reversed(versions) if _by_a_person(each)), seen)


def with_texts(thread: Thread, texts: Mapping[str, str]) -> Thread:
    """The thread with the texts of these versions, by name."""

    def read(versions: tuple[Version, ...]) -> tuple[Version, ...]:
        return tuple(replace(each, text=texts.get(each.id, each.text)) for each in versions)

    entries = tuple(
        replace(each, versions=read(each.versions)) if isinstance(each, Comment) else each
        for each in thread.entries
    )
    return replace(thread, versions=read(thread.versions), entries=entries)


def _by_a_person(version: Version) -> bool:
    return version.by is not None and not version.by.bot
