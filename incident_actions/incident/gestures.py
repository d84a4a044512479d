"""What people do on GitHub itself, without a command: labels, closing, assigning. It counts alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from incident_actions import labels
from incident_actions.incident.facts import Mark
from incident_actions.incident.model import COMMANDER, Resolution
from incident_actions.incident.story import Source, Story
from incident_actions.text.moments import Moment
from incident_actions.thread import (
    Assigned,
    Closed,
    Entry,
    Labeled,
    Person,
    Reopened,
    Unassigned,
    Unlabeled,
)


@dataclass(slots=True)
class Gestures:
    """Tells a story the gestures of a thread, in their order. `named` is the commander whom the form names.

    What our own bot does is the echo of a command or of the form: it changes the state and makes no row.
    """

    story: Story
    url: str
    closed_at: datetime
    named: str | None = None
    closed_by: Person | None = None
    severities: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """One entry; what is no gesture is no news."""
        match entry:
            case Labeled():
                self._labeled(entry)
            case Unlabeled():
                self._unlabeled(entry)
            case Closed():
                self._closed(entry)
            case Reopened():
                self._reopened(entry)
            case Assigned():
                self._assigned(entry)
            case Unassigned() if _by_hand(entry.by):
                self._unassigned(entry)
            case _:
                pass

    def _labeled(self, entry: Labeled) -> None:
        if severity := labels.in_group("severity", entry.label):
            self.severities = [*(each for each in self.severities if each != severity), severity]
            self._hold(severity, entry.by, entry.at)
        elif status := labels.in_group("status", entry.label):
            self.statuses = [*(each for each in self.statuses if each != status), status]
            self._status(status, entry.by, entry.at)

    def _unlabeled(self, entry: Unlabeled) -> None:
        """What is taken away gives way to another of its group that is there; without one it is put back."""
        severity = labels.in_group("severity", entry.label)
        if severity in self.severities and len(self.severities) > 1:
            self.severities.remove(severity)
            self._hold(self.severities[-1], entry.by, entry.at)
        status = labels.in_group("status", entry.label)
        if status in self.statuses and len(self.statuses) > 1:
            self.statuses.remove(status)
            self._status(self.statuses[-1], entry.by, entry.at)

    def _hold(self, severity: str, by: Person | None, at: datetime) -> None:
        before = self.story.severity_so_far(at) if _by_hand(by) else self.story.severity
        self.story.hold_severity(severity, at)
        if before != severity:
            arrow = f"{before.upper()} → " if before else ""
            self._row(f"Severity {arrow}{severity.upper()}", by, at, "severity")

    def _status(self, status: str, by: Person | None, at: datetime) -> None:
        changed = self.story.status not in (None, status)
        self.story.status = status
        if changed and _by_hand(by):
            first = status == "mitigated" and Mark.MITIGATED not in self.story.times
            self._row(f"Status: {status}", by, at, "status", Mark.MITIGATED if first else None)
            if first:
                self.story.times[Mark.MITIGATED] = Moment(at)

    def _closed(self, entry: Closed) -> None:
        self.story.episode += 1
        self.closed_by, self.closed_at = entry.by, entry.at
        if self.story.resolution is None:
            by = entry.by.login if entry.by else None
            discarded = entry.reason in ("NOT_PLANNED", "DUPLICATE")
            self.story.resolution = Resolution(Moment(entry.at), "", by, discarded)
            self._row("Resolved (issue closed)", entry.by, entry.at, "status", Mark.RESOLVED)

    def _reopened(self, entry: Reopened) -> None:
        """Our own opening is the echo of `/reopen`, or undoes a closing: it takes no command's word back."""
        resolution = self.story.resolution
        if _by_hand(entry.by):
            self.story.reopen(entry.at)
            self._row("Reopened", entry.by, entry.at, "status")
        elif resolution is not None and not resolution.said:
            self.story.resolution = None
            self.story.forget(Mark.RESOLVED)

    def _assigned(self, entry: Assigned) -> None:
        """The first one assigned by hand commands, and the one whom the form names; our others follow."""
        from_form = self.named is not None and entry.who.login.lower() == self.named.lower()
        if COMMANDER in self.story.roles or not (_by_hand(entry.by) or from_form):
            return
        by = entry.by.login if entry.by and _by_hand(entry.by) else ""
        self.story.take_role(COMMANDER, entry.who.login, entry.at, by)
        self._row(f"Commander: {entry.who.login}", entry.by, entry.at, COMMANDER)

    def _unassigned(self, entry: Unassigned) -> None:
        if self.story.roles.get(COMMANDER, "").lower() == entry.who.login.lower():
            del self.story.roles[COMMANDER]
            self.story.heard(COMMANDER, entry.at)

    def _row(self, text: str, by: Person | None, at: datetime, what: str, mark: Mark | None = None) -> None:
        """A row for what somebody did by hand; `what` it was about, and `mark` the time that it tells."""
        if by is not None and not by.bot:
            source = Source(by.login, at, self.url, 0)
            self.story.row(text, None, source, mark)
            self.story.times_said += [] if mark is None else [source.time(mark)]
            self.story.heard(what, at)


def _by_hand(by: Person | None) -> bool:
    return by is not None and not by.bot
