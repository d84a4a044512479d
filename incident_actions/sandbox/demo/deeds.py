"""What the bot has done since a moment, in a reader's words and in the order in which it matters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from incident_actions.sandbox.model.issues import Comment, Event, Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.tokens import BOT_LOGIN
from incident_actions.text.markers import key_of

VERDICTS = {"rocket": "🚀 accepted", "confused": "😕 refused"}
EVENTS = {
    "assigned": "assigned {assignee}",
    "unassigned": "unassigned {assignee}",
    "closed": "closed {issue}",
    "reopened": "reopened {issue}",
    "review_requested": "asked {reviewer} for a review",
}
MOST = 100
STATUS = "status"
"""The key of the status comment."""
REVIEW = "review "
"""How the keys of reviews begin."""


def deeds(repository: Repository, after: int, since: datetime) -> tuple[str, ...]:
    """What the bot did with ids above `after`, and edited at or later than `since`."""
    return tuple(_News(repository, after, since).told())


@dataclass(frozen=True, slots=True)
class _News:
    repository: Repository
    after: int
    since: datetime

    def told(self) -> Iterator[str]:
        yield from self._verdicts()
        yield from self._written()
        yield from self._unsent()
        yield from self._labels()
        yield from self._events()
        yield from self._opened()
        yield from self._followed()

    def _followed(self) -> Iterator[str]:
        """The comments that always say how things stand."""
        edited = {key_of(each.body) or "": each.body for each in self._comments() if self._edited(each)}
        for key, body in edited.items():
            if key.startswith(REVIEW):
                yield f"the review says “{body.splitlines()[2]}”"
        if STATUS in edited:
            yield "the status comment follows"

    def _comments(self) -> Iterator[Comment]:
        return (each for each in self.repository.comments.values() if each.author == BOT_LOGIN)

    def _verdicts(self) -> Iterator[str]:
        """One a comment: a claim without a verdict would be news too."""
        for comment in self.repository.comments.values():
            if comment.author == BOT_LOGIN:
                continue
            new = [each for each in comment.reactions if each.user == BOT_LOGIN and each.id > self.after]
            verdicts = [VERDICTS[each.content] for each in new if each.content in VERDICTS]
            if new:
                yield verdicts[0] if verdicts else "👀 claimed, and no verdict"

    def _unsent(self) -> Iterator[str]:
        """Its 😕 on its own message: that did not go out."""
        for comment in self._comments():
            signs = [each for each in comment.reactions if each.user == BOT_LOGIN and each.id > self.after]
            if any(each.content == "confused" for each in signs):
                yield f"😕 could not send “{first_words(comment.body)}”"

    def _written(self) -> Iterator[str]:
        for comment in (each for each in self._comments() if each.id > self.after):
            if key_of(comment.body) == STATUS:
                yield "the status comment stands" + (", pinned" if comment.pinned_at else "")
            else:
                about = "" if comment.issue == min(self.repository.issues) else f" on #{comment.issue}"
                yield f"wrote{about} “{first_words(comment.body)}”"

    def _labels(self) -> Iterator[str]:
        added, taken = self._label_names("labeled"), self._label_names("unlabeled")
        for name in added:
            group = name.partition("/")[0]
            former = next((each for each in taken if each.startswith(f"{group}/")), None)
            if former is not None:
                taken.remove(former)
            yield f"{former} → {name.partition('/')[2]}" if former else f"+ {name}"
        yield from (f"− {name}" for name in taken)

    def _label_names(self, kind: str) -> list[str]:
        return [event.label_name for event in self._ours() if event.kind == kind]

    def _events(self) -> Iterator[str]:
        for event in self._ours():
            if event.kind in EVENTS:
                names = {"assignee": event.assignee, "reviewer": event.reviewer, "issue": f"#{event.issue}"}
                yield EVENTS[event.kind].format(**names)

    def _ours(self) -> Iterator[Event]:
        """Events on issues that were there before: what a new one begins with is no news of its own."""
        for issue in self.repository.issues.values():
            if not self._is_new(issue):
                yield from (each for each in issue.events if each.actor == BOT_LOGIN and each.id > self.after)

    def _opened(self) -> Iterator[str]:
        for issue in filter(self._is_new, self.repository.issues.values()):
            if issue.pull:
                yield f"opened the draft pull request #{issue.number}{_for(issue.pull.reviewers)}"
            else:
                yield f"filed #{issue.number} “{issue.title}”{_for(issue.assignees)}"

    def _is_new(self, issue: Issue) -> bool:
        return issue.author == BOT_LOGIN and issue.id > self.after

    def _edited(self, comment: Comment) -> bool:
        changed = comment.updated_at >= self.since and comment.updated_at > comment.created_at
        return comment.id <= self.after and changed


def _for(people: list[str]) -> str:
    return f" for {', '.join(people)}" if people else ""


def first_words(body: str) -> str:
    """The first line that is not all signs, as it looks to a reader."""
    lines = (re.sub(r"\*\*|`|\[(.*?)\]\([^)]*\)", r"\1", line).strip(" #>|") for line in body.splitlines())
    line = next(filter(None, lines), "")
    return line if len(line) <= MOST else line[: MOST - 1].rstrip() + "…"
