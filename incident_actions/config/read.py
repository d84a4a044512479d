"""Reading `.github/incidents.yml`: each wrong key is an error for itself, its default stands in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time, timedelta
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

from incident_actions.config.model import Calendar, Config, Problem, SeverityPolicy
from incident_actions.text.durations import read_duration

PATH = ".github/incidents.yml"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

#: The default policy, by severity: what `formats` calls the severity table.
POLICY: Mapping[str, Mapping[str, Any]] = {
    "sev1": {"name": "Critical", "update_every": "15m", "at_night": "wake people", "due": "48h"},
    "sev2": {"name": "Major", "update_every": "30m", "at_night": "wake people", "due": "72h"},
    "sev3": {"name": "Minor", "update_every": "4h", "at_night": "wait", "due": None},
    "sev4": {"name": "Low", "update_every": None, "at_night": "wait", "due": None},
}


@cache
def read_config(text: str | None, path: str = PATH) -> Config:
    """The configuration in `text`, or the defaults where there is no file.

    Never raises for what the file says: what is wrong stands in `problems`, with line, column,
    what was got, what is allowed and the nearest key.
    """
    if text is None:
        return _build({}, ())
    # Only where there is a file: their libraries cost 50 ms.
    from incident_actions.config.validate import repaired
    from incident_actions.config.yaml_text import YamlError, read_yaml

    try:
        value, places = read_yaml(text)
    except YamlError as error:
        return _build(
            {}, (Problem(path, error.place, f"{error}. The defaults are used until this is mended."),)
        )
    good, problems = repaired(value, places, path)
    return _build(good, tuple(problems))


def _build(data: Mapping[str, Any], problems: tuple[Problem, ...]) -> Config:
    zone = ZoneInfo(data.get("timezone", "UTC"))
    postmortems = data.get("postmortems", {})
    return Config(
        zone=zone,
        calendar=_calendar(data, zone),
        severities={
            name: _policy(
                POLICY[name] | data.get("severities", {}).get(name, {}), postmortems.get("due", {}).get(name)
            )
            for name in POLICY
        },
        responders=frozenset(login.lower() for login in data.get("responders", ())),
        postmortem_folder=postmortems.get("folder", "postmortems"),
        due_within=_span(data.get("actions", {}).get("due_within", "30d")),
        digest_day=DAYS.index(data.get("digest", {}).get("day", "mon")),
        problems=problems,
    )


def _calendar(data: Mapping[str, Any], zone: ZoneInfo) -> Calendar:
    calendar = data.get("calendar", {})
    opens, closes = calendar.get("hours", "09:00-17:00").split("-")
    return Calendar(
        zone=zone,
        opens=time.fromisoformat(opens),
        closes=time.fromisoformat(closes),
        workdays=frozenset(DAYS.index(day) for day in calendar.get("workdays", DAYS[:5])),
    )


def _policy(data: Mapping[str, Any], due: str | None) -> SeverityPolicy:
    due = due or data["due"]
    return SeverityPolicy(
        name=data["name"],
        update_every=None if data["update_every"] is None else _span(data["update_every"]),
        wake_people=data["at_night"] == "wake people",
        postmortem_due=None if due is None else _span(due),
    )


def _span(text: str) -> timedelta:
    found = read_duration(text)
    assert found is not None, "the schema lets durations through only"
    return found[0]
