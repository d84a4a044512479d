"""A summary or a root cause that nobody has written."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.sections import filled
from incident_actions.review.whys import explained
from incident_actions.text.markdown import shorten

RULE = Rule(
    id="facts-unanswered",
    group=Group.FACTS,
    title="A summary or a root cause that nobody has written",
    why="Without a summary and a root cause there is nothing to learn from; most readers read no more.",
    bad="_What made this possible?_",
    good="Migrations run without a lock timeout by default, and one held the orders table.",
    severity=Severity.ERROR,
    waits=True,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The question that still stands in either section, or the heading where not even that does."""
    if not filled(document, "Summary"):
        yield from _unanswered(document, "Summary", "Say in a few sentences what happened, and to whom.")
    if not explained(document):
        yield from _unanswered(document, "Root cause", "Say which property of the system made it possible.")


def _unanswered(document: Document, name: str, better: str) -> Iterator[Finding]:
    place = next((each for each in document.section(name) if each.asks), document.heading(name))
    if place is not None:
        yield found(RULE, place.start, shorten(place.text, 100), better)
