"""The labels of a group of which an incident has exactly one, such as its severity."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions import labels
from incident_actions.effects import AddLabel, RemoveLabel
from incident_actions.incident.model import Incident


def exactly(group: str, value: str | None, incident: Incident) -> Iterator[AddLabel | RemoveLabel]:
    """The label of this group that shall be there, and no other; None: none of them."""
    present = {label: labels.in_group(group, label) for label in incident.thread.labels}
    if value is not None and value not in present.values():
        yield AddLabel(f"{group}/{value}")
    yield from (RemoveLabel(label) for label, name in present.items() if name not in {None, value})
