"""The milestone of a post-mortem's action items."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from incident_actions.actions.pairing import Pair
from incident_actions.effects import SetMilestone
from incident_actions.incident.model import Incident
from incident_actions.text.markdown import title


def milestone_title(incident: Incident) -> str:
    """`Post-mortem #12: Checkout is down`: a key, so it keeps the title at declaration."""
    return f"Post-mortem #{incident.number}: {title(incident.declared_title, 150)}"


def decide(
    incident: Incident, unfiled: Sequence[Pair], dates: Collection[date], *, changed: bool
) -> Iterator[SetMilestone]:
    """Open while an item is open, due on the latest of these dates, closed when all are closed.

    `changed`: a line has, so the date may have. A milestone that somebody has renamed, or put the items
    into, is theirs.
    """
    name = milestone_title(incident)
    found = (item.milestone for item in incident.items if item.milestone)
    present = next((each for each in found if each.title == name), None)
    latest = max(dates, default=present.due if present else None)
    is_open = bool(unfiled) or any(item.open for item in incident.items)
    late = changed and present is not None and present.due != latest
    if unfiled or late or (present is not None and present.open != is_open):
        description = f"What the post-mortem of #{incident.number} asked for."
        yield SetMilestone(name, description, latest, is_open, claims=present is None)
