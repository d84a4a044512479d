"""Reading again what people wrote into our texts just before we wrote over it: seldom anything at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet

from incident_actions.github.gateway import Gateway
from incident_actions.thread import Thread
from incident_actions.versions import with_texts


def reread(
    github: Gateway, threads: Iterable[Thread], unread: Callable[[Thread], AbstractSet[str]]
) -> list[Thread]:
    """The threads with the texts of the versions that are `unread`, in one request for all; none for none."""
    read = list(threads)
    names = frozenset(name for thread in read for name in unread(thread))
    texts = github.versions(names) if names else {}
    return [with_texts(thread, texts) for thread in read] if texts else read
