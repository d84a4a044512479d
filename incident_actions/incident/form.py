"""The answers of the incident form, as GitHub writes them into the body: a heading and a text each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from incident_actions.errors import CommandError
from incident_actions.labels import SEVERITIES
from incident_actions.text.moments import Clock, Moment
from incident_actions.text.times import read_time

#: What each heading of the form stands for.
HEADINGS: Mapping[str, str] = {
    "what is happening?": "what",
    "impact": "impact",
    "severity": "severity",
    "how was it detected?": "detected_by",
    "started at": "started_at",
    "detected at": "detected_at",
    "services": "services",
    "commander": "commander",
    "links": "links",
}
REQUIRED = {"what": "What is happening?", "impact": "Impact", "severity": "Severity"}
_UNANSWERED = {"", "_No response_", "None"}


@dataclass(frozen=True, slots=True)
class Form:
    """The answers; a time that cannot be read stays unknown, and `unread` keeps it as it was typed."""

    answers: Mapping[str, str]
    severity: str | None = None
    started: Moment | None = None
    detected: Moment | None = None
    commander: str | None = None
    unread: Mapping[str, str] | None = None

    @property
    def filled(self) -> bool:
        """Whether this body was made by the form at all."""
        return "what" in self.answers and "severity" in self.answers

    @property
    def missing(self) -> tuple[str, ...]:
        """The headings of required answers that are not there; GitHub enforces them on its own page only."""
        return tuple(heading for name, heading in REQUIRED.items() if not self.answers.get(name))


def read_form(body: str, clock: Clock) -> Form:
    """The answers in an issue's body; a body that is not from the form gives an empty one."""
    answers = _answers(body)
    times: dict[str, Moment] = {}
    unread: dict[str, str] = {}
    for name in ("started_at", "detected_at"):
        typed = answers.get(name)
        if typed and (moment := _time(typed, clock)):
            times[name] = moment
        elif typed:
            unread[name] = typed
    commander = answers.get("commander", "").split()
    return Form(
        answers=answers,
        severity=_severity(answers.get("severity", "")),
        started=times.get("started_at"),
        detected=times.get("detected_at"),
        commander=commander[0].removeprefix("@") if commander else None,
        unread=unread,
    )


def _answers(body: str) -> dict[str, str]:
    answers: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in body.replace("\r\n", "\n").split("\n"):
        name = HEADINGS.get(line[4:].strip().lower()) if line.startswith("### ") else None
        if name is not None and name not in answers:
            current = answers.setdefault(name, [])
        elif current is not None:
            current.append(line)
    texts = {name: "\n".join(lines).strip() for name, lines in answers.items()}
    return {name: text for name, text in texts.items() if text not in _UNANSWERED}


def _severity(answer: str) -> str | None:
    word = answer[:4].lower()
    return word if word in SEVERITIES else None


def _time(typed: str, clock: Clock) -> Moment | None:
    try:
        found = read_time(typed.removeprefix("at "), clock)
    except CommandError:
        return None
    return None if found is None else found[0]
