"""The subject of a commit on the draft's branch: which sections changed, and by how many rows."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.postmortem.parts import rows
from incident_actions.postmortem.sections import FRONT_MATTER, OPENING, Section, by_name, sections

#: What GitHub shows of a subject without folding it.
LONGEST = 72
_ROWS = {"timeline": "event"}


def subject(before: str, after: str) -> str:
    """`Timeline: 3 events; Impact`: the sections in their order, as many as fit."""
    found = list(_changes(before, after))
    for kept in range(len(found), 0, -1):
        left = len(found) - kept
        words = "; ".join(found[:kept]) + (f"; {left} more" if left else "")
        if len(words) <= LONGEST:
            return words
    return "Several sections"


def _changes(before: str, after: str) -> Iterator[str]:
    """What people read first comes first: the front matter stands at the end."""
    old, new = by_name(sections(before)), by_name(sections(after))
    changed = [each for name, each in new.items() if name not in old or old[name].digest != each.digest]
    for section in sorted(changed, key=lambda each: each.name == FRONT_MATTER):
        yield _title(section) + _more(section, old.get(section.name))
    yield from (f"{_title(each)} taken out" for name, each in old.items() if name not in new)


def _title(section: Section) -> str:
    named = {FRONT_MATTER: "front matter", OPENING: "heading"}
    return named.get(section.name, section.name).capitalize()


def _more(section: Section, before: Section | None) -> str:
    """How many rows there are more, where these have a name."""
    name = _ROWS.get(section.name)
    known = rows(before) if before is not None else ()
    count = sum(row not in known for row in rows(section))
    return f": {count} {name}{'' if count == 1 else 's'}" if name and count else ""
