"""From the thread to the incident: every entry in order, each fact from its source. Never raises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from incident_actions.command import Command, Reading, understood
from incident_actions.config import Config
from incident_actions.incident.facts import Fact, Mark
from incident_actions.incident.form import Form, read_form
from incident_actions.incident.gestures import Gestures
from incident_actions.incident.model import COMMANDER, STATUS, Incident, Pending
from incident_actions.incident.story import Source, Story
from incident_actions.text.calls import Call, scan
from incident_actions.text.markers import data_of, digest, key_of
from incident_actions.text.moments import Clock, Moment
from incident_actions.text.paths import branch_of
from incident_actions.text.spelling import nearest
from incident_actions.thread import (
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

#: Names that GitHub's own comment box uses; never ours.
GITHUBS_OWN = frozenset({"code", "details", "saved-replies", "table", "template"})


def fold(thread: Thread, config: Config, commands: Mapping[str, Command]) -> Incident:
    """The incident that the thread tells. `commands` are all slash commands, by name and alias."""
    clock = Clock(thread.at, config.zone)
    return _Fold(thread, config, commands, read_form(thread.body, clock)).incident()


class _Fold:
    """One pass over a thread's entries."""

    def __init__(self, thread: Thread, config: Config, commands: Mapping[str, Command], form: Form) -> None:
        self.thread, self.config, self.commands, self.form = thread, config, commands, form
        self.story = Story(clock_from=thread.at, declared_as=form.severity)
        self.gestures = Gestures(self.story, thread.url, thread.at, form.commander)
        self.titles = [thread.title]
        self.people: dict[str, None] = {}
        self.pending: list[Pending] = []
        self.keyed: dict[str, Comment] = {}
        self.doubled: list[Comment] = []
        self.answered: dict[int, tuple[str, ...]] = {}
        self.added: list[Comment] = []
        self.before = _record(thread).get("answered") or {}
        self.lost: datetime | None = None
        self.pulls: list[PullRequest] = []
        self.items: dict[int, LinkedIssue] = {}
        for mark, moment in ((Mark.STARTED, form.started), (Mark.DETECTED, form.detected)):
            if moment is not None:
                self.story.times[mark] = moment

    def incident(self) -> Incident:
        self._took_part(self.thread.author)
        for entry in self.thread.entries:
            self._add(entry)
        story = self.story
        self._resolve()
        return Incident(
            thread=self.thread,
            config=self.config,
            form=self.form,
            declared_title=self.titles[0],
            severity=story.severity,
            highest=story.highest,
            status=story.status,
            times=story.times,
            roles=story.roles,
            rows=tuple(sorted(story.rows, key=lambda row: row.moment.at.replace(second=0, microsecond=0))),
            decisions=tuple(story.decisions),
            updates=tuple(story.updates),
            actions=tuple(story.actions),
            resolution=story.resolution,
            episode=story.episode,
            closed_by=self.gestures.closed_by,
            closed_at=self.gestures.closed_at,
            clock_from=story.clock_from,
            participants=tuple(self.people),
            pending=tuple(each for each in self.pending if not each.again or self._edited(each.comment)),
            answered=self.answered,
            added=tuple(self.added),
            latest=story.latest,
            postmortem_asked=story.postmortem_asked,
            keyed=self.keyed,
            doubled=tuple(self.doubled),
            lost_messages=self.lost,
            postmortem=self.pulls[-1] if self.pulls else None,
            items=tuple(self.items.values()),
        )

    def _add(self, entry: Entry) -> None:
        match entry:
            case Comment(author=Person(ours=True)):
                self._message(entry)
            case Comment(author=Person(bot=False) as author):
                self._comment(entry, author)
            case Renamed():
                self.titles = [entry.before, *self.titles] if len(self.titles) == 1 else self.titles
            case CommentDeleted(author=Person(ours=True), by=Person(bot=False)):
                self.lost = entry.at
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
        else:
            self.keyed[key] = comment

    def _comment(self, comment: Comment, author: Person) -> None:
        calls = tuple(call for call in scan(comment.body) if self._ours(call.name))
        accepted, refused = comment.signed(Sign.ACCEPTED), comment.signed(Sign.REFUSED)
        if not refused or accepted:
            self._took_part(author)
        if author.login.lower() == self.story.roles.get(COMMANDER, "").lower():
            self.story.times.setdefault(Mark.ACKNOWLEDGED, Moment(comment.at))
        if not calls:
            return
        if accepted:
            self._accepted(comment, author, calls, accepted.at)
            return
        claim = comment.signed(Sign.CLAIMED)
        self.pending.append(Pending(comment, calls, claim.at if claim else None, again=refused is not None))

    def _accepted(self, comment: Comment, author: Person, calls: tuple[Call, ...], at: datetime) -> None:
        """Text and times follow an edit. What was added since counts for nothing, least of all a role."""
        if comment.edited_at is not None and comment.edited_at > at:
            known = list(self.before.get(str(comment.id)) or self._harmless(calls))
            kept = tuple(call for call in calls if _taken(known, self._name(call)))
            if len(kept) < len(calls):
                self.added.append(comment)
            calls = kept
        self.answered[comment.id] = tuple(self._name(call) for call in calls)
        for fact in self._facts(comment, author, calls):
            self.story.say(fact, _source(comment, author))

    def _name(self, call: Call) -> str:
        """What a call is remembered by: a role with its words, for they decide who may command."""
        command = self.commands.get(call.name)
        return (
            f"{call.name} {digest(call.text)}" if command is not None and command.gives_rights else call.name
        )

    def _harmless(self, calls: tuple[Call, ...]) -> list[str]:
        """What may count of an edited comment where our memory of the answer is gone."""
        return [call.name for call in calls if self._name(call) == call.name]

    def _edited(self, comment: Comment) -> bool:
        """Whether a comment that we refused reads otherwise now: our reply names what it answered."""
        reply = self.keyed.get(f"refusal {comment.id}")
        answered = (data_of(reply.body) or {}).get("of") if reply else None
        return answered is not None and answered != digest(comment.body)

    def _ours(self, name: str) -> bool:
        return name not in GITHUBS_OWN and (name in self.commands or nearest(name, self.commands) is not None)

    def _facts(self, comment: Comment, author: Person, calls: tuple[Call, ...]) -> Iterator[Fact]:
        reading = Reading(author, Clock(comment.at, self.config.zone))
        for call in calls:
            if (command := self.commands.get(call.name)) is not None:
                yield from understood(command, call, reading)

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


def _record(thread: Thread) -> Mapping[str, Any]:
    """What our status comment keeps, wherever in the thread it stands."""
    ours = (each.body for each in thread.comments if each.ours and key_of(each.body) == STATUS)
    return data_of(next(ours, "")) or {}


def _taken(known: list[str], name: str) -> bool:
    """Whether `name` was among the known, each of which counts once."""
    if name not in known:
        return False
    known.remove(name)
    return True


def _source(comment: Comment, author: Person) -> Source:
    edited = comment.edited_at - comment.at if comment.edited_at else None
    return Source(author.login, comment.at, comment.url, comment.id, edited)
