"""The status comment: everything that matters on one page, edited in place, pinned, rebuilt at every run."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from incident_actions.command import Context
from incident_actions.incident.facts import Mark
from incident_actions.incident.model import STATUS, Incident
from incident_actions.incident.rights import closing_allowed
from incident_actions.messages.render import render
from incident_actions.messages.rows import row_data
from incident_actions.messages.sent import help_message
from incident_actions.text.markdown import MOST, plain, units
from incident_actions.text.markers import data_of, mark
from incident_actions.text.moments import Moment, iso, utc_minute
from incident_actions.text.paths import branch_of, slug
from incident_actions.thread import PullState
from incident_actions.watch import FILE, WATCH, Watch

#: How many people the record names, and how many mistakes of the configuration stand there in full.
MOST_PEOPLE, MOST_PROBLEMS = 300, 5


def status_comment(incident: Incident, context: Context, *, pinned: bool, watch: Watch | None) -> str:
    """The whole comment; of a long timeline the newest rows that fit, and it says so.

    `pinned` and `watch` are kept in its record, because GitHub does not tell with the thread what is pinned,
    nor whether the watching schedule is on.
    """
    stands = incident.resolved and closing_allowed(incident, context)
    kept = {"pinned": pinned, WATCH: watch, "closing_stands": incident.episode if stands else None}
    data = {**record(incident), **kept}
    rows = [row_data(row, incident.config.zone) for row in incident.rows]
    left_out = 0
    while True:
        page = _page(incident, context, rows[left_out:], left_out, stuck=watch is Watch.STUCK)
        body = mark(page, STATUS, data)
        if units(body) <= MOST or left_out == len(rows):
            return body
        left_out += max(1, (len(rows) - left_out) // 8)


def is_pinned(body: str) -> bool:
    """Whether a status comment's record says that it has been pinned."""
    return bool((data_of(body) or {}).get("pinned"))


def record(incident: Incident) -> Mapping[str, Any]:
    """What `metrics` reads back, so that it needs no other comment. Times are ISO 8601 in UTC."""
    return {
        "v": 1,
        "severity": incident.severity,
        "highest": incident.highest,
        "status": incident.status,
        "declared": iso(incident.declared),
        **{each.value: iso(moment.at) if (moment := incident.times.get(each)) else None for each in Mark},
        "approximate": sorted(each.value for each, moment in incident.times.items() if moment.approximate),
        "roles": dict(sorted(incident.roles.items())),
        "participants": list(incident.participants[:MOST_PEOPLE]),
        "postmortem_due": iso(incident.postmortem_due),
        "postmortem": (incident.postmortem.number or None) if incident.postmortem else None,
        "reviews_asked": (incident.postmortem.number or None) if incident.postmortem else None,
        "answered": {str(number): list(names) for number, names in incident.answered.items()},
        "items": sorted(item.number for item in incident.filed),
    }


def channel(incident: Incident) -> str:
    """`incident-2026-11-23-checkout-is-down`: the name for a chat channel, whether or not one is opened."""
    day = incident.declared.astimezone(incident.config.zone).strftime("%Y-%m-%d")
    return f"incident-{day}-{slug(incident.declared_title)}"


def _page(
    incident: Incident, context: Context, rows: list[dict[str, str]], left_out: int, *, stuck: bool
) -> str:
    return render(
        context.templates,
        "status.md",
        what=plain(incident.form.answers.get("what") or incident.thread.title, 300),
        impact=plain(incident.form.answers.get("impact", "unknown"), 500),
        severity=_severity(incident),
        status=(incident.status or "investigating").capitalize(),
        commander=incident.commander,
        channel=channel(incident),
        roles=[
            {"role": role, "login": login} for role, login in incident.roles.items() if role != "commander"
        ],
        times=[{"name": name, "time": time} for name, time in _times(incident)],
        next_update=None if incident.next_update is None else _both(incident.next_update, incident),
        postmortem=_postmortem(incident),
        items=[
            {"number": item.number, "done": not item.open, "title": plain(item.title)}
            for item in incident.filed
        ],
        rows=rows,
        left_out=left_out,
        zone=str(incident.config.zone),
        missing=", ".join(incident.form.missing),
        unread=[
            {"name": name, "typed": plain(typed)} for name, typed in (incident.form.unread or {}).items()
        ],
        problems=[plain(str(problem), 300) for problem in incident.config.problems[:MOST_PROBLEMS]],
        stuck=FILE if stuck else None,
        more_problems=len(incident.config.problems[MOST_PROBLEMS:]),
        help=help_message(context),
    )


def _severity(incident: Incident) -> str:
    if incident.severity is None:
        return "unknown"
    return f"{incident.severity.upper()} {plain(incident.policy.name)}"


def _times(incident: Incident) -> list[tuple[str, str]]:
    marks = [(mark.value, incident.times.get(mark)) for mark in Mark]
    named = [*marks[:2], ("declared", Moment(incident.declared)), *marks[2:]]
    return [
        (name.capitalize(), _given(at, incident) if at else _missing(name, incident)) for name, at in named
    ]


def _missing(name: str, incident: Incident) -> str:
    """What lies ahead is not yet there; what has been, and nobody gave, is unknown."""
    ahead = not incident.resolved and name in {Mark.ACKNOWLEDGED, Mark.MITIGATED, Mark.RESOLVED}
    return "not yet" if ahead else "unknown"


def _given(moment: Moment, incident: Incident) -> str:
    return ("about " if moment.approximate else "") + _both(moment.at, incident)


def _both(at: datetime, incident: Incident) -> str:
    utc = f"{utc_minute(at)} UTC"
    zone = incident.config.zone
    return utc if str(zone) == "UTC" else f"{utc} ({_clock(at.astimezone(zone))})"


def _clock(at: datetime) -> str:
    return at.strftime("%H:%M %Z")


def _postmortem(incident: Incident) -> dict[str, str] | None:
    pull = incident.postmortem
    if pull is not None:
        state = {PullState.MERGED: "published", PullState.CLOSED: "closed", PullState.OPEN: "in review"}[
            pull.state
        ]
        return {"state": "draft" if pull.draft and pull.state is PullState.OPEN else state, "url": pull.url}
    if incident.thread.drafted:
        repository = incident.thread.repository
        compare = f"{repository.url}/compare/{repository.branch}...{branch_of(incident.number)}"
        asked = f"expand=1&title=Post-mortem+%23{incident.number}"
        return {"state": "to be opened", "url": f"{compare}?{asked}"}
    due = incident.postmortem_due
    return None if due is None else {"state": f"due {_both(due, incident)}", "url": ""}
