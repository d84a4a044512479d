"""What the bot has done since a moment, in a reader's words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from incident_actions.sandbox.model import Comment, Event, Issue, Reaction, Repository
from incident_actions.sandbox.tokens import BOT_LOGIN

EMOJI = {"eyes": "👀", "rocket": "🚀", "confused": "😕", "+1": "👍"}
VERBS = {
    "labeled": "labelled {label}",
    "unlabeled": "took off {label}",
    "assigned": "assigned {assignee}",
    "unassigned": "unassigned {assignee}",
    "closed": "closed it",
    "reopened": "reopened it",
    "milestoned": "set the milestone {milestone}",
    "renamed": "renamed it",
    "review_requested": "asked {reviewer} for a review",
}


def deeds(repository: Repository, after: int, since: datetime) -> tuple[str, ...]:
    """What the bot did with ids above `after`, and edited at or later than `since`."""
    found: list[str] = []
    for issue in repository.issues.values():
        here = list(_on(repository, issue, after, since))
        if issue.author == BOT_LOGIN and issue.id > after:
            kind = "pull request" if issue.pull else "issue"
            found.append(f"opened {kind} #{issue.number} “{issue.title}”")
        else:
            found += here
    return tuple(found)


def _on(repository: Repository, issue: Issue, after: int, since: datetime) -> Iterator[str]:
    for id in issue.comments:
        comment = repository.comments[id]
        yield from _reacted(comment.reactions, after)
        if comment.author == BOT_LOGIN:
            yield from _written(comment, after, since)
    yield from (_told(event) for event in issue.events if _ours(event, after))


def _reacted(reactions: list[Reaction], after: int) -> Iterator[str]:
    ours = [each for each in reactions if each.user == BOT_LOGIN and each.id > after]
    yield from (EMOJI.get(each.content, each.content) for each in ours)


def _written(comment: Comment, after: int, since: datetime) -> Iterator[str]:
    if comment.id > after:
        yield f"commented “{_first_words(comment.body)}”"
    elif comment.updated_at >= since and comment.updated_at > comment.created_at:
        yield f"edited “{_first_words(comment.body)}”"


def _ours(event: Event, after: int) -> bool:
    return event.actor == BOT_LOGIN and event.id > after and event.kind in VERBS


def _told(event: Event) -> str:
    return VERBS[event.kind].format(
        label=event.label_name,
        assignee=event.assignee,
        milestone=event.milestone,
        reviewer=event.reviewer,
    )


def _first_words(body: str, most: int = 60) -> str:
    line = next((line for line in body.splitlines() if line.strip(" #>|-*")), "").strip(" #>|")
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
