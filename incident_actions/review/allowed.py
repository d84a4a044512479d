"""What a person lets pass: `<!-- blameless: ok why -->`, on the line of a finding or on the line before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from incident_actions.config.place import Place
from incident_actions.review.document import Document
from incident_actions.review.rule import Finding, Group

_OK = re.compile(r"blameless\s*:\s*ok\b[\s:,–—-]*(.*)", re.I | re.S)


@dataclass(frozen=True, slots=True)
class Allowance:
    """One such comment: of which line it speaks, and why; an empty why allows nothing."""

    place: Place
    line: int
    why: str


def allowances(document: Document) -> Iterator[Allowance]:
    """The comments that let something pass."""
    for comment in document.comments:
        if match := _OK.fullmatch(comment.text):
            yield Allowance(comment.place, comment.place.line + comment.alone, match[1].strip())


def not_allowed(findings: Iterable[Finding], document: Document) -> Iterator[Finding]:
    """The findings that no comment lets pass: each lets the first finding of blame in its line pass."""
    lines = [each.line for each in allowances(document) if each.why]
    for finding in findings:
        if finding.rule.group is Group.BLAME and finding.line in lines:
            lines.remove(finding.line)
        else:
            yield finding
