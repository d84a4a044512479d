"""From the thread to the incident: every entry in order, each fact from its source. Never raises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from incident_actions.command import Command, Permission
from incident_actions.config import Config
from incident_actions.incident.checklist import ticks_in
from incident_actions.incident.declaring import times_declared
from incident_actions.incident.facts import Mark
from incident_actions.incident.form import Form, read_form
from incident_actions.incident.gestures import Gestures
from incident_actions.incident.memory import STATUS, Memory
from incident_actions.incident.model import COMMANDER, Held, Incident, Pending, TimelineRow
from incident_actions.incident.pins import Pins, pins
from incident_actions.incident.spoken import Spoken
from incident_actions.incident.story import Story
from incident_actions.text.markers import key_of
from incident_actions.text.moments import Clock, Moment
from incident_actions.text.paths import branch_of
from incident_actions.text.zones import find_zone
from incident_actions.thread import (
    GONE,
    Comment,
    CommentDeleted,
    Entry,
    LinkedIssue,
    Person,
    PullRequest,
    Referenced,
    Renamed,
    Sign,
    Thread,
)
from incident_actions.versions import newest


def fold(
    thread: Thread,
    config: Config,
    commands: Mapping[str, Command],
    rights: Mapping[int, Permission] | None = None,
) -> Incident:
    """The incident that the thread tells. `commands` are all slash commands, by name and alias.

    `rights` are permissions that were looked up for this, by account number: who may pin a comment.
    """
    config = _steady(config, Memory.of(thread))
    clock = Clock(thread.at, config.zone)
    return _Fold(thread, config, commands, read_form(thread.body, clock), rights or {}).incident()


def _steady(config: Config, memory: Memory) -> Config:
    """A file that cannot be read moves no time that was read before: the zone is then as remembered."""
    zone = find_zone(memory.zone) if memory.zone and not config.readable else None
    return config if zone is None else replace(config, zone=zone)


class _Fold:
    """One pass over a thread's entries."""

    def __init__(
        self,
        thread: Thread,
        config: Config,
        commands: Mapping[str, Command],
        form: Form,
        rights: Mapping[int, Permission],
    ) -> None:
        self.thread, self.config, self.form = thread, config, form
        self.story = Story(clock_from=thread.at, declared_as=form.severity)
        self.story.severities += [Held(form.severity, thread.at)] if form.severity else []
        self.gestures = Gestures(self.story, thread.url, thread.at, form.commander)
        self.before = Memory.of(thread)
        self.spoken = Spoken(thread, config, commands, self.before)
        self.rights = rights
        self.titles = [thread.title]
        self.people: dict[str, None] = {}
        self.pending: list[Pending] = []
        self.keyed: dict[str, Comment] = {}
        self.doubled: list[Comment] = []
        self.ticks, self.seen = self.before.ticks, self.before.seen
        self.lost: datetime | None = None
        self.deleted: set[str] = set()
        self.pulls: list[PullRequest] = []
        self.items: dict[int, LinkedIssue] = {}
        for said in times_declared(thread, form):
            self.story.say_time(said)

    def incident(self) -> Incident:
        self._took_part(self.thread.author)
        for entry in self.thread.entries:
            self._add(entry)
        self._resolve()
        story, pinned = self.story, self._pins()
        return Incident(
            thread=self.thread,
            config=self.config,
            form=self.form,
            declared_title=self.titles[0],
            severity=story.severity,
            highest=story.highest,
            highest_since=(story.raised_from and story.highest_since) or self.thread.at,
            raised_from=story.raised_from,
            severities=tuple(story.severities),
            status=story.status,
            times=story.times,
            roles={role: login for role, login in story.roles.items() if login != GONE.login},
            rows=self._rows(pinned),
            decisions=tuple(story.decisions),
            hypotheses=dict(sorted(story.hypotheses.items())),
            updates=tuple(story.updates),
            actions=tuple(story.actions),
            notes=tuple(story.notes),
            times_said=tuple(story.times_said),
            related=tuple(story.related),
            duplicate_of=story.duplicate_of,
            customers=tuple(story.customers),
            snoozed_until=story.snoozed_until,
            resolution=story.resolution,
            episode=story.episode,
            closed_by=self.gestures.closed_by,
            closed_at=self.gestures.closed_at,
            clock_from=story.clock_from,
            participants=tuple(self.people),
            pending=tuple(self.pending),
            pinning=pinned.unknown,
            memory=self._memory(pinned),
            latest=story.latest,
            postmortem_asked=story.postmortem_asked,
            waived=story.waived,
            keyed=self.keyed,
            doubled=tuple(self.doubled),
            lost_messages=self.lost,
            postmortem=self.pulls[-1] if self.pulls else None,
            items=tuple(self.items.values()),
        )

    def _rows(self, pinned: Pins) -> tuple[TimelineRow, ...]:
        """The timeline; rows of the same minute stand in the order of what tells them."""
        kept = (*self._ticked(), *self._orphans(), *self._unread())
        rows = (*self.story.rows, *pinned.rows, *kept)
        return tuple(sorted(rows, key=lambda row: row.minute))

    def _memory(self, pinned: Pins) -> Memory:
        """What the next status comment remembers."""
        return replace(
            self.before,
            answered=self.spoken.answered,
            ticks=self.ticks,
            seen=self.seen,
            pinners=pinned.may,
            zone=str(self.config.zone),
            hypotheses={**self.before.hypotheses, **self.spoken.numbers},
        )

    def _add(self, entry: Entry) -> None:
        match entry:
            case Comment(author=Person(ours=True)):
                self._message(entry)
            case Comment(author=Person(bot=False) as author):
                self._comment(entry, author)
            case Comment(author=None) if entry.signed(Sign.ACCEPTED):
                self.spoken.tell(entry, GONE, self.story)
            case Renamed():
                self.titles = [entry.before, *self.titles] if len(self.titles) == 1 else self.titles
            case CommentDeleted():
                self._deleted(entry)
            case Referenced(source=PullRequest() as pull):
                self._pull(pull)
            case Referenced(source=LinkedIssue() as issue):
                self._linked(issue)
            case _:
                self.gestures.add(entry)

    def _message(self, comment: Comment) -> None:
        key = key_of(comment.body)
        if key is None:
            return
        if key in self.keyed:
            self.doubled.append(comment)
            return
        self.keyed[key] = comment
        if key == STATUS:
            self.ticks = ticks_in(comment, self.before)
            self.seen = newest(comment.versions, self.before.seen)

    def _comment(self, comment: Comment, author: Person) -> None:
        accepted, refused = comment.signed(Sign.ACCEPTED), comment.signed(Sign.REFUSED)
        if not refused or accepted:
            self._took_part(author)
        if author.login.lower() == self.story.roles.get(COMMANDER, "").lower():
            self.story.times.setdefault(Mark.ACKNOWLEDGED, Moment(comment.at))
        if accepted:
            self.spoken.tell(comment, author, self.story)
        if (pending := self.spoken.pending(comment)) is not None:
            self.pending.append(pending)

    def _pins(self) -> Pins:
        """What responders have pinned. Who may no more does not rewrite history."""
        may = {id: permission >= Permission.WRITE for id, permission in self.rights.items()}
        could = {id: might for id, might in self.before.pinners.items() if might}
        known = {**self.before.pinners, **may, **could}
        responders = {holder.lower() for holder in self.story.roles.values()} | self.config.responders
        plain = (each for each in self.thread.comments if not each.ours and not self.spoken.commands_in(each))
        return pins(plain, known, responders)

    def _ticked(self) -> Iterator[TimelineRow]:
        """A row for each item of the checklist that somebody has ticked."""
        status = self.keyed.get(STATUS)
        url = status.url if status else self.thread.url
        for tick in self.ticks.values():
            yield TimelineRow(Moment(tick.at), f"Done: {tick.text}", tick.by, url)

    def _orphans(self) -> Iterator[TimelineRow]:
        """Rows whose comment somebody has deleted, as the status comment last showed them."""
        there = {comment.id for comment in self.thread.comments}
        for row in self.before.rows:
            if row.comment not in there and row.by.lower() in self.deleted:
                struck = row.struck or row.comment in self.spoken.retracted
                shown = TimelineRow(row.moment, row.text, row.by, self.thread.url, row.comment)
                yield replace(shown, struck=struck, orphaned=True)

    def _unread(self) -> Iterator[TimelineRow]:
        """Rows of commands that can be read no more, as the status comment last showed them."""
        told = {(row.comment, row.text) for row in self.story.rows}
        urls = {comment.id: comment.url for comment in self.thread.comments}
        for row in self.before.rows:
            if row.comment in self.spoken.unread and (row.comment, row.text) not in told:
                shown = TimelineRow(row.moment, row.text, row.by, urls[row.comment], row.comment)
                yield replace(shown, struck=row.struck)

    def _deleted(self, entry: CommentDeleted) -> None:
        if entry.author is not None and entry.author.ours and entry.by is not None and not entry.by.bot:
            self.lost = entry.at
        self.deleted.add(entry.author.login.lower() if entry.author else "")

    def _pull(self, pull: PullRequest) -> None:
        if pull.branch == branch_of(self.thread.number) and not pull.forked:
            self.pulls = [each for each in self.pulls if each.number != pull.number] + [pull]

    def _linked(self, issue: LinkedIssue) -> None:
        key = key_of(issue.body) if issue.ours else None
        if key is not None and key.startswith(f"item {self.thread.number} "):
            self.items[issue.number] = issue

    def _took_part(self, person: Person | None) -> None:
        if person is not None and not person.bot:
            self.people.setdefault(person.login)

    def _resolve(self) -> None:
        if self.story.resolution is not None and not self.thread.open:
            self.story.times[Mark.RESOLVED] = self.story.resolution.moment
