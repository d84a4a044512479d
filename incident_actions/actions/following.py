"""The document after its merge: a changed item changes its issue, one taken out is asked about once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from incident_actions.effects import Effect, HandOver, RewriteIssue, WriteComment
from incident_actions.incident.action_item import ActionItem
from incident_actions.incident.item_record import record_of
from incident_actions.postmortem.task_list import Task
from incident_actions.text.markdown import as_read, title
from incident_actions.text.markers import data_of, digest, key_of, mark, without_marker
from incident_actions.thread import LinkedIssue

#: What a command has changed on the issue, until the document says the same, or something newer.
OF_COMMANDS = frozenset(("owner", "moved"))


def remembered(task: Task, item: ActionItem) -> Mapping[str, Any]:
    """What the issue's marker keeps of the line: what it read when both said the same, and whom it named."""
    return {"line": _line(task), "named": item.owner}


def changed(task: Task, issue: LinkedIssue) -> bool:
    """Whether the line reads otherwise than when we last looked at it."""
    known = (data_of(issue.body) or {}).get("line") if issue.ours else None
    return known is not None and known != _line(task)


def follow(
    task: Task, issue: LinkedIssue, item: ActionItem, page: str, assignable: Mapping[str, bool]
) -> Iterator[Effect]:
    """The issue as the line now says; `page` is what a new issue would read.

    The owner goes first: the marker is the proof that all is done.
    """
    known = data_of(issue.body) or {}
    data = {name: value for name, value in known.items() if name not in OF_COMMANDS}
    new, owners = item.owner, {each.lower() for each in issue.assignees}
    if new is not None and new != data.get("named") and assignable.get(new) and new.lower() not in owners:
        yield HandOver(issue.number, new, issue.assignees)
    due = {"due": item.due.isoformat() if item.due else None}
    words = _with_head(without_marker(issue.body), page.partition("\n\n")[0])
    body = mark(words, key_of(issue.body) or task.key, {**data, **due, **remembered(task, item)})
    record = record_of(body)
    assert record is not None, "it has just been marked"
    yield RewriteIssue(issue.number, record.body, title(as_read(item.text)))


def _with_head(body: str, head: str) -> str:
    """The body with our paragraph in it as it reads now: the one with the date or, without any, the first."""
    paragraphs = body.split("\n\n")
    ours = next((n for n, each in enumerate(paragraphs) if each.startswith(head.partition(" ")[0])), 0)
    return "\n\n".join([*paragraphs[:ours], head, *paragraphs[ours + 1 :]])


def ask_about_removed(found: Iterable[Task], issues: Iterable[LinkedIssue], url: str) -> Iterator[Effect]:
    """One question on each open issue whose line is gone: nothing is ever deleted."""
    lines = list(found)
    numbers, keys = {task.issue for task in lines}, {task.key for task in lines}
    for issue in issues:
        data = data_of(issue.body) or {}
        gone = issue.number not in numbers and key_of(issue.body) not in keys
        if issue.ours and issue.open and issue.number > 0 and gone and not data.get("asked_removed"):
            key = f"removed {issue.number}"
            text = (
                f"This item no longer stands in the [post-mortem]({url}). If it will not be done, close this "
                "issue and say why; if it will, put its line back."
            )
            yield WriteComment(key, mark(text, key), issue=issue.number)
            body = mark(without_marker(issue.body), key_of(issue.body) or "", {**data, "asked_removed": True})
            yield RewriteIssue(issue.number, body)


def _line(task: Task) -> str:
    return digest(" ".join(task.text.split()))
