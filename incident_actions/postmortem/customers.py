"""Where customers were told: each time that somebody said so, and each update that went to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from incident_actions.incident.audience import CUSTOMERS, targets_of
from incident_actions.incident.model import Incident
from incident_actions.incident.said import ToldCustomers, Update
from incident_actions.messages.rows import span
from incident_actions.text.markdown import plain
from incident_actions.text.moments import utc_minute
from incident_actions.thread import Sign


def customers(incident: Incident) -> tuple[Mapping[str, str], ...]:
    """In the order of their times: when (UTC), in which words or where, by whom, and the link to it."""
    every = [*map(_told, incident.customers), *_updates(incident)]
    return tuple(each for _, each in sorted(every, key=lambda each: each[0]))


def _told(said: ToldCustomers) -> tuple[datetime, Mapping[str, str]]:
    row = {"at": span(said.moment), "text": plain(said.text), "by": plain(said.by), "url": said.url}
    return said.at, row


def _updates(incident: Incident) -> Iterator[tuple[datetime, Mapping[str, str]]]:
    """The updates that we sent to targets with customers as their audience."""
    for key, message in incident.keyed.items():
        sent = message.signed(Sign.ACCEPTED) or message.signed(Sign.REFUSED)
        update, names = _update(key, incident), _reached(key, incident)
        if sent and update and names:
            words = f"{plain(update.given.status)} (update to {', '.join(map(plain, names))})"
            row = {"at": utc_minute(sent.at), "text": words, "by": plain(update.by), "url": update.url}
            yield sent.at, row


def _update(key: str, incident: Incident) -> Update | None:
    """The update that a message of ours passes on: its key ends with the comment, and which in it."""
    kind, _, place = key.partition(" ")
    comment, _, nth = place.partition(".")
    same = [each for each in incident.updates if each.url.endswith(f"#issuecomment-{comment}")]
    number = int(nth) if nth.isdecimal() else 1
    return same[number - 1] if kind == "update" and 0 < number <= len(same) else None


def _reached(key: str, incident: Incident) -> list[str]:
    """The targets with customers that got a message: of those that did not, the record knows."""
    failed = incident.memory.undelivered.get(key, {})
    every = targets_of(key, incident)
    return [each.name for each in every if CUSTOMERS in each.audiences and each.name not in failed]
