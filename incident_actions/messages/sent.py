"""The comments that tell people something new: an update, the resolution, a refusal, help."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from incident_actions.command import Answering, Context
from incident_actions.errors import CommandError
from incident_actions.incident.facts import UpdateGiven
from incident_actions.incident.model import Incident, Resolution
from incident_actions.messages.render import render
from incident_actions.postmortem.state import postmortem_state
from incident_actions.text.markdown import plain, shorten, visible
from incident_actions.text.moments import in_words


def update_message(incident: Incident, given: UpdateGiven, answering: Answering) -> str:
    """What `/update` sends."""
    following = incident.update_after(answering.at)
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


def resolved_message(incident: Incident, resolution: Resolution, context: Context) -> str:
    """What the resolution sends, with its duration and from when that is counted."""
    name, began = incident.began()
    due = incident.postmortem_due
    state = postmortem_state(incident, context.now)
    return render(
        context.templates,
        "resolved.md",
        duration=in_words(resolution.moment.at - began) if resolution.moment.at >= began else None,
        counted_from=name,
        resolution=plain(resolution.text),
        resolved_at=local_time(resolution.moment.at, incident.config.zone),
        state=state,
        due=None if due is None else local_time(due, incident.config.zone),
        by=incident.commander,
    )


def refusal_message(call_line: str, error: CommandError, example: str, context: Context) -> str:
    """Why a command was refused, with a caret under what is wrong, and how to do it right."""
    line = shorten(visible(call_line), 100)
    column = line.find(error.at) if error.at else -1
    return render(
        context.templates,
        "refusal.md",
        line=line.replace("```", "'''"),
        caret=" " * column + "^" * len(error.at) if column >= 0 else "",
        reason=str(error),
        example=example,
    )


def help_message(context: Context) -> str:
    """The commands, and who may use them."""
    unique = {id(command): command for command in context.commands.values()}
    rows = [
        {"usage": command.usage.replace("|", "\\|"), "summary": command.summary, "example": command.example}
        for command in unique.values()
    ]
    return render(context.templates, "help.md", commands=rows)


def local_time(at: datetime, zone: ZoneInfo) -> str:
    """`14:32 UTC` today or `2026-11-23 14:32 CET`: how messages show a time, in the team's zone."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M %Z")
