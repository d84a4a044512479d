"""The incident's chat channel: opened once, and whoever takes a role later is invited to it."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, OpenChannel
from incident_actions.incident.memory import STATUS, Channel
from incident_actions.incident.model import NEWS_FOR, Incident
from incident_actions.messages.sent import channel, declared_message
from incident_actions.text.markdown import title

#: How often it is tried to open one.
MOST_TRIES = 3
#: How much of the title stands in the topic, in characters: a chat would cut the link behind it.
MOST_TITLE = 120


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """A channel for an open incident, where the configuration names a workspace."""
    slack, status = incident.config.notify.slack, incident.keyed.get(STATUS)
    if slack is None or status is None or incident.resolved or context.channel is not None:
        return
    known = incident.memory.channel or Channel()
    holders = dict.fromkeys(login.lower() for login in incident.roles.values())
    members = tuple(slack.people[login] for login in holders if login in slack.people)
    late = context.now - incident.declared >= NEWS_FOR
    again = not known.url and known.tries < MOST_TRIES and (context.sweeping or not known.tries)
    if (again and not late) or (known.url and not set(members) <= set(known.invited)):
        topic = f"{title(incident.declared_title, MOST_TITLE)} · {incident.thread.url}"
        text = f"{declared_message(incident, context)}\n\n{incident.thread.url}"
        yield OpenChannel(slack.secret, channel(incident), topic, text, members, known.tries + 1)
