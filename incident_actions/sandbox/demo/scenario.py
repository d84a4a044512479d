"""What a scenario is: people with rights, and who does what when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto


class Deed(Enum):
    """What a person does. The text of a line says with what."""

    DECLARE = auto()
    """Fill in the incident form; `answers` by the form's ids."""
    COMMENT = auto()
    """Comment on the incident."""
    WRITE = auto()
    """Fill in sections of the post-mortem's draft; `answers` by heading."""
    READY = auto()
    """Mark the post-mortem's pull request as ready."""
    MERGE = auto()
    """Merge the post-mortem's pull request."""
    EDIT = auto()
    """Change one's newest comment, so that it reads as the text."""
    PIN = auto()
    """Give a 🚀 to the comment that begins with the text."""
    TICK = auto()
    """Tick the item of the status comment's checklist that begins with the text."""
    FINISH = auto()
    """Close the action item whose title begins with the text, having said there what was done."""
    WAIT = auto()
    """Nobody does anything; the clock runs."""


@dataclass(frozen=True, slots=True)
class Line:
    """`minute` counts from the scenario's start."""

    minute: int
    who: str
    deed: Deed
    text: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)

    def at(self, start: datetime) -> datetime:
        return start + timedelta(minutes=self.minute)


@dataclass(frozen=True, slots=True)
class Scenario:
    """`people` by login with their role in the repository; a stranger has none."""

    repository: str
    start: datetime
    people: Mapping[str, str]
    lines: tuple[Line, ...]
    strangers: tuple[str, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    """Files of the repository, beside the workflow and the forms."""
