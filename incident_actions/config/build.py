"""From the keys that the schema lets through to the configuration's types, with a default for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from incident_actions.calendar import Calendar, Span, read_span
from incident_actions.config.formats import read_days
from incident_actions.config.model import (
    Config,
    Notify,
    Problem,
    Role,
    Service,
    SeverityPolicy,
    Slack,
    Target,
)
from incident_actions.config.policy import POLICY
from incident_actions.config.roles import STANDARD
from incident_actions.text.durations import read_duration

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def build(data: Mapping[str, Any], problems: tuple[Problem, ...]) -> Config:
    """The configuration that says `data`, which the schema allows as it stands."""
    zone, country = ZoneInfo(data.get("timezone", "UTC")), data.get("country")
    postmortems, severities = data.get("postmortems", {}), data.get("severities", {})
    due = postmortems.get("due", {})
    escalation = data.get("escalation", {})
    return Config(
        zone=zone,
        country=country,
        calendar=_calendar(data.get("calendar", {}), zone, country),
        severities={
            name: _policy(default | severities.get(name, {}), due.get(name))
            for name, default in POLICY.items()
        },
        roles=_roles(data.get("roles", {})),
        responders=frozenset(login.lower() for login in data.get("responders", ())),
        escalation={name: tuple(escalation.get(name, ())) for name in POLICY},
        notify=_notify(data.get("notify", {})),
        services={name.lower(): _service(name, given) for name, given in data.get("services", {}).items()},
        runbooks={name.lower(): runbook for name, runbook in data.get("runbooks", {}).items()},
        postmortem_folder=postmortems.get("folder", "postmortems"),
        review=postmortems.get("review", {}),
        due_within=_duration(data.get("actions", {}).get("due_within", "30d")),
        away=_away(data.get("actions", {}).get("away", {})),
        digest_day=DAYS.index(data.get("digest", {}).get("day", "mon")),
        problems=problems,
    )


def _calendar(data: Mapping[str, Any], zone: ZoneInfo, country: str | None) -> Calendar:
    opens, closes = data.get("hours", "09:00-17:00").split("-")
    return Calendar(
        zone=zone,
        opens=time.fromisoformat(opens),
        closes=time.fromisoformat(closes),
        workdays=frozenset(DAYS.index(day) for day in data.get("workdays", DAYS[:5])),
        country=country,
    )


def _policy(data: Mapping[str, Any], due: str | None) -> SeverityPolicy:
    return SeverityPolicy(
        name=data["name"],
        means=data["means"],
        responds=data["responds"],
        acknowledge_within=_span(data["acknowledge_within"]),
        update_every=_span(data["update_every"]),
        customers_told=data["customers"] == "must be told",
        wake_people=data["at_night"] == "wake people",
        escalates_to=tuple(data["escalates_to"]),
        postmortem_due=_span(due or data["due"]),
    )


def _roles(data: Mapping[str, Any]) -> Mapping[str, Role]:
    """The standard roles, each as the file words it, and then the file's own."""
    standard = {role.name: role for role in STANDARD}
    own = {name: Role(name, name.replace("-", " ").capitalize(), "") for name in data if name not in standard}
    return {name: replace(role, **data.get(name, {})) for name, role in (standard | own).items()}


def _notify(data: Mapping[str, Any]) -> Notify:
    slack = data.get("slack")
    return Notify(
        targets=tuple(_target(each) for each in data.get("targets", ())),
        slack=None if slack is None else _slack(slack),
    )


def _target(data: Mapping[str, Any]) -> Target:
    return Target(
        name=data["name"],
        secret=data["secret"],
        audiences=frozenset(data.get("audiences", ("responders",))),
        severities=frozenset(data.get("severities", POLICY)),
    )


def _slack(data: Mapping[str, Any]) -> Slack:
    people = {login.lower(): member for login, member in data.get("people", {}).items()}
    return Slack(secret=data["secret"], people=people)


def _service(name: str, data: Mapping[str, Any]) -> Service:
    return Service(name, rollback_may_lose_data=data.get("rollback_may_lose_data", False))


def _away(data: Mapping[str, str]) -> Mapping[str, tuple[date, date]]:
    days = {login.lower(): read_days(text) for login, text in data.items()}
    return {login: found for login, found in days.items() if found is not None}


def _span(text: str | None) -> Span | None:
    if text is None:
        return None
    span = read_span(text)
    assert span is not None, "the schema lets spans through only"
    return span


def _duration(text: str) -> timedelta:
    found = read_duration(text)
    assert found is not None, "the schema lets durations through only"
    return found[0]
