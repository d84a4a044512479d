"""A unified diff as lines with their numbers, and the annotations that belong to each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from incident_actions.sandbox.git.comparison import ChangedFile
from incident_actions.sandbox.runner.annotations import NOWHERE

_HUNK = re.compile(r"@@ -(\d{1,9})(?:,\d{1,9})? \+(\d{1,9})(?:,\d{1,9})? @@(.*)")
Annotation = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """`kind` is `added`, `removed`, `same` or `hunk`; numbers are None where the line is not."""

    kind: str
    text: str
    old: int | None = None
    new: int | None = None
    notes: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class FileDiff:
    """What a pull request does to one file; `outside` are annotations of lines that are not shown."""

    file: ChangedFile
    lines: tuple[Line, ...]
    outside: tuple[Annotation, ...] = ()


def file_diff(changed: ChangedFile, patch: str, annotations: Sequence[Annotation]) -> FileDiff:
    ours = [note for note in annotations if note.get("path") == changed.path]
    lines = tuple(_lines(patch, ours))
    shown = {id(note) for line in lines for note in line.notes}
    return FileDiff(changed, lines, tuple(note for note in ours if id(note) not in shown))


def unchanged(files: Sequence[ChangedFile], annotations: Sequence[Annotation]) -> list[Annotation]:
    """The annotations of files that nothing changes in; what is about no file stands at its check alone."""
    changed = {NOWHERE, *(each.path for each in files)}
    return [note for note in annotations if note.get("path") not in changed]


def row_of(path: str, line: int) -> str:
    """The id of a line as it reads after the change, as GitHub makes it."""
    return f"diff-{sha256(path.encode()).hexdigest()}R{line}"


def _lines(patch: str, annotations: Sequence[Annotation]) -> Iterator[Line]:
    old = new = 0
    for text in patch.split("\n"):
        if hunk := _HUNK.fullmatch(text):
            old, new = int(hunk[1]), int(hunk[2])
            yield Line("hunk", text)
        elif text.startswith("+"):
            yield Line("added", text[1:], None, new, _notes(annotations, new))
            new += 1
        elif text.startswith("-"):
            yield Line("removed", text[1:], old)
            old += 1
        elif text.startswith(" "):
            yield Line("same", text[1:], old, new, _notes(annotations, new))
            old, new = old + 1, new + 1
        elif text.startswith("\\"):
            yield Line("hunk", text[2:])


def _notes(annotations: Sequence[Annotation], number: int) -> tuple[Annotation, ...]:
    """An annotation stands under the last line that it is about."""
    return tuple(note for note in annotations if (note.get("end_line") or note.get("start_line")) == number)
