"""What was noted for the post-mortem while its draft is not there yet, for the status comment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from incident_actions.incident.facts import Section
from incident_actions.incident.model import Incident
from incident_actions.incident.said import Note, NotedAction
from incident_actions.text.markdown import plain

#: So many notes are shown, the newest, and so much of each, in characters.
MOST_NOTED, MOST_WORDS = 30, 200
ACTION = "action"


def noted(incident: Incident) -> Mapping[str, Any]:
    """How much was noted with which command, and the newest; nothing once the draft shows it."""
    every: tuple[Note | NotedAction, ...] = (*incident.notes, *incident.actions)
    said = [] if incident.postmortem else sorted(every, key=lambda each: each.at)
    counts = Counter(_command(each) for each in said)
    names = [name for name in (*map(str, Section), ACTION) if counts[name]]
    return {
        "noted_counts": [{"name": name, "count": counts[name]} for name in names],
        "noted": [_shown(each) for each in said[-MOST_NOTED:]],
        "earlier_noted": len(said) - MOST_NOTED,
    }


def _shown(said: Note | NotedAction) -> Mapping[str, str]:
    text = plain(said.given.text, MOST_WORDS)
    return {"name": _command(said), "text": text, "by": plain(said.by), "url": said.url}


def _command(said: Note | NotedAction) -> str:
    return ACTION if isinstance(said, NotedAction) else str(said.given.section)
