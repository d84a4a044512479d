"""Two commits beside each other: what the one has beyond the other, and whether they merge."""

from __future__ import annotations

import re
from dataclasses import dataclass

from incident_actions.sandbox.git.bare import Bare, GitError

_HUNK = re.compile(r"@@ -[0-9,]+ \+(\d{1,9})")
_STATUSES = {"A": "added", "D": "removed"}


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """`status` is `added`, `removed` or `modified`; of what is no text, the counts of lines are 0."""

    path: str
    status: str
    additions: int
    deletions: int
    oid: str | None
    """The blob as it is at the head or, of a removed file, as it was."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What `head` has beyond `base`; both are commits' ids."""

    bare: Bare
    base: str
    head: str

    @property
    def merged_tree(self) -> str | None:
        """The tree that a merge of the two makes; None where they are in conflict."""
        try:
            return self.bare.run("merge-tree", "--write-tree", self.base, self.head).splitlines()[0]
        except GitError:
            return None

    @property
    def ahead(self) -> bool:
        """Whether the head has a commit that the base has not."""
        return self.bare.run("rev-list", "--max-count=1", self.head, f"^{self.base}") != ""

    @property
    def commits(self) -> list[str]:
        """The head's own commits, oldest first."""
        return self.bare.run("rev-list", "--reverse", self.head, f"^{self.base}").split()

    @property
    def files(self) -> list[ChangedFile]:
        """What has changed at the head since the two went apart, by path."""
        span = (self._fork, self.head)
        names = self.bare.run("diff-tree", "-r", "--no-renames", "--name-status", "-z", *span).split("\0")
        counts = self.bare.run("diff-tree", "-r", "--no-renames", "--numstat", "-z", *span).split("\0")
        return [
            ChangedFile(path, _STATUSES.get(status, "modified"), *_counts(numbers), self._blob(path, span))
            for status, path, numbers in zip(names[::2], names[1::2], counts, strict=False)
        ]

    def patch(self, path: str) -> str:
        """What changed in one file, as a unified diff without its header."""
        diff = self.bare.run("diff-tree", "-p", "--no-renames", self._fork, self.head, "--", path)
        _, found, text = diff.partition("\n@@")
        return f"@@{text}" if found else ""

    def shown_lines(self, path: str) -> frozenset[int]:
        """The numbers of the lines of a file, as it reads at the head, that its diff shows."""
        shown, line = set(), 0
        for text in self.patch(path).split("\n"):
            if hunk := _HUNK.match(text):
                line = int(hunk[1])
            elif text[:1] in ("+", " "):
                shown.add(line)
                line += 1
        return frozenset(shown)

    @property
    def _fork(self) -> str:
        """The commit that both have in common."""
        return self.bare.run("merge-base", self.base, self.head)

    def _blob(self, path: str, span: tuple[str, str]) -> str | None:
        before, after = span
        return self.bare.oid(f"{after}:{path}") or self.bare.oid(f"{before}:{path}")


def _counts(numbers: str) -> tuple[int, int]:
    """Lines added and removed, from a line of `--numstat`."""
    added, removed, _ = numbers.split("\t", 2)
    return int(added) if added.isdigit() else 0, int(removed) if removed.isdigit() else 0
