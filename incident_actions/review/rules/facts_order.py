"""Times that contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.postmortem.spans import TIMES
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.text.moments import utc_minute

RULE = Rule(
    id="facts-order",
    group=Group.FACTS,
    title="Times that contradict each other",
    why="One of the two is wrong, and every figure that is counted from it too.",
    bad="detected: 2026-11-23T14:10:00Z, resolved: 2026-11-23T13:00:00Z",
    good="detected: 2026-11-23T14:10:00Z, resolved: 2026-11-23T15:00:00Z",
    severity=Severity.ERROR,
)

#: Each time with those that come before it, the one that it is read against first in front.
_BEFORE = {
    "detected": ("started",),
    "declared": ("detected", "started"),
    "acknowledged": ("detected", "started"),
    "mitigated": ("detected", "acknowledged", "started"),
    "resolved": ("detected", "mitigated", "started", "acknowledged"),
}
assert tuple(_BEFORE) == TIMES[1:], "each time but the first comes after another"


def check(document: Document, context: Context) -> Iterator[Finding]:
    """Each time in the front matter that is before one that it comes after; it is told of once."""
    times = document.front.times
    for name, earlier in _BEFORE.items():
        other = next(
            (each for each in earlier if name in times and each in times and times[name] < times[each]), None
        )
        if other is not None:
            read = f"{name}: {utc_minute(times[name])}"
            better = f"It is before {other} ({utc_minute(times[other])} UTC): mend the one that is wrong."
            yield found(RULE, document.front.place(name), read, better)
