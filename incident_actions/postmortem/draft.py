"""The draft of a post-mortem, made from the incident: the same thread gives the same bytes."""

from __future__ import annotations

import json
import re

from incident_actions.command import Context
from incident_actions.incident.action_item import ActionItem
from incident_actions.incident.facts import Section
from incident_actions.incident.model import Incident
from incident_actions.incident.said import Decision, Hypothesis, NotedAction
from incident_actions.messages.render import render
from incident_actions.messages.rows import hypothesis_data, row_data
from incident_actions.postmortem.customers import customers
from incident_actions.postmortem.disputes import disagreements, timeline
from incident_actions.postmortem.figures import figures
from incident_actions.postmortem.phases import phases
from incident_actions.postmortem.promises import promises
from incident_actions.postmortem.spans import TIMES, points
from incident_actions.postmortem.suffering import suffering
from incident_actions.text.markdown import plain, shorten, visible
from incident_actions.text.moments import in_words, iso, utc_minute
from incident_actions.text.paths import is_postmortem, postmortem_path

#: What YAML takes for text as it stands, and the words that it does not.
_TEXT = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_NOT_TEXT = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def path_of(incident: Incident) -> str:
    """Where the document stands: as the pull request has it, else as its key says."""
    pull = incident.postmortem
    merged = (
        next((path for path in pull.paths if is_postmortem(path, incident.number)), None) if pull else None
    )
    config = incident.config
    return merged or postmortem_path(
        config.postmortem_folder, incident.declared, config.zone, incident.number, incident.declared_title
    )


def document(incident: Incident, context: Context) -> str:
    """The whole text of the draft."""
    text = render(
        context.templates,
        "postmortem.md",
        number=incident.number,
        title=plain(incident.declared_title, 200),
        title_yaml=_quoted(incident.declared_title, 200),
        url=incident.thread.url,
        severity=incident.highest or "unknown",
        marks=_marks(incident),
        approximate=sorted(each.value for each, moment in incident.times.items() if moment.approximate),
        commander=None if incident.commander is None else _yaml(incident.commander),
        participants=[_yaml(login) for login in incident.participants],
        factors=[
            _quoted(note.given.text, 100) for note in incident.notes if note.given.section is Section.FACTOR
        ],
        summary="",
        zone=str(incident.config.zone),
        gantt=list(phases(incident)),
        figures=list(figures(incident)),
        disagreements=list(disagreements(incident)),
        suffering=list(suffering(incident)),
        customers=customers(incident),
        rows=[row_data(row, incident.config.zone) for row in timeline(incident)],
        impact=plain(incident.form.answers.get("impact", "")),
        items=[_item(each) for each in incident.actions],
        decisions=[_decision(each) for each in incident.decisions],
        notes=_notes(incident),
        hypotheses=[_hypothesis(number, each) for number, each in incident.hypotheses.items()],
        **promises(incident),
    )
    return text + "\n"


def _yaml(login: str) -> str:
    """A login as every reader of YAML takes it for text: `no` and `123` are logins too."""
    return login if _TEXT.fullmatch(login) and login.lower() not in _NOT_TEXT else json.dumps(login)


def _quoted(text: str, longest: int) -> str:
    """Foreign text as a value of YAML, on one line."""
    return json.dumps(shorten(visible(text), longest), ensure_ascii=False)


def _marks(incident: Incident) -> list[dict[str, str | None]]:
    known = points(incident)
    return [{"name": name, "at": iso(known[name].at) if name in known else None} for name in TIMES]


def _item(noted: NotedAction) -> str:
    given = noted.given
    return str(ActionItem(plain(given.text), given.owner, given.due, given.kind))


def _notes(incident: Incident) -> dict[str, list[str]]:
    """What was noted for each section, with who noted it."""
    return {
        section.value: [
            f"{plain(note.given.text)} _({plain(note.by)})_"
            for note in incident.notes
            if note.given.section is section
        ]
        for section in Section
    }


def _hypothesis(number: int, hypothesis: Hypothesis) -> dict[str, str | None]:
    judged = hypothesis.judged_at
    took = None if judged is None or judged < hypothesis.at else in_words(judged - hypothesis.at)
    return {**hypothesis_data(number, hypothesis), "took": took, "who": hypothesis.by}


def _decision(decision: Decision) -> dict[str, str | None]:
    given = decision.given
    return {
        "utc": utc_minute(given.moment.at if given.moment else decision.at),
        "text": plain(given.text),
        "because": plain(given.because),
        "revisit": None if given.revisit is None else f"after {in_words(given.revisit)}",
        "who": decision.by,
    }
