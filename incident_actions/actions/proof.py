"""Proof of closure: whoever closes an action item without a word is asked once what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from incident_actions.actions.item import Item
from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.messages.render import render
from incident_actions.text.calls import scan
from incident_actions.text.markers import mark
from incident_actions.thread import Comment, Person, Reopened

#: So many words say something.
FEW = 3
#: Whoever closed it longer ago than this is not asked any more.
ASKED_FOR = timedelta(days=3)


def decide(item: Item, context: Context) -> Iterator[Effect]:
    """One comment a closing, to whoever closed it, where nothing says what was done, or why nothing was."""
    closed, key = item.closed, f"proof {item.closings}"
    if closed is None or key in item.keyed or proven(item) or context.now - closed.at > ASKED_FOR:
        return
    whom = _closer(item)
    text = render(
        context.templates,
        "proof.md",
        whom=f"@{whom} " if whom else "",
        done=closed.reason == "COMPLETED",
    )
    yield WriteComment(key, mark(text, key))


def proven(item: Item) -> bool:
    """Whether a merged pull request, a commit, a reason or the words of those who answer for it tell."""
    closed = item.closed
    if closed is None or closed.by_code or item.thread.fixed or closed.reason == "DUPLICATE":
        return True
    if closed.reason != "COMPLETED" and item.record.dropped:
        return True
    return any(testimony(item))


def testimony(item: Item) -> Iterator[Comment]:
    """What those who answer for the item have said of it since it was last opened."""
    answers = (comment for comment in item.thread.comments if _answers(comment, item))
    return (comment for comment in answers if says_something(comment))


def _answers(comment: Comment, item: Item) -> bool:
    """Whether it is by who closed the item or owns it, where that is known, and since it was last opened."""
    thread = item.thread
    logins = (_closer(item), *(each.login for each in thread.assignees))
    known = {login.lower() for login in logins if login}
    opened = max((entry.at for entry in thread.entries if isinstance(entry, Reopened)), default=thread.at)
    author = comment.author.login.lower() if comment.author else ""
    return comment.at >= opened and (not known or author in known)


def says_something(comment: Comment) -> bool:
    """Whether it is a person's, with a few words that are no command, or a link."""
    if comment.author is None or comment.author.bot or scan(comment.body):
        return False
    words = comment.body.split()
    return len(words) >= FEW or any(word.startswith(("http://", "https://", "#")) for word in words)


def _closer(item: Item) -> str | None:
    """Who is asked: whoever closed it or, where that was us, whoever ticked it off, or its owner."""
    by = item.closed.by if item.closed else None
    if isinstance(by, Person) and not by.bot:
        return by.login
    return item.record.finisher or (item.owner.login if item.owner else None)
