"""The times that the issue itself gives when it is opened, and through what: a form, a report, an alert."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions import labels
from incident_actions.incident.facts import Mark
from incident_actions.incident.form import Form
from incident_actions.incident.said import TimeSaid
from incident_actions.thread import Thread


def times_declared(thread: Thread, form: Form) -> Iterator[TimeSaid]:
    """What the answers in the issue's body say of when it started and was detected."""
    by = thread.author.login if thread.author else ""
    for mark, moment in ((Mark.STARTED, form.started), (Mark.DETECTED, form.detected)):
        if moment is not None:
            yield TimeSaid(by, thread.at, thread.url, mark, moment, _through(thread))


def _through(thread: Thread) -> str:
    """A bot that opens an incident passes on an alert; a person fills in one of our two forms."""
    if thread.author is not None and thread.author.bot:
        return "an alert"
    return "a customer's report" if labels.of_customer(thread.labels) else "the form"
