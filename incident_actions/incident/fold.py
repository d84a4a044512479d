"""From the thread to the incident: every entry in order, each fact from its source. Never raises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from incident_actions.command import Command, Permission, Reading, understood
from incident_actions.config import Config
from incident_actions.incident.answered import Counted, counted
from incident_actions.incident.checklist import ticks_in
from incident_actions.incident.facts import Fact, HypothesisGiven, Mark, RetractionGiven
from incident_actions.incident.form import Form, read_form
from incident_actions.incident.gestures import Gestures
from incident_actions.incident.memory import STATUS, Memory
from incident_actions.incident.model import COMMANDER, Incident, Pending
from incident_actions.incident.saying import say
from incident_actions.incident.story import Source, Story
from incident_actions.text.calls import Call, scan
from incident_actions.text.markdown import shorten, visible
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
#: How much of a pinned comment stands in its row, in characters.
MOST_PINNED = 300


def fold(
    thread: Thread,
    config: Config,
    commands: Mapping[str, Command],
    rights: Mapping[int, Permission] | None = None,
) -> Incident:
    """The incident that the thread tells. `commands` are all slash commands, by name and alias.

    `rights` are permissions that were looked up for this, by account number: who may pin a comment.
    """
    clock = Clock(thread.at, config.zone)
    return _Fold(thread, config, commands, read_form(thread.body, clock), rights or {}).incident()


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
        self.thread, self.config, self.commands, self.form = thread, config, commands, form
        self.story = Story(clock_from=thread.at, declared_as=form.severity)
        self.gestures = Gestures(self.story, thread.url, thread.at, form.commander)
        self.before = Memory.of(thread)
        may_now = {id: permission >= Permission.WRITE for id, permission in rights.items()}
        could = {id: may for id, may in self.before.pinners.items() if may}  # who leaves rewrites no history
        self.pinners = {**self.before.pinners, **may_now, **could}
        self.titles = [thread.title]
        self.people: dict[str, None] = {}
        self.pending: list[Pending] = []
        self.keyed: dict[str, Comment] = {}
        self.refused = _refused(thread)
        self.doubled: list[Comment] = []
        self.answered: dict[int, tuple[str, ...]] = {}
        self.numbers: dict[str, int] = {}
        self.pinned: list[tuple[Comment, tuple[Person, ...]]] = []
        self.ticks = self.before.ticks
        self.lost: datetime | None = None
        self.deleted: set[str] = set()
        self.pulls: list[PullRequest] = []
        self.items: dict[int, LinkedIssue] = {}
        self.calls = {each.id: self._counted(each) for each in thread.comments if not each.ours}
        self.retracted = frozenset(self._retracted())
        for mark, moment in ((Mark.STARTED, form.started), (Mark.DETECTED, form.detected)):
            if moment is not None:
                self.story.times[mark] = moment

    def incident(self) -> Incident:
        self._took_part(self.thread.author)
        for entry in self.thread.entries:
            self._add(entry)
        pinning = self._pin()
        self._tick()
        self._keep_orphans()
        self._resolve()
        story = self.story
        return Incident(
            thread=self.thread,
            config=self.config,
            form=self.form,
            declared_title=self.titles[0],
            severity=story.severity,
            highest=story.highest,
            highest_since=(story.raised_from and story.highest_since) or self.thread.at,
            raised_from=story.raised_from,
            status=story.status,
            times=story.times,
            roles=story.roles,
            rows=tuple(sorted(story.rows, key=lambda row: row.moment.at.replace(second=0, microsecond=0))),
            decisions=tuple(story.decisions),
            hypotheses=dict(sorted(story.hypotheses.items())),
            updates=tuple(story.updates),
            actions=tuple(story.actions),
            notes=tuple(story.notes),
            related=tuple(story.related),
            duplicate_of=story.duplicate_of,
            customers_told=story.customers_told,
            snoozed_until=story.snoozed_until,
            resolution=story.resolution,
            episode=story.episode,
            closed_by=self.gestures.closed_by,
            closed_at=self.gestures.closed_at,
            clock_from=story.clock_from,
            participants=tuple(self.people),
            pending=tuple(self.pending),
            pinning=pinning,
            memory=replace(
                self.before,
                answered=self.answered,
                ticks=self.ticks,
                pinners=self.pinners,
                hypotheses={**self.before.hypotheses, **self.numbers},
            ),
            latest=story.latest,
            postmortem_asked=story.postmortem_asked,
            waived=story.waived,
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
                self._may_be_pinned(entry)
            case Comment():
                self._may_be_pinned(entry)
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
            self.ticks = ticks_in(comment, self.before.ticks)

    def _comment(self, comment: Comment, author: Person) -> None:
        accepted, refused = comment.signed(Sign.ACCEPTED), comment.signed(Sign.REFUSED)
        if not refused or accepted:
            self._took_part(author)
        if author.login.lower() == self.story.roles.get(COMMANDER, "").lower():
            self.story.times.setdefault(Mark.ACKNOWLEDGED, Moment(comment.at))
        found = self.calls[comment.id]
        if accepted:
            self._accepted(comment, author, found)
        if found.added and not (refused and self._stands(comment)):
            self.pending.append(_pending(comment, found.added, accepted=accepted is not None))

    def _counted(self, comment: Comment) -> Counted:
        """Which of a comment's commands count: none before it is accepted, of an edited one what is known."""
        calls = tuple(call for call in scan(comment.body) if self._ours(call.name))
        accepted, edited = comment.signed(Sign.ACCEPTED), comment.edited
        if accepted is None or not calls:
            return Counted((), calls)
        remembered = self.before.answered.get(comment.id)
        if comment.edited_at is None or comment.edited_at <= accepted.at:  # answered as it reads now
            names = (*(remembered or ()), *(call.name for call in calls))
            return counted(calls, names, edited, lambda _: True)
        if remembered is None:
            remembered = tuple(call.name for call in calls)
        return counted(calls, remembered, edited, self._follows)

    def _accepted(self, comment: Comment, author: Person, found: Counted) -> None:
        self.answered[comment.id] = tuple(map(str, found.kept))
        story = self.story.shadow() if comment.id in self.retracted else self.story
        before = len(story.rows)
        for kept in found.kept:
            source = Source(author.login, comment.at, comment.url, comment.id, kept.edited)
            for fact in self._facts(kept.call, comment, author):
                say(self._numbered(fact, f"{comment.id}.{kept.call.nth}"), story, source)
        if story is not self.story:
            self.story.rows += [replace(row, struck=True) for row in story.rows[before:]]

    def _facts(self, call: Call, comment: Comment, author: Person) -> tuple[Fact, ...]:
        command = self.commands.get(call.name)
        reading = Reading(author, Clock(comment.at, self.config.zone), self.config)
        return () if command is None else understood(command, call, reading)

    def _numbered(self, fact: Fact, place: str) -> Fact:
        """A hypothesis keeps the number that it was given first."""
        if not isinstance(fact, HypothesisGiven):
            return fact
        taken = max([*self.before.hypotheses.values(), *self.numbers.values()], default=0)
        self.numbers[place] = self.numbers.get(place) or self.before.hypotheses.get(place) or taken + 1
        return replace(fact, number=self.numbers[place])

    def _retracted(self) -> Iterator[int]:
        """The comments that accepted commands take back."""
        for comment in self.thread.comments:
            for kept in self.calls[comment.id].kept if comment.id in self.calls else ():
                if kept.call.name == "retract" and comment.author is not None:
                    facts = self._facts(kept.call, comment, comment.author)
                    yield from (fact.comment for fact in facts if isinstance(fact, RetractionGiven))

    def _stands(self, comment: Comment) -> bool:
        """Whether a refusal stands, for the comment reads as it was: our reply names what it answered."""
        answered = self.refused.get(str(comment.id))
        return answered is None or answered == digest(comment.body)

    def _ours(self, name: str) -> bool:
        return name not in GITHUBS_OWN and (name in self.commands or nearest(name, self.commands) is not None)

    def _follows(self, call: Call) -> bool:
        """Whether an edit of the call's words counts by itself; who may command is decided anew each time."""
        command = self.commands.get(call.name)
        return command is None or not command.asks_anew

    def _may_be_pinned(self, comment: Comment) -> None:
        """Whoever gives it a 🚀 makes a row of it; of a command there is one already."""
        people = {
            p for each in comment.reactions if each.sign is Sign.ACCEPTED for p in each.people if not p.bot
        }
        found = self.calls[comment.id]
        if people and not (found.kept or found.added):
            self.pinned.append((comment, tuple(sorted(people, key=lambda person: person.id))))

    def _pin(self) -> tuple[Person, ...]:
        """A row for each comment that a responder has pinned; those of whom nobody knows whether they may."""
        holders = {holder.lower() for holder in self.story.roles.values()} | self.config.responders
        unknown: dict[Person, None] = {}
        seen: dict[int, bool] = {}
        for comment, people in self.pinned:
            may = {each.id: each.login.lower() in holders or self.pinners.get(each.id) for each in people}
            seen |= {id: bool(may) for id, may in may.items() if may is not None}
            if any(may.values()):
                self._pin_row(comment)
            unknown |= dict.fromkeys(each for each in people if may[each.id] is None)
        self.pinners = seen
        return tuple(unknown)

    def _pin_row(self, comment: Comment) -> None:
        by = comment.author.login if comment.author else "somebody who left"
        source = Source(by, comment.at, comment.url, comment.id, comment.edited)
        self.story.row(shorten(visible(comment.body), MOST_PINNED), None, source)

    def _tick(self) -> None:
        """A row for each item of the checklist that somebody has ticked."""
        status = self.keyed.get(STATUS)
        for tick in self.ticks.values():
            source = Source(tick.by, tick.at, status.url if status else self.thread.url, 0)
            self.story.row(f"Done: {tick.text}", None, source)

    def _keep_orphans(self) -> None:
        """Rows whose comment somebody has deleted stay as the status comment last showed them."""
        there = {comment.id for comment in self.thread.comments}
        for row in self.before.rows:
            if row.comment not in there and row.by.lower() in self.deleted:
                source = Source(row.by, row.moment.at, self.thread.url, row.comment)
                self.story.row(row.text, row.moment, source)
                struck = row.comment in self.retracted
                self.story.rows[-1] = replace(self.story.rows[-1], struck=struck, orphaned=True)

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


def _refused(thread: Thread) -> dict[str, str]:
    """What each refused comment read when our reply refused it, by the comment's number."""
    replies = (
        each.body
        for each in thread.comments
        if each.ours and (key_of(each.body) or "").startswith("refusal ")
    )
    told = ((data_of(body) or {}).get("of") for body in replies)
    return {str(id): str(of) for each in told if isinstance(each, dict) for id, of in each.items()}


def _pending(comment: Comment, calls: tuple[Call, ...], *, accepted: bool) -> Pending:
    """Commands without an answer; of an edited comment, a claim from before the edit is an old one."""
    claim = comment.signed(Sign.CLAIMED)
    old = accepted and claim is not None and comment.edited_at is not None and claim.at < comment.edited_at
    since = None if claim is None or old else claim.at
    return Pending(comment, calls, since, again=comment.signed(Sign.REFUSED) is not None, added=accepted)
