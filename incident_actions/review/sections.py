"""Whether a section says anything."""

from __future__ import annotations

import re

from incident_actions.review.document import Block, Document, Kind

_NOTHING = re.compile(
    r"\W*(?:none|nothing|n/?a|tbd|tba|todo|to do|unknown|nil|\?+|-|–|\.+)?(?: known| yet)?\W*", re.I
)
#: What every draft has under *Impact*, whoever writes there: how long it was, and when customers were told.
_COLUMNS = frozenset({"users suffered", "from (utc)", "to (utc)", "took"})
_TOLD = re.compile(r"Customers were told ~?\d{4}-\d{2}-\d{2} .{1,40} UTC by ")


def filled(document: Document, section: str) -> bool:
    """Whether people or the record have written in it; *none*, *n/a* and *tbd* are not writing."""
    return any(_writing(block) and says(block.text) for block in document.written(section))


def _writing(block: Block) -> bool:
    match block.kind:
        case Kind.HEADING:
            return False
        case Kind.CELL:
            return block.column.lower() not in _COLUMNS
        case Kind.ITEM:
            return _TOLD.match(block.text) is None
        case _:
            return True


def says(words: str) -> bool:
    """Whether the words are more than *none*, *n/a*, *tbd* and their like."""
    return _NOTHING.fullmatch(words) is None
