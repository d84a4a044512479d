"""Whether a section says anything."""

from __future__ import annotations

import re

from incident_actions.review.document import Document, Kind

_NOTHING = re.compile(
    r"\W*(?:none|nothing|n/?a|tbd|tba|todo|to do|unknown|nil|\?+|-|–|\.+)?(?: known| yet)?\W*", re.I
)


def filled(document: Document, section: str) -> bool:
    """Whether people or the record have written in it; *none*, *n/a* and *tbd* are not writing."""
    return any(block.kind is not Kind.HEADING and says(block.text) for block in document.written(section))


def says(words: str) -> bool:
    """Whether the words are more than *none*, *n/a*, *tbd* and their like."""
    return _NOTHING.fullmatch(words) is None
