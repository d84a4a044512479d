"""Where lines of a file stand in a later commit."""

from __future__ import annotations

import re
from typing import NamedTuple

from incident_actions.sandbox.git.bare import Bare

_HUNK = re.compile(r"^@@ -(\d{1,9})(?:,(\d{1,9}))? \+\d{1,9}(?:,(\d{1,9}))? @@", re.MULTILINE)


class Lines(NamedTuple):
    """From the first line to the last, both counted."""

    first: int
    last: int


def followed(bare: Bare, path: str, lines: Lines, before: str, after: str) -> Lines | None:
    """The same lines in the commit `after`; None where one of them has changed, or they were parted."""
    diff = bare.run("diff-tree", "-p", "--unified=0", "--no-renames", before, after, "--", path)
    shift = 0
    for hunk in _HUNK.finditer(diff):
        start, removed, added = int(hunk[1]), int(hunk[2] or 1), int(hunk[3] or 1)
        # Where nothing was removed, what is new stands after the line that the hunk names.
        first, last = (start, start + removed - 1) if removed else (start + 1, start)
        if first > lines.last:
            break
        if last >= lines.first:
            return None
        shift += added - removed
    return Lines(lines.first + shift, lines.last + shift)
