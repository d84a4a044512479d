"""What a rule is, what it finds, and what it is handed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from incident_actions.config import Config
from incident_actions.config.place import Place


class Severity(StrEnum):
    """How much a finding matters; an error fails the review."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    OFF = "off"


class Group(StrEnum):
    """What a rule is about."""

    BLAME = "Blame"
    ACTIONS = "Vague actions"
    DEPTH = "Depth"
    FACTS = "Facts"
    TEXT = "Text"


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule's record: its page in the documentation and the words of its findings come from here.

    `id` is its file's name with hyphens, and its key under `postmortems.review`; `why` says how the thing
    found hinders learning; `bad` and `good` are an example before and after. `waits` says that what would
    be an error is a warning while the document is a draft.
    """

    id: str
    group: Group
    title: str
    why: str
    bad: str
    good: str
    severity: Severity
    waits: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found. Line and columns count from 1, `end_column` is the first one after it.

    `read` is what was read, as the document has it; `better` is what to write or do instead.
    """

    rule: Rule
    line: int
    column: int
    end_column: int
    read: str
    why: str
    better: str

    @property
    def message(self) -> str:
        """What was read, why it hinders learning, and what is better: one paragraph of plain text."""
        read = f"“{self.read}”: " if self.read else ""
        return f"{read}{self.why} {self.better}"


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the document.

    `today` is the day in the team's zone; `path` is where the document stands, and `file` gives the text of
    what stands at a path of the repository: empty for a folder and for what is no text, None for nothing.
    Where the repository is not at hand there is no `file`, and links to its files are left alone. `ready`
    says that the document is no draft any more. `assignable` says of a login whether an issue can be assigned
    to it; one that is not in it is unknown.
    """

    today: date
    config: Config
    path: str
    file: Callable[[str], str | None] | None
    ready: bool = True
    assignable: Mapping[str, bool] = field(default_factory=dict)


def found(rule: Rule, place: Place, read: str, better: str, *, why: str = "") -> Finding:
    """A finding at a place, with the rule's own reason unless there is a closer one."""
    return Finding(
        rule, place.line, place.column, place.column + max(1, len(read)), read, why or rule.why, better
    )
