"""The comments that tell people something new: an update, the resolution, a refusal, help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from incident_actions.command import RESPONDERS, Answering, Context, SlashCommand
from incident_actions.errors import CommandError
from incident_actions.incident.audience import paged
from incident_actions.incident.clocks import postmortem_due, update_after
from incident_actions.incident.facts import PageGiven, UpdateGiven
from incident_actions.incident.model import Incident, Pending, Resolution
from incident_actions.messages.mentions import asked
from incident_actions.messages.render import render
from incident_actions.postmortem.state import postmortem_state
from incident_actions.text.calls import Call
from incident_actions.text.markdown import plain, shorten, visible
from incident_actions.text.moments import in_both_zones, in_words
from incident_actions.text.paths import slug


def update_message(incident: Incident, given: UpdateGiven, answering: Answering) -> str:
    """What `/update` sends."""
    following = update_after(incident, answering.at)
    return render(
        answering.context.templates,
        "update.md",
        time=local_time(answering.at, incident.config.zone),
        status=plain(given.status),
        actions=plain(given.actions),
        following=plain(given.following),
        eta=plain(given.eta),
        next_update=None if following is None else local_time(following, incident.config.zone),
    )


def declared_message(incident: Incident, context: Context) -> str:
    """What the declaration tells those who are not on GitHub."""
    return render(context.templates, "declared.md", **headline(incident), resolved=False)


def headline(incident: Incident) -> Mapping[str, str | None]:
    """What fills `declared.md`, which heads the status comment too; that one says whether it is resolved."""
    answers = incident.form.answers
    return {
        "what": plain(answers.get("what") or incident.thread.title, 300),
        "impact": plain(answers.get("impact", "unknown"), 500),
        "severity": severity_name(incident),
        "status": (incident.status or "investigating").capitalize(),
        "commander": incident.commander,
        "channel": channel(incident),
    }


def severity_name(incident: Incident) -> str:
    """`SEV1 Critical`."""
    if incident.severity is None:
        return "unknown"
    return f"{incident.severity.upper()} {plain(incident.policy.name)}"


def channel(incident: Incident) -> str:
    """`incident-2026-11-23-checkout-is-down`: the name of the chat channel, whether or not one is opened.

    A title of which no letter can stand in it gives way to the incident's number.
    """
    day = incident.declared.astimezone(incident.config.zone).strftime("%Y-%m-%d")
    return f"incident-{day}-{slug(incident.declared_title, otherwise=str(incident.number))}"


def page_message(incident: Incident, given: PageGiven, answering: Answering) -> str:
    """Whom somebody asks for, and why; it says so where nothing but GitHub will carry it."""
    person = given.whom.removeprefix("@")
    return render(
        answering.context.templates,
        "page.md",
        whom=given.whom if person == given.whom else asked([person], incident, answering.context.now),
        by=answering.author.login,
        why=plain(given.why),
        what=plain(incident.thread.title, 200),
        severity=(incident.severity or "unknown").upper(),
        pager=[target.name for target in paged(given.whom, incident)],
    )


def resolved_message(incident: Incident, resolution: Resolution, context: Context) -> str:
    """What the resolution sends, with its duration and from when that is counted."""
    name, began = incident.began()
    due = postmortem_due(incident)
    state = postmortem_state(incident, context.now)
    return render(
        context.templates,
        "resolved.md",
        duration=in_words(resolution.moment.at - began) if resolution.moment.at >= began else None,
        counted_from=name,
        resolution=plain(resolution.text),
        resolved_at=local_time(resolution.moment.at, incident.config.zone),
        state=state,
        due=None if due is None else in_both_zones(due, incident.config.zone),
        by=incident.commander,
    )


def refusal_message(pending: Pending, call: Call, error: CommandError, example: str, context: Context) -> str:
    """Why a command was refused, with a caret under what is wrong, and how to do it right."""
    line = shorten(visible(call.line), 100)
    column = line.find(error.at) if error.at else -1
    return render(
        context.templates,
        "refusal.md",
        line=line.replace("```", "'''"),
        caret=" " * column + "^" * len(error.at) if column >= 0 else "",
        reason=str(error),
        example=example,
        added=pending.added,
        url=pending.comment.url,
    )


def help_message(
    commands: Iterable[SlashCommand[Any, Any]], templates: Mapping[str, str], name: str = "help.md"
) -> str:
    """The commands, and who may use them, by the template of this name."""
    unique = {id(command): command for command in commands}
    rows = [
        {
            "usage": command.usage.replace("|", "\\|"),
            "summary": command.summary,
            "who": command.who if command.who != RESPONDERS else "",
        }
        for command in unique.values()
    ]
    return render(templates, name, commands=rows)


def local_time(at: datetime, zone: ZoneInfo) -> str:
    """`2026-11-23 14:32 CET`: how messages show a time, in the team's zone."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")
