"""Proof of closure: whoever closes an action item without a word is asked once what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from incident_actions.actions.item import Item
from incident_actions.calendar import Calendar, Span, SpanKind
from incident_actions.command import Context
from incident_actions.effects import Effect, WriteComment
from incident_actions.messages.render import render
from incident_actions.text.calls import scan
from incident_actions.text.markers import mark
from incident_actions.thread import Comment, Person, Reopened

#: So many words say something.
FEW = 3
#: Whoever closed it longer ago than this is not asked any more.
ASKED_FOR = Span(timedelta(days=3), SpanKind.WORKING_DAYS)


def decide(item: Item, context: Context) -> Iterator[Effect]:
    """One comment a closing, to whoever closed it, where nothing says what was done, or why nothing was."""
    closed, key = item.closed, f"proof {item.closings}"
    if closed is None or not asks(closed.at, context.config.calendar, context.now):
        return
    if key in item.keyed or proven(item) or item.pending:
        return  # of pending commands the answer comes first: it may say it
    whom = _closer(item)
    text = render(
        context.templates,
        "proof.md",
        whom=f"@{whom} " if whom else "",
        done=closed.reason == "COMPLETED",
        ticked=_ticked(item),
    )
    yield WriteComment(key, mark(text, key))


def asks(closed_at: datetime, calendar: Calendar, now: datetime) -> bool:
    """Whether this is a time to ask who closed it then: in working hours, and not too long after."""
    return calendar.working(now) and now <= calendar.after(closed_at, ASKED_FOR)


def proven(item: Item) -> bool:
    """Whether a merged pull request, a commit, a command or the words of those who answer for it tell."""
    closed = item.closed
    if closed is None or closed.by_code or item.thread.fixed or closed.reason == "DUPLICATE":
        return True
    if item.record.done or item.record.dropped or any(testimony(item)):
        return True
    nobody = not item.thread.assignees and _closer(item) is None
    return nobody and any(map(says_something, _since_opened(item)))


def testimony(item: Item) -> Iterator[Comment]:
    """What those who answer for the item, its owner and who closed it, have said since it was last opened."""
    by, finisher = item.closed.by if item.closed else None, item.record.finisher or ""
    people = {each.id for each in (*item.thread.assignees, by) if isinstance(each, Person) and not each.bot}
    for comment in _since_opened(item):
        who = comment.author
        answers = who is not None and (who.id in people or who.login.lower() == finisher.lower())
        if answers and says_something(comment):
            yield comment


def _since_opened(item: Item) -> Iterator[Comment]:
    thread = item.thread
    opened = max((entry.at for entry in thread.entries if isinstance(entry, Reopened)), default=thread.at)
    return (comment for comment in thread.comments if comment.at >= opened)


def says_something(comment: Comment) -> bool:
    """Whether it is a person's, with a few words that are no command, or a link."""
    if comment.author is None or comment.author.bot or scan(comment.body):
        return False
    words = comment.body.split()
    return len(words) >= FEW or any(word.startswith(("http://", "https://", "#")) for word in words)


def _ticked(item: Item) -> bool:
    """Whether we have closed it because its box in the document was ticked, by a commit."""
    by, line = item.closed.by if item.closed else None, item.record.line
    ours = isinstance(by, Person) and by.ours
    return ours and item.record.finisher is None and line is not None and line.box == "ticked"


def _closer(item: Item) -> str | None:
    """Who is asked: whoever closed it or, where that was us, whoever ticked it off, or its owner."""
    by = item.closed.by if item.closed else None
    if isinstance(by, Person) and not by.bot:
        return by.login
    return item.record.finisher or (item.owner.login if item.owner else None)
