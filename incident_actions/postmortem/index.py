"""The list of all post-mortems beside them: a README of which we write one part, and in that our own row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from incident_actions.postmortem.sections import line_end

START, END = "<!-- incident-actions index -->", "<!-- incident-actions index end -->"
_INTRODUCTION = "# Post-mortems\n\nWhat we learnt, the newest first.\n"
_HEAD = (
    "| Date | Post-mortem | Severity | Duration | Factors | Open actions |",
    "| --- | --- | --- | --- | --- | --- |",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One post-mortem; `file` is its name in the folder, and its key. The texts are inert Markdown."""

    file: str
    title: str
    severity: str
    duration: str
    factors: Sequence[str]
    open_items: int
    items: int

    def __str__(self) -> str:
        still = f"{self.open_items} of {self.items}" if self.items else "–"
        cells = (
            self.file[:10],
            f"[{self.title}]({self.file})",
            self.severity,
            self.duration,
            "; ".join(self.factors) or "–",
            still,
        )
        return f"| {' | '.join(cells)} |"


def index_of(path: str) -> str:
    """Where the list stands for a post-mortem at this path: in the same folder."""
    folder, slash, _ = path.rpartition("/")
    return f"{folder}{slash}README.md"


def indexed(text: str, row: Row) -> str:
    """The README with this row: in its place in our part, which is added at the end where there is none."""
    before, part, after = _parts(text)
    end = line_end(text) if text else "\n"
    others = [line for line in part if f"]({row.file}) | " not in line]
    rows = sorted([*others, str(row)], reverse=True)
    return before + end.join([START, *_HEAD, *rows, END]) + after


def _parts(text: str) -> tuple[str, list[str], str]:
    """What stands before our part, the rows in it, and what stands after it."""
    stop = text.rfind(END)
    start = text.rfind(START, 0, max(stop, 0))
    if start < 0:
        end = line_end(text) if text else "\n"
        before = text.rstrip() + end * 2 if text.strip() else _INTRODUCTION + "\n"
        return before, [], end
    lines = text[start:stop].splitlines()
    return text[:start], [line for line in lines if line.startswith("| 2")], text[stop + len(END) :]
