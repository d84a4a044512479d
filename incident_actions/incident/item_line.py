"""What an action item's line in the document said, as its issue remembers it.

Line and issue both change: by commits there, by commands here. Only what has changed in the line since its
issue last followed it is taken over; all else stays as it is on the issue.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from incident_actions.text.moments import day


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One line. `read` is a digest of all that it says, `words` one of what is to be done.

    `box` is what a person has done to the box, `ticked` or `unticked`; empty while it stands as we left it.
    """

    read: str
    words: str
    owner: str | None = None
    due: date | None = None
    kind: str | None = None
    box: str = ""

    @property
    def data(self) -> Mapping[str, Any]:
        """As a marker keeps it."""
        said = {
            "read": self.read,
            "words": self.words,
            "owner": self.owner,
            "due": self.due.isoformat() if self.due else None,
            "kind": self.kind,
            "box": self.box,
        }
        return {name: value for name, value in said.items() if value}


def line_of(data: object) -> ItemLine | None:
    """The line that a marker keeps; None where it keeps none that can be read."""
    if not isinstance(data, dict) or not data.get("read"):
        return None
    text = {name: value for name, value in data.items() if isinstance(value, str)}
    return ItemLine(
        read=text.get("read", ""),
        words=text.get("words", ""),
        owner=text.get("owner"),
        due=day(text.get("due")),
        kind=text.get("kind"),
        box=text.get("box", ""),
    )
