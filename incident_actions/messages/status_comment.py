"""The status comment: everything that matters on one page, edited in place, pinned, rebuilt at every run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import accumulate
from typing import Any

from incident_actions.command import Context
from incident_actions.incident.clocks import may_disturb, next_update, postmortem_due
from incident_actions.incident.facts import Mark
from incident_actions.incident.memory import STATUS, Channel, KeptRow, Memory
from incident_actions.incident.model import COMMANDER, Incident, TimelineRow
from incident_actions.incident.rights import closing_allowed
from incident_actions.messages.noted import noted
from incident_actions.messages.render import render
from incident_actions.messages.restoring import checklist, runbooks
from incident_actions.messages.rows import hypothesis_data, row_data
from incident_actions.messages.sent import headline, help_message
from incident_actions.postmortem.draft import path_of
from incident_actions.postmortem.state import waived
from incident_actions.text.markdown import MOST, plain, shorten, units, visible
from incident_actions.text.markers import data_of, mark
from incident_actions.text.moments import Moment, in_both_zones, iso
from incident_actions.text.paths import branch_of
from incident_actions.thread import PullState
from incident_actions.watch import FILE, Watch

#: How many people the record names, and how many mistakes of the configuration stand there in full.
MOST_PEOPLE, MOST_PROBLEMS = 300, 5
#: How much of a row is remembered, in characters.
MOST_KEPT = 300
#: More rows fit in no comment, however short they are, and so many hypotheses leave room for some.
MOST_ROWS, MOST_HYPOTHESES = 400, 50
CUT = "\n_The rest does not fit here; it is in the thread._"


def status_comment(incident: Incident, context: Context, memory: Memory, *, pinned: bool) -> str:
    """The whole comment; of a long timeline the newest rows that fit, and it says so.

    `memory` and `pinned` are kept in its record, because GitHub does not tell them with the thread.
    """
    stands = incident.resolved and closing_allowed(incident, context)
    data = {**record(incident), "pinned": pinned, "closing_stands": incident.episode if stands else None}
    rows = incident.rows[-MOST_ROWS:]
    while True:
        kept = replace(memory, rows=tuple(_kept(row) for row in rows if row.comment))
        page = _page(incident, context, memory, rows)
        body = mark(page, STATUS, {**data, **kept.as_data()})
        if units(body) <= MOST:
            return body
        if not rows:
            return mark(_cut(page, MOST - units(body) + units(page)), STATUS, {**data, **kept.as_data()})
        fitting = min(len(rows) - 1, len(rows) * MOST // units(body))
        rows = rows[len(rows) - fitting :]


def _cut(page: str, room: int) -> str:
    """The beginning of a page, up to the end of a line, and that there was more."""
    lines = page.split("\n")
    lengths = accumulate(units(line) + 1 for line in lines)
    fitting = sum(length <= room - units(CUT) for length in lengths)
    return "\n".join([*lines[:fitting], CUT])


def _kept(row: TimelineRow) -> KeptRow:
    """A row as it is remembered, for the day on which its comment is gone."""
    text = shorten(visible(row.text), MOST_KEPT)
    return KeptRow(row.comment or 0, row.moment, text, row.by or "", row.struck)


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
        "postmortem_due": iso(postmortem_due(incident)),
        "postmortem": (incident.postmortem.number or None) if incident.postmortem else None,
        "reviews_asked": (incident.postmortem.number or None) if incident.postmortem else None,
        "items": sorted(item.number for item in incident.filed),
    }


def _page(incident: Incident, context: Context, memory: Memory, rows: Sequence[TimelineRow]) -> str:
    return render(
        context.templates,
        "status.md",
        **headline(incident),
        **_standing(incident, context),
        **_work(incident, context),
        **_notices(incident, memory),
        channel_url=(memory.channel or Channel()).url,
        rows=[row_data(row, incident.config.zone) for row in rows],
        left_out=len(incident.rows) - len(rows),
        zone=str(incident.config.zone),
        help=help_message(context.commands.values(), context.templates),
    )


def _standing(incident: Incident, context: Context) -> dict[str, Any]:
    """How things stand: who does what, since when, and what is due."""
    due = next_update(incident)
    return {
        "resolved": incident.resolved,
        "duplicate_of": incident.duplicate_of,
        "waits_until": _waits_until(incident, context),
        "roles": [role for role in _roles(incident) if role["name"] != COMMANDER],
        "times": [{"name": name, "time": time} for name, time in _times(incident)],
        "next_update": None if due is None else _both(due, incident),
        "snoozed": due is not None and due == incident.snoozed_until,
        "customers": _customers(incident),
        "related": list(incident.related),
        "postmortem": _postmortem(incident),
        "waiting": _waiting(incident),
        "items": [
            {"number": item.number, "open": item.open, "dropped": item.dropped, "title": plain(item.title)}
            for item in incident.filed
        ],
        "learnt": learnt(incident),
    }


def _work(incident: Incident, context: Context) -> dict[str, Any]:
    """What helps those who respond: runbooks, the checklist, hypotheses, what their role asks of them."""
    return {
        "instructions": [] if incident.resolved else _roles(incident),
        "runbooks": [] if incident.resolved else runbooks(incident),
        "checklist": checklist(incident, context),
        "hypotheses": [
            hypothesis_data(number, each, MOST_KEPT)
            for number, each in list(incident.hypotheses.items())[-MOST_HYPOTHESES:]
        ],
        "earlier_hypotheses": len(incident.hypotheses) - MOST_HYPOTHESES,
        **noted(incident),
    }


def _notices(incident: Incident, memory: Memory) -> dict[str, Any]:
    """What is missing, cannot be read, or did not go out."""
    problems, unread = incident.config.problems, incident.form.unread or {}
    return {
        "missing": ", ".join(incident.form.missing),
        "unread": [{"name": name, "typed": plain(typed)} for name, typed in unread.items()],
        "unsent": list(_unsent(incident, memory)),
        "channel_problems": [plain(each, 300) for each in (memory.channel or Channel()).problems],
        "problems": [plain(str(problem), 300) for problem in problems[:MOST_PROBLEMS]],
        "more_problems": len(problems[MOST_PROBLEMS:]),
        "stuck": FILE if memory.watch is Watch.STUCK else None,
    }


def learnt(incident: Incident) -> str | None:
    """Since when nothing that the post-mortem asked for is open; None before, or where it asked nothing."""
    items = incident.items
    days = [each.closed_at for each in items if each.closed_at is not None]
    if not incident.published or not days or any(each.open for each in items):
        return None
    day = max(days).astimezone(incident.config.zone).date().isoformat()
    return f"{day}: {_ended(len(items), sum(each.dropped for each in items))}"


def _ended(items: int, dropped: int) -> str:
    """`all 7 action items are done`, or how many of them will not be."""
    if items == 1:
        return "the only action item " + ("will not be done" if dropped else "is done")
    if dropped == 0:
        return f"all {items} action items are done"
    if dropped == items:
        return f"none of the {items} action items will be done"
    return f"{items - dropped} of {items} action items are done, {dropped} will not be"


def _roles(incident: Incident) -> list[dict[str, str]]:
    """Who holds which role, with what it asks of them."""
    known = incident.config.roles
    return [
        {"name": name, "login": login, "title": plain(known[name].title), "text": known[name].instructions}
        for name, login in incident.roles.items()
        if name in known
    ]


def _waits_until(incident: Incident, context: Context) -> str | None:
    """Until when nobody is disturbed for it, where that is not now."""
    if incident.resolved or may_disturb(incident, context.now):
        return None
    return _both(incident.config.calendar.opens_next(context.now), incident)


def _customers(incident: Incident) -> str | None:
    """The duty to tell customers, open or done; None where there is none and nobody did."""
    told = incident.customers_told
    if told is not None:
        return f"told {_both(told.at, incident)} by {plain(told.by)}"
    owed = incident.config.severities[incident.highest or "sev2"].customers_told and incident.completed
    return "☐ must be told: `/customers told` once they are" if owed else None


def _unsent(incident: Incident, memory: Memory) -> Iterator[dict[str, Any]]:
    """What could not be sent, once it was tried again."""
    for key, failed in memory.undelivered.items():
        for target, delivery in failed.items():
            if delivery.attempt > 1 and key in incident.keyed:
                at = _both(incident.keyed[key].at, incident)
                yield {
                    "target": target,
                    "tries": delivery.attempt,
                    "time": at,
                    "why": plain(delivery.why, 300),
                }


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
    return in_both_zones(at, incident.config.zone)


def _waiting(incident: Incident) -> dict[str, object] | None:
    """The pull request in which links and ticks of the post-mortem wait for somebody to merge it."""
    found = incident.thread.repository.write_back
    if found is None or not incident.published or path_of(incident) not in found.paths:
        return None
    return {"number": found.pull, "url": found.url}


def _postmortem(incident: Incident) -> dict[str, str] | None:
    pull = incident.postmortem
    if waived(incident) and not incident.published:
        said = incident.waived
        more = f" by {plain(said.by)}: {plain(said.why, MOST_KEPT)}" if said else ""
        return {"state": "waived", "url": said.url if said else "", "more": more}
    if pull is not None:
        state = {PullState.MERGED: "published", PullState.CLOSED: "closed", PullState.OPEN: "in review"}[
            pull.state
        ]
        state = "draft" if pull.draft and pull.state is PullState.OPEN else state
        return {"state": state, "url": pull.url, "more": ""}
    if incident.thread.drafted:
        repository = incident.thread.repository
        compare = f"{repository.url}/compare/{repository.branch}...{branch_of(incident.number)}"
        asked = f"expand=1&title=Post-mortem+%23{incident.number}"
        return {"state": "to be opened", "url": f"{compare}?{asked}", "more": ""}
    due = postmortem_due(incident)
    return None if due is None else {"state": f"due {_both(due, incident)}", "url": "", "more": ""}
