"""What helps to restore the service: the checklist by service and severity, and the runbooks that fit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.config import Service
from incident_actions.incident.checklist import ticked
from incident_actions.incident.model import Incident
from incident_actions.messages.render import render
from incident_actions.text.markdown import plain

#: The runbook of this name fits every incident.
ANY = "any"


def checklist(incident: Incident, context: Context) -> str:
    """The Markdown of the checklist, ticked as it is; empty once the incident is resolved.

    A repository's own `restore-payments-sev1.md`, `restore-payments.md` or `restore-sev1.md` goes before
    `restore.md`, in this order.
    """
    if incident.resolved:
        return ""
    risky = [plain(each.name) for each in _known_services(incident) if each.rollback_may_lose_data]
    texts = [
        render(context.templates, name, severity=incident.severity or "", risky=risky)
        for name in dict.fromkeys(_names(incident, context))
    ]
    return ticked("\n".join(texts), incident.memory.ticks)


def runbooks(incident: Incident) -> list[dict[str, str]]:
    """The runbooks of the services that the form names, and those for every incident, with full links."""
    found = incident.config.runbooks
    wanted = [name for name in (*incident.services, ANY) if name in found]
    repository = incident.thread.repository
    blob = f"{repository.url}/blob/{repository.branch}"
    return [
        {
            "name": "every incident" if name == ANY else plain(name),
            "url": url if (url := found[name]).startswith("https:") else f"{blob}/{url}",
        }
        for name in wanted
    ]


def _names(incident: Incident, context: Context) -> Iterator[str]:
    """The template for each service, or where none has one of its own, the one for the severity."""
    severity, found = incident.severity or "", []
    for service in incident.services:
        slug = re.sub(r"[^a-z0-9]+", "-", service).strip("-")
        names = (f"restore-{slug}-{severity}.md", f"restore-{slug}.md")
        found += [name for name in names if name in context.templates][:1]
    general = f"restore-{severity}.md"
    yield from found or [general if general in context.templates else "restore.md"]


def _known_services(incident: Incident) -> list[Service]:
    services = incident.config.services
    return [services[name] for name in incident.services if name in services]
