"""A wording that is let pass without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.allowed import allowances
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="blame-unexplained",
    group=Group.BLAME,
    title="Let pass without a reason",
    why=(
        "Whoever reads this later cannot tell why the wording stands, so without a reason nothing is let "
        "pass."
    ),
    bad="<!-- blameless: ok -->",
    good="<!-- blameless: ok the sentence is about the provider's own report -->",
    severity=Severity.ERROR,
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each comment that gives no reason."""
    for each in allowances(document):
        if not each.why:
            better = "Write why: `<!-- blameless: ok why -->`."
            yield found(RULE, each.place, "blameless: ok", better)
