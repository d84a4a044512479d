"""What people's comments say: which of their commands count, and which await an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from incident_actions.command import Command, Reading, meant, understood
from incident_actions.config import Config
from incident_actions.incident.answered import Counted, counted
from incident_actions.incident.awaiting import awaiting, refused
from incident_actions.incident.facts import Fact, HypothesisGiven, RetractionGiven
from incident_actions.incident.memory import Memory
from incident_actions.incident.model import Pending
from incident_actions.incident.saying import say
from incident_actions.incident.story import Source, Story
from incident_actions.text.calls import Call, scan
from incident_actions.text.moments import Clock
from incident_actions.thread import GONE, Comment, Person, Reaction, Sign, Thread

#: Names that GitHub's own comment box uses; never ours.
GITHUBS_OWN = frozenset({"code", "details", "saved-replies", "table", "template"})


class Spoken:
    """The commands in a thread's comments, by what `memory` knows of those that were answered.

    `answered` and `numbers`, of hypotheses, are what the next memory keeps of them. `unread` are accepted
    comments with a command that can be read no more, such as that of a role which the configuration lost.
    """

    def __init__(
        self, thread: Thread, config: Config, commands: Mapping[str, Command], memory: Memory
    ) -> None:
        self._config, self._commands, self._memory = config, commands, memory
        self._refused = refused(thread)
        self._calls = {each.id: self._counted(each) for each in thread.comments if not each.ours}
        self.retracted = frozenset(each for comment in thread.comments for each in self._taken_back(comment))
        self.answered: dict[int, tuple[str, ...]] = {}
        self.unread: set[int] = set()
        self.numbers: dict[str, int] = {}

    def commands_in(self, comment: Comment) -> bool:
        """Whether a comment holds a command at all, answered or not."""
        found = self._calls[comment.id]
        return bool(found.kept or found.added)

    def tell(self, comment: Comment, author: Person, story: Story) -> None:
        """An accepted comment in its turn; of one that was taken back the rows alone, struck through."""
        kept = self._calls[comment.id].kept
        self.answered[comment.id] = tuple(map(str, kept))
        listener = story.shadow() if comment.id in self.retracted else story
        before = len(listener.rows)
        for each in kept:
            source = Source(author.login, comment.at, comment.url, comment.id, each.edited)
            facts = self._facts(each.call, comment, author)
            self.unread |= set() if facts or each.call.name == "help" else {comment.id}
            for fact in facts:
                say(self._numbered(fact, f"{comment.id}.{each.call.nth}"), listener, source)
        if listener is not story:
            story.rows += [replace(row, struck=True) for row in listener.rows[before:]]

    def pending(self, comment: Comment) -> Pending | None:
        """The commands of a comment that nobody has answered, as it reads now; None for none."""
        return awaiting(comment, self._calls[comment.id].added, self._refused)

    def _counted(self, comment: Comment) -> Counted:
        """Which of a comment's commands count: none before it is accepted, of an edited one the known."""
        calls = tuple(call for call in scan(comment.body) if self._ours(call.name))
        accepted, edited = comment.signed(Sign.ACCEPTED), comment.edited
        if accepted is None or not calls:
            return Counted((), calls)
        remembered = self._memory.answered.get(comment.id)
        if _as_answered(comment, accepted, remembered):
            names = (*(remembered or ()), *(call.name for call in calls))
            return counted(calls, names, edited, lambda _: True)
        if remembered is None:
            remembered = tuple(call.name for call in calls)
        return counted(calls, remembered, edited, self._follows)

    def _facts(self, call: Call, comment: Comment, author: Person) -> tuple[Fact, ...]:
        command = self._commands.get(call.name)
        reading = Reading(author, Clock(comment.at, self._config.zone), self._config)
        return () if command is None else understood(command, call, reading)

    def _numbered(self, fact: Fact, place: str) -> Fact:
        """A hypothesis keeps the number that it was given first."""
        if not isinstance(fact, HypothesisGiven):
            return fact
        known = self._memory.hypotheses
        taken = max([*known.values(), *self.numbers.values()], default=0)
        self.numbers[place] = self.numbers.get(place) or known.get(place) or taken + 1
        return replace(fact, number=self.numbers[place])

    def _taken_back(self, comment: Comment) -> Iterator[int]:
        """The comments that an accepted one takes back."""
        for kept in self._calls[comment.id].kept if comment.id in self._calls else ():
            if kept.call.name == "retract":
                facts = self._facts(kept.call, comment, comment.author or GONE)
                yield from (fact.comment for fact in facts if isinstance(fact, RetractionGiven))

    def _ours(self, name: str) -> bool:
        return name not in GITHUBS_OWN and meant(name, self._commands) is not None

    def _follows(self, call: Call) -> bool:
        """Whether an edit of the call's words counts by itself; who may command is decided anew each time."""
        command = self._commands.get(call.name)
        return command is None or not command.asks_anew


def _as_answered(comment: Comment, accepted: Reaction, remembered: tuple[str, ...] | None) -> bool:
    """Whether all of an accepted comment was answered, by the times alone where nobody remembers better.

    An edit between our reading and our verdict is older than the verdict, and yet we have not seen it.
    """
    edited = comment.edited_at
    return edited is None or (edited <= accepted.at and (accepted.planned or remembered is None))
