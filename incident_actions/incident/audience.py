"""Who is told what beyond GitHub: the targets of the configuration, by message, severity and audience."""

from __future__ import annotations

from collections.abc import Mapping

from incident_actions.config import Target
from incident_actions.incident.memory import STATUS
from incident_actions.incident.model import Incident
from incident_actions.text.markers import data_of

RESPONDERS, STAKEHOLDERS, CUSTOMERS, LEARNING = "responders", "stakeholders", "customers", "learning"

#: Who gets which of our messages, by the first word of its key. The status comment declares the incident.
AUDIENCES: Mapping[str, frozenset[str]] = {
    STATUS: frozenset({RESPONDERS, STAKEHOLDERS}),
    "raised": frozenset({RESPONDERS, STAKEHOLDERS}),
    "update": frozenset({RESPONDERS, STAKEHOLDERS, CUSTOMERS}),
    "resolved": frozenset({RESPONDERS, STAKEHOLDERS, CUSTOMERS}),
    "unacknowledged": frozenset({RESPONDERS}),
    "commander-missing": frozenset({RESPONDERS}),
    "update-missed": frozenset({RESPONDERS}),
    "page": frozenset({RESPONDERS}),
    "published": frozenset({LEARNING}),
}


def targets_of(key: str, incident: Incident) -> tuple[Target, ...]:
    """Where our message of this key goes, by the highest severity held; a page may name its target."""
    kind = key.partition(" ")[0]
    asked = incident.keyed.get(key) if kind == "page" else None
    whom = (data_of(asked.body) or {}).get("whom", "") if asked is not None else ""
    return paged(str(whom), incident) if kind == "page" else told(AUDIENCES.get(kind, frozenset()), incident)


def told(audiences: frozenset[str], incident: Incident) -> tuple[Target, ...]:
    """The targets for any of these audiences at the highest severity held."""
    severity = incident.highest or "sev2"
    found = incident.config.notify.targets
    return tuple(each for each in found if each.audiences & audiences and severity in each.severities)


def paged(whom: str, incident: Incident) -> tuple[Target, ...]:
    """The target of this name, whatever its severities; for a person, all that responders have."""
    named = tuple(each for each in incident.config.notify.targets if each.name == whom.removeprefix("@"))
    return named or told(AUDIENCES["page"], incident)
