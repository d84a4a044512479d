"""The labels we use, by group: an incident has exactly one severity and one status."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

INCIDENT = "incident"
ACTION_ITEM = "action-item"
OVERDUE = "overdue"
DIGEST = "digest"
CUSTOMER_REPORT = "customer-report"

SEVERITIES = ("sev1", "sev2", "sev3", "sev4")
STATUSES = ("investigating", "identified", "mitigated", "resolved")

#: Every label with its colour and what it says on the labels page.
ALL: Mapping[str, tuple[str, str]] = {
    INCIDENT: ("b60205", "An incident, kept by Incident Actions"),
    "severity/sev1": ("b60205", "Critical: complete outage, core function unavailable"),
    "severity/sev2": ("d93f0b", "Major: significant degradation"),
    "severity/sev3": ("fbca04", "Minor: limited impact"),
    "severity/sev4": ("c2e0c6", "Low: cosmetic, minimal impact"),
    "status/investigating": ("e99695", "The cause is not known yet"),
    "status/identified": ("f9d0c4", "The cause is known"),
    "status/mitigated": ("bfd4f2", "Users no longer suffer"),
    "status/resolved": ("0e8a16", "Service is restored"),
    "postmortem/due": ("fbca04", "A post-mortem is due"),
    "postmortem/in-review": ("bfd4f2", "The post-mortem is being reviewed"),
    "postmortem/published": ("0e8a16", "The post-mortem is merged, its action items are filed"),
    "postmortem/waived": ("ededed", "No post-mortem is needed"),
    ACTION_ITEM: ("5319e7", "Something a post-mortem asked for"),
    OVERDUE: ("b60205", "Past its due date"),
    DIGEST: ("c5def5", "Weekly digest of overdue work"),
    "drill": ("d4c5f9", "Practice, not a real incident"),
    CUSTOMER_REPORT: ("fef2c0", "Reported by a customer"),
    "preventable": ("ededed", "An earlier action item would have prevented it"),
}


def of_incident(names: Iterable[str]) -> bool:
    """Whether the label of an incident is among these: to GitHub it is one label in letters of any case."""
    return INCIDENT in {name.lower() for name in names}


def of_customer(names: Iterable[str]) -> bool:
    """Whether the label of a customer's report is among these."""
    return CUSTOMER_REPORT in {name.lower() for name in names}


def in_group(group: str, label: str) -> str | None:
    """`sev1` for (`severity`, `severity/sev1`), None for a label of another group or one we do not know."""
    name = label.lower()
    return name.partition("/")[2] if name.startswith(group + "/") and name in ALL else None
