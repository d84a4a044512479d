"""What a review says: lines for a terminal, data for programs, Markdown for the run's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any

from incident_actions.review.review import Review, Told
from incident_actions.review.rule import Severity
from incident_actions.text.markdown import in_code, plain, units

#: GitHub shows no more of them on the lines of a pull request.
MOST_ANNOTATIONS = 10
#: The findings in a comment have at most so many UTF-16 units.
MOST_FINDINGS = 60_000
_HINT = (
    "A draft may hold all of these; once it is ready for review, an error turns its check red. "
    "Each new commit is read again, and this comment follows."
)
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


def lines(reviews: Sequence[Review]) -> Iterator[str]:
    """A line a finding, such as `a.md:12:1: error: …`, and one for the count."""
    for path, told in _all(reviews):
        at = f"{path}:{told.finding.line}:{told.finding.column}"
        yield f"{at}: {told.severity}: {told.finding.message} [{told.finding.rule.id}]"
    yield count(reviews)


def annotated(reviews: Sequence[Review]) -> tuple[tuple[str, Told], ...]:
    """Those that annotations are made of, each with its path: the most severe, in order, at most ten."""
    by_severity = sorted(_all(reviews), key=lambda pair: _ORDER.index(pair[1].severity))
    return tuple(by_severity[:MOST_ANNOTATIONS])


def data(reviews: Sequence[Review]) -> list[dict[str, Any]]:
    """Each document with its findings, as plain data."""
    return [
        {"path": review.path, "failed": review.failed, "findings": [_finding(told) for told in review.told]}
        for review in reviews
    ]


def summary(reviews: Sequence[Review]) -> str:
    """Markdown with every finding, those that no annotation could be made of too."""
    rows = "\n".join(_row(path, told) for path, told in _all(reviews))
    table = f"\n\n| Where | | Rule | Finding |\n| --- | --- | --- | --- |\n{rows}" if rows else ""
    return f"### Review of post-mortems\n\n{count(reviews)}{table}\n"


def comment(review: Review) -> str:
    """Markdown for the comment on the pull request: the findings, the most severe first, or none.

    What does not fit into a comment is counted.
    """
    told = [told for _, told in sorted(_all([review]), key=lambda pair: _ORDER.index(pair[1].severity))]
    entries = [_entry(each) for each in told]
    shown = sum(length <= MOST_FINDINGS for length in accumulate(units(each) + 1 for each in entries))
    listed = "".join(f"\n{each}" for each in entries[:shown])
    more = f"\n\n{len(entries) - shown} more are on the page of the run." if shown < len(entries) else ""
    below = f"\n{listed}{more}\n\n{_HINT}" if entries else ""
    return f"### Review of the post-mortem\n\n{_numbers([review])}.{below}"


def count(reviews: Sequence[Review]) -> str:
    """`2 errors, 1 warning and 1 notice in 3 files`, or that nothing was found."""
    return f"{_numbers(reviews)} in {_counted(len(reviews), 'file')}."


def _numbers(reviews: Sequence[Review]) -> str:
    numbers = {each: sum(review.count(each) for review in reviews) for each in _ORDER}
    parts = [_counted(number, str(each)) for each, number in numbers.items() if number]
    return ", ".join(parts) or "Nothing found"


def _all(reviews: Sequence[Review]) -> Iterator[tuple[str, Told]]:
    for review in reviews:
        for told in review.told:
            yield review.path, told


def _entry(told: Told) -> str:
    """A finding as an item of a list."""
    finding = told.finding
    return f"- **{told.severity}** · line {finding.line} · {plain(finding.message)} `{finding.rule.id}`"


def _row(path: str, told: Told) -> str:
    finding = told.finding
    where = in_code(f"{path}:{finding.line}", 200)
    return f"| {where} | {told.severity} | `{finding.rule.id}` | {plain(finding.message)} |"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _finding(told: Told) -> dict[str, Any]:
    finding = told.finding
    return {
        "line": finding.line,
        "column": finding.column,
        "end_column": finding.end_column,
        "rule": finding.rule.id,
        "severity": str(told.severity),
        "read": finding.read,
        "why": finding.why,
        "better": finding.better,
    }
