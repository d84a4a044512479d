"""What an action item's issue states, each in a line of its own: `**Due** 2026-12-01`, `**Owner** …`.

People may write around these lines, change them, or take them away; a line of that name is ours to renew.
"""

from __future__ import annotations


def statement(words: str, name: str) -> str | None:
    """What the words state under this name; None where they state nothing of it."""
    lead = f"**{name}** "
    return next((line.removeprefix(lead) for line in words.split("\n") if line.startswith(lead)), None)


def stating(words: str, name: str, value: str | None) -> str:
    """The words with this statement in place of the one of its name, which goes where there is no value.

    A new one stands below the due date's; where there is none, at the end.
    """
    lead = f"**{name}** "
    new = [] if value is None else [lead + value]
    lines = words.split("\n")
    places = [n for n, line in enumerate(lines) if line.startswith(lead)]
    kept = [line for line in lines if not line.startswith(lead)]
    due = next((n for n, line in enumerate(kept) if line.startswith("**Due** ")), None)
    if places:
        place = places[0]
    elif due is not None:
        place = due + 1
    else:
        place, new = len(kept), [*([""] if new else []), *new]
    return "\n".join([*kept[:place], *new, *kept[place:]])


def restated(words: str, name: str, value: str | None) -> str:
    """As `stating`, but only where the words state this or a due date: who took both away wants neither."""
    stated = any(statement(words, each) is not None for each in (name, "Due"))
    return stating(words, name, value) if stated else words
