"""The watching schedule goes on with an open incident; the sweep switches it off after the last."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.command import Context
from incident_actions.effects import Effect, SwitchWorkflow
from incident_actions.incident.model import Incident
from incident_actions.watch import FILE, WATCH, Watch


def decide(incident: Incident, context: Context) -> Iterator[Effect]:
    """The switch, where the incident is open and its record does not say that the schedule is on."""
    shall = wanted(incident, context)
    if shall is Watch.ON and incident.memory.watch is not Watch.ON:
        yield SwitchWorkflow(FILE, on=True)


def wanted(incident: Incident, context: Context) -> Watch:
    """What the incident's record shall say: whether it wants the schedule on, or that this is stuck.

    Once stuck, nothing is tried again for it. A refusal to switch off is the affair of resolved incidents,
    one to switch on that of those that are open.
    """
    idle = incident.resolved and incident.thread.repository.open_incidents == 0
    refused = WATCH in context.refused and (idle or not incident.resolved)
    if refused or incident.memory.watch is Watch.STUCK:
        return Watch.STUCK
    return Watch.OFF if incident.resolved else Watch.ON
