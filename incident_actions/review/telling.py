"""What a review says: lines for a terminal, data for programs, Markdown for the run's page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from incident_actions.review.review import Review, Told
from incident_actions.review.rule import Severity
from incident_actions.text.markdown import in_code, plain

#: GitHub shows no more of them on the lines of a pull request.
MOST_ANNOTATIONS = 10
#: The most severe first.
ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTICE)


def lines(reviews: Sequence[Review]) -> Iterator[str]:
    """A line a finding, such as `a.md:12:1: error: …`, and one for the count."""
    for path, told in _all(reviews):
        at = f"{path}:{told.finding.line}:{told.finding.column}"
        yield f"{at}: {told.severity}: {told.finding.message} [{told.finding.rule.id}]"
    yield count(reviews)


def annotated(reviews: Sequence[Review]) -> tuple[tuple[str, Told], ...]:
    """Those that annotations are made of, each with its path: the most severe, in order, at most ten."""
    by_severity = sorted(_all(reviews), key=lambda pair: ORDER.index(pair[1].severity))
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


def count(reviews: Sequence[Review]) -> str:
    """`2 errors, 1 warning and 1 notice in 3 files`, or that nothing was found."""
    return f"{numbers(reviews)} in {_counted(len(reviews), 'file')}."


def numbers(reviews: Sequence[Review]) -> str:
    """`2 errors, 1 warning`, or that nothing was found."""
    found = {each: sum(review.count(each) for review in reviews) for each in ORDER}
    parts = [_counted(number, str(each)) for each, number in found.items() if number]
    return ", ".join(parts) or "Nothing found"


def prose(text: str, bar: str = "|") -> str:
    """A text of ours with foreign words in it as inert Markdown; what stands between backticks stays code.

    `bar` is what `|` is in code: tables read it before they read code.
    """
    parts = text.split("`")
    if len(parts) % 2 == 0:  # the last one opens nothing
        parts[-2:] = ["`".join(parts[-2:])]
    return "".join(
        in_code(part, 200).replace("|", bar) if number % 2 else _plain(part)
        for number, part in enumerate(parts)
    )


def _plain(text: str) -> str:
    """Inert, with the spaces around it."""
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}{plain(text)}{after}" if text.strip() else text


def _all(reviews: Sequence[Review]) -> Iterator[tuple[str, Told]]:
    for review in reviews:
        for told in review.told:
            yield review.path, told


def _row(path: str, told: Told) -> str:
    finding = told.finding
    where = in_code(f"{path}:{finding.line}", 200)
    said = prose(finding.message, bar=r"\|")
    return f"| {where} | {told.severity} | `{finding.rule.id}` | {said} |"


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
