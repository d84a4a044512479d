"""What goes out through the notifiers: what we wrote on the issue, to whom the configuration says, once.

Our own reactions on our message are the proof, as they are on commands: 👀 claimed, 🚀 sent, 😕 not sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_actions.command import Context
from incident_actions.effects import Delivery, Effect, Send, Verdict
from incident_actions.incident.audience import CUSTOMERS, targets_of
from incident_actions.incident.clocks import timely
from incident_actions.incident.memory import STATUS
from incident_actions.incident.model import NEWS_FOR, Incident
from incident_actions.messages.sent import declared_message
from incident_actions.text.markers import without_marker
from incident_actions.thread import Comment, Sign

#: How often a message is tried before it is left at that, and shown so.
MOST_TRIES = 3


def unsent(incident: Incident, now: datetime) -> Iterator[tuple[str, Comment]]:
    """Our messages, by key, that have still to go out: whoever claims one sends it."""
    for key, comment in incident.keyed.items():
        if comment.signed(Sign.ACCEPTED) is None and targets_of(key, incident) and _news(key, incident, now):
            tries = max((each.attempt for each in _undelivered(key, incident).values()), default=0)
            if tries < MOST_TRIES:
                yield key, comment


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """Each message that this run has claimed, to each target that has not got it; then its verdict."""
    for key, comment in incident.keyed.items():
        if (
            comment.id in context.sending
            and comment.signed(Sign.ACCEPTED) is None
            and _news(key, incident, context.now)
        ):
            yield from _sends(key, comment, incident, context)
            if failures(key, context):
                yield from () if comment.signed(Sign.REFUSED) else (Verdict(comment.id, Sign.REFUSED),)
            else:
                yield Verdict(comment.id, Sign.ACCEPTED)


def undelivered(incident: Incident, context: Context) -> Mapping[str, Mapping[str, Delivery]]:
    """What the record remembers of messages that did not go out, with what this run has tried."""
    tried = {key for key, _ in context.outcomes}
    kept = {key: failed for key, failed in incident.memory.undelivered.items() if key not in tried}
    now = {key: failures(key, context) for key in sorted(tried)}
    names = {target.name for target in incident.config.notify.targets}
    known = {
        key: {to: each for to, each in failed.items() if to in names} for key, failed in (kept | now).items()
    }
    return {key: failed for key, failed in known.items() if failed and key in incident.keyed}


def failures(key: str, context: Context) -> Mapping[str, Delivery]:
    """The targets that this run could not reach with a message."""
    return {to: each for (which, to), each in context.outcomes.items() if which == key and each.why}


def _sends(key: str, comment: Comment, incident: Incident, context: Context) -> Iterator[Send]:
    before = _undelivered(key, incident)
    for target in targets_of(key, incident):
        if (key, target.name) not in context.outcomes and (not before or target.name in before):
            text = declared_message(incident, context) if key == STATUS else without_marker(comment.body)
            attempt = before[target.name].attempt + 1 if target.name in before else 1
            title = f"{(incident.severity or 'incident').upper()} #{incident.number}"
            link = "" if target.audiences == {CUSTOMERS} else f"\n\n{incident.thread.url}"
            yield Send(key, target.name, target.secret, title, text + link, attempt)


def _undelivered(key: str, incident: Incident) -> Mapping[str, Delivery]:
    return incident.memory.undelivered.get(key, {})


def _news(key: str, incident: Incident, now: datetime) -> bool:
    """Whether it is still worth telling; what nobody could be told of before it was so severe is not."""
    comment = incident.keyed[key]
    if key != STATUS:
        tried = comment.signed(Sign.CLAIMED) is not None or comment.signed(Sign.REFUSED) is not None
        return now - comment.at < NEWS_FOR and (tried or comment.at >= incident.highest_since)
    declared = incident.declared
    seen = comment.at - declared < NEWS_FOR and not incident.silenced_since(declared)
    fresh = seen and timely(incident, declared, now)
    return fresh and incident.raised_from is None and not incident.resolved
