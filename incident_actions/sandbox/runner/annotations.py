"""The annotations of a job: what its steps reported with `::error …::`, `::warning …::` or `::notice …::`.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

Annotation = dict[str, Any]
"""As the REST API describes one."""
Line = Mapping[str, Any]

LEVELS = {"error": "failure", "warning": "warning", "notice": "notice"}
MOST_A_STEP, MOST_A_JOB = 10, 50
NOWHERE = ".github"
"""The path that GitHub gives to an annotation that is about no file."""
_EXIT = re.compile(r"exit status (\d{1,3})")


def annotated(lines: Iterable[tuple[Line, int]]) -> tuple[Annotation, ...]:
    """What act's lines, each with its number in the log, say; GitHub keeps ten of a kind of a step."""
    return tuple(islice(_kept(lines), MOST_A_JOB))


def complaint(message: str) -> str:
    """Why a step failed, as GitHub's runner has it."""
    status = _EXIT.fullmatch(message)
    return f"Process completed with exit code {status[1]}." if status else message


def step_of(line: Line) -> str:
    """The job's step that says this, if any does; those of a composite action are part of it."""
    return str(next(iter(line.get("stepID", ())), ""))


def complains(line: Line) -> bool:
    """Whether a step has come to a bad end."""
    return line.get("level") == "error" and "command" not in line


def _kept(lines: Iterable[tuple[Line, int]]) -> Iterator[Annotation]:
    counts: Counter[tuple[str, str]] = Counter()
    for line, number in lines:
        found, step = _found(line, number), step_of(line)
        if found is None or not step:
            continue
        counts[step, found["annotation_level"]] += 1
        if counts[step, found["annotation_level"]] <= MOST_A_STEP:
            yield found


def _found(line: Line, number: int) -> Annotation | None:
    """What a step reported with a command, in whatever case, or how it failed."""
    if "command" in line:
        level = LEVELS.get(str(line["command"]).lower())
        if level is None:
            return None
        return _annotation(level, str(line.get("arg", "")), line.get("kvPairs") or {}, number)
    if complains(line):
        return _annotation("failure", complaint(str(line.get("msg", ""))), {}, number)
    return None


def _annotation(level: str, message: str, given: Mapping[str, Any], number: int) -> Annotation:
    where = {str(name).lower(): str(value) for name, value in given.items()}
    path = where.get("file", "")
    first = _number(where.get("line")) or (1 if path else number)
    last = max(first, _number(where.get("endline")) or first)
    one = first == last
    return {
        "path": path or NOWHERE,
        "start_line": first,
        "end_line": last,
        "start_column": _number(where.get("col")) if one else None,
        "end_column": _number(where.get("endcolumn")) if one else None,
        "annotation_level": level,
        "title": where.get("title", ""),
        "message": message,
        "raw_details": "",
    }


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and 0 < len(text) < 10 else None
