"""A duration that does not match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from itertools import combinations

from incident_actions.postmortem.spans import TIMES
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.spans import Stated, stated
from incident_actions.text.moments import in_words

RULE = Rule(
    id="facts-duration",
    group=Group.FACTS,
    title="A duration that does not match",
    why="Two figures for one thing, and the reader cannot tell which is true.",
    bad="Checkout was down for 44 minutes, where the times give 71.",
    good="Checkout was down for 71 minutes.",
    severity=Severity.WARNING,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each duration in the summary that no two times of the front matter are apart; in the impact, a longer.

    A figure may be rounded: by half of its unit, or by a twentieth.
    """
    spans = _spans(document.front.times)
    if not spans:
        return
    for section in ("Summary", "Impact"):
        for block in document.written(section):
            for each in stated(block.text):
                too_long = each.span > max(spans.values())
                if not _fits(each, spans.values()) and (too_long or section == "Summary"):
                    figures = ", ".join(f"{name} {in_words(span)}" for name, span in spans.items())
                    better = (
                        f"By the front matter: {figures}. Say from when to when, or mend the one that is "
                        "wrong."
                    )
                    yield found(RULE, block.place(each.start), each.words, better)


def _fits(each: Stated, spans: Iterable[timedelta]) -> bool:
    return any(abs(each.span - span) <= max(each.unit / 2, span / 20) for span in spans)


def _spans(times: Mapping[str, datetime]) -> Mapping[str, timedelta]:
    """How far apart each two times are, by their names; those that contradict each other are left out."""
    pairs = combinations([name for name in TIMES if name in times], 2)
    spans = {f"{one} to {other}": times[other] - times[one] for one, other in pairs}
    return {name: span for name, span in spans.items() if span > timedelta()}
