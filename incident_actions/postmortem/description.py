"""What the description of the post-mortem's pull request says to people."""

from __future__ import annotations

from collections.abc import Mapping

from incident_actions.command import Context
from incident_actions.incident.clocks import postmortem_due
from incident_actions.incident.model import Incident
from incident_actions.messages.render import render
from incident_actions.postmortem.draft import path_of
from incident_actions.postmortem.state import waived
from incident_actions.postmortem.taking_part import there_too
from incident_actions.text.markdown import plain
from incident_actions.text.moments import in_both_zones
from incident_actions.text.paths import branch_of


def words_of(incident: Incident, context: Context) -> str:
    """What is due, what to do in which order, and who was there."""
    due = postmortem_due(incident)
    return render(
        context.templates,
        "pull-request.md",
        number=incident.number,
        edit=f"{incident.thread.repository.url}/edit/{branch_of(incident.number)}/{path_of(incident)}",
        waiver=_waiver(incident),
        due=None if due is None else in_both_zones(due, incident.config.zone),
        commander=incident.commander,
        there=there_too(incident),
    ).rstrip()


def _waiver(incident: Incident) -> Mapping[str, str] | None:
    """By whom and why it was waived; without words where only the label says so."""
    if not waived(incident):
        return None
    said = incident.waived
    return {"by": plain(said.by), "why": plain(said.why)} if said else {"by": "", "why": ""}
