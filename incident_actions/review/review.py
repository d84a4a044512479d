"""All rules over one document: what they find, in order, each thing once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from incident_actions.review.allowed import not_allowed
from incident_actions.review.document import Block, Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity
from incident_actions.review.rules import all_checks


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, how much it matters to this repository, and the heading that it stands under."""

    finding: Finding
    severity: Severity
    section: str


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in the document at `path`, from its beginning to its end."""

    path: str
    told: tuple[Told, ...]

    @property
    def failed(self) -> bool:
        """Whether an error is among it."""
        return any(each.severity is Severity.ERROR for each in self.told)

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(each.severity is severity for each in self.told)


def review(document: Document, context: Context) -> Review:
    """The review of a document by the rules that the configuration leaves on.

    The same document and context give the same review. Nothing is raised for what the document says.
    """
    findings: list[Finding] = []
    for rule, check in all_checks():
        if severity(rule, context) is not Severity.OFF:
            findings += check(document, context)
    findings.sort(key=lambda each: (each.line, each.column, each.rule.id))
    kept = not_allowed(_distinct(findings), document)
    tops = [each for each in document.headings if each.level < 3]
    told = (Told(each, severity(each.rule, context), _section(each.line, tops)) for each in kept)
    return Review(context.path, tuple(told))


def _section(line: int, tops: Sequence[Block]) -> str:
    """The heading of level 1 or 2 that a line stands under, as people read it; empty above the first."""
    above = bisect_right(tops, line, key=lambda each: each.start.line)
    return tops[above - 1].text.strip() if above else ""


def severity(rule: Rule, context: Context) -> Severity:
    """How much the rule matters: as the configuration says, else as its record does; less in a draft."""
    given = context.config.review.get(rule.id)
    matters = rule.severity if given is None else Severity(given)
    waits = rule.waits and not context.ready and matters is Severity.ERROR
    return Severity.WARNING if waits else matters


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings of blame that overlap, the first: one wording is told of once."""
    line = end = 0
    for finding in findings:
        blames = finding.rule.group is Group.BLAME
        if blames and finding.line == line and finding.column < end:
            continue
        if blames:
            line, end = finding.line, finding.end_column
        yield finding
