"""The document after its merge: what has changed in a line changes its issue, and only that.

What commands and people have changed on the issue meanwhile stays. An item that was taken out is asked about
once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from incident_actions.actions.line_changes import noted
from incident_actions.actions.pairing import Pair, read_as
from incident_actions.command import Context
from incident_actions.effects import CloseIssue, Effect, HandOver, ReopenIssue, RewriteIssue, WriteComment
from incident_actions.incident.action_item import ActionItem
from incident_actions.incident.item_line import ItemLine
from incident_actions.incident.item_record import ItemRecord, record_of
from incident_actions.incident.model import Incident
from incident_actions.incident.statements import restated, statement
from incident_actions.postmortem.task_list import Task
from incident_actions.text.markdown import MOST, as_read, title, units
from incident_actions.text.markers import data_of, digest, key_of, mark, without_marker
from incident_actions.thread import LinkedIssue


def line(task: Task, item: ActionItem, box: str = "") -> ItemLine:
    """What the line says, `item` being how it is read."""
    return ItemLine(read_as(task), digest(item.text), item.owner, item.due, item.kind, box)


def changed(task: Task, issue: LinkedIssue, item: ActionItem) -> bool:
    """Whether the line asks for something else than when its issue last followed it."""
    record = record_of(issue.body)
    if record is None:
        return False
    return _at_present(task, issue, record, item) != _before(record, task, item)


def follow(task: Task, issue: LinkedIssue, page: str, context: Context) -> Iterator[Effect]:
    """What has changed in the line, done to its issue; `page` is what a new issue would read.

    A date that is not in the line is the policy's. The marker goes last: it is the proof that all is done.
    """
    record = record_of(issue.body)
    if record is None:
        return
    today = context.now.astimezone(context.config.zone).date()
    item = task.item(today)
    before, present = _before(record, task, item), _at_present(task, issue, record, item)
    if present.owner != before.owner and present.owner and context.assignable.get(present.owner):
        yield from _hand_over(issue, present.owner)
    if present.box == "ticked" and issue.open and before.box != present.box:
        yield CloseIssue(issue.number)
    if present.box == "unticked" and not issue.open and before.box != present.box:
        yield ReopenIssue(issue.number)
    new_title = title(as_read(item.text)) if present.words != before.words else None
    after = noted(_followed(record, before, present, page), before, present, today)
    yield RewriteIssue(issue.number, after.body, new_title)


def _hand_over(issue: LinkedIssue, owner: str) -> Iterator[HandOver]:
    """To this owner alone, where an earlier run has not come so far."""
    others = tuple(each for each in issue.assignees if each.lower() != owner.lower())
    if others or not issue.assignees:
        yield HandOver(issue.number, owner, others)


def _before(record: ItemRecord, task: Task, item: ActionItem) -> ItemLine:
    """The line as it was last followed; as it reads now, where the issue is from before that was kept."""
    return record.line or line(task, item)


def _at_present(task: Task, issue: LinkedIssue, record: ItemRecord, item: ActionItem) -> ItemLine:
    """The line as it is to be remembered present.

    Where it asks for nothing new, it is the one before, whatever it looks like; so is a date that was counted
    from the day on which it was read.
    """
    before, present = _before(record, task, item), line(task, item)
    same = present.read == before.read or replace(present, read=before.read, box=before.box) == before
    return replace(before if same else present, box=_box(task, issue, before))


def _box(task: Task, issue: LinkedIssue, before: ItemLine) -> str:
    """What a person has done to the box, kept until the issue has gone the other way and the line with it."""
    if task.ticked:
        return "ticked"
    if task.unticked:
        return "unticked"
    stands = {"ticked": not issue.open, "unticked": issue.open}.get(before.box, False)
    return before.box if stands or task.done == issue.open else ""


def _followed(record: ItemRecord, before: ItemLine, present: ItemLine, page: str) -> ItemRecord:
    """The issue's record after the line, with the statements of a new page in place of those that differ."""
    fresh = record_of(page)
    assert fresh is not None, "we have just marked it"
    after = replace(record, line=present)
    if present.due != before.due:
        after = replace(after, due=fresh.due, moved=False)
    if present.owner != before.owner:
        after = replace(after, owner=None)
    for name in _differing(record, before, present):
        after = replace(after, words=restated(after.words, name, statement(fresh.words, name)))
    return after


def _differing(record: ItemRecord, before: ItemLine, present: ItemLine) -> Iterator[str]:
    """What an issue states of its line that is not the same any more; no date that the line has from it."""
    if present.due != before.due and (record.moved or present.due != record.due):
        yield "Due"
    if present.kind != before.kind:
        yield "Type"
    if present.owner != before.owner:
        yield "Owner"


def ask_about_removed(incident: Incident, found: Sequence[Pair], url: str) -> Iterator[Effect]:
    """One question on each open issue whose line is gone: nothing is ever deleted."""
    there = {pair.issue.number for pair in found if pair.issue is not None}
    there |= {pair.task.issue for pair in found if pair.task.issue is not None}
    for issue in incident.items:
        data = data_of(issue.body) or {}
        gone = issue.open and issue.number > 0 and issue.number not in there
        body = mark(without_marker(issue.body), key_of(issue.body) or "", {**data, "asked_removed": True})
        if gone and not data.get("asked_removed") and units(body) <= MOST:
            key = f"removed {issue.number}"
            text = (
                f"This item no longer stands in the [post-mortem]({url}). If it will not be done, close this "
                "issue and say why; if it will, put its line back."
            )
            yield WriteComment(key, mark(text, key), issue=issue.number)
            yield RewriteIssue(issue.number, body)
