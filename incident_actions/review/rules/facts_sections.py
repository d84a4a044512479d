"""A section that is missing or empty."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.config.place import Place
from incident_actions.review.document import SECTIONS, Document, Kind
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.sections import filled

RULE = Rule(
    id="facts-sections",
    group=Group.FACTS,
    title="A section that is missing or empty",
    why="Readers find what they look for by the headings, and so do the tools.",
    bad="No heading Impact.",
    good="## Impact, and below it who could not do what.",
    severity=Severity.ERROR,
)

#: Where nothing was written, another rule says more.
_TOLD = ("Summary", "Root cause", "Contributing factors", "What went well")


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each heading that is not there, and each below which nothing stands, not even a question."""
    top = next((each.start for each in document.headings), Place(1, 1))
    for name in SECTIONS:
        heading = document.heading(name)
        if heading is None:
            yield found(
                RULE,
                top,
                "",
                f"Add the heading `## {name}`.",
                why=f"The section {name} is missing. {RULE.why}",
            )
        elif name not in _TOLD and not filled(document, name) and not _asks(document, name):
            better = "Write what is known, or that nothing is."
            yield found(RULE, heading.start, heading.text, better, why=f"The section is empty. {RULE.why}")


def _asks(document: Document, name: str) -> bool:
    return any(block.asks or block.kind is Kind.HEADING for block in document.section(name))
