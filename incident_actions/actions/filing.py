"""From the merged post-mortem to issues with owners and due dates, and back: links, ticks, the milestone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from incident_actions import labels
from incident_actions.actions.following import ask_about_removed, changed, follow, remembered
from incident_actions.command import Context
from incident_actions.effects import CloseIssue, Effect, FileIssue, SetMilestone, WriteFile
from incident_actions.incident.action_item import ActionItem
from incident_actions.incident.item_record import ItemRecord, record_of
from incident_actions.incident.model import Incident
from incident_actions.messages.render import render
from incident_actions.postmortem.filed import Filed, rewritten
from incident_actions.postmortem.task_list import Task, tasks
from incident_actions.postmortem.front_matter import published
from incident_actions.text.markdown import as_read, plain, title
from incident_actions.text.markers import key_of, mark
from incident_actions.thread import LinkedIssue


def decide(incident: Incident, context: Context, path: str) -> Iterator[Effect]:
    """What is left to do for the action items of a merged post-mortem whose text has been read."""
    text = context.documents.get(path)
    if text is None or not incident.published:
        return
    waiting, found = unfiled(text, incident), tasks(text, incident.number)
    changes = _changes(text, incident)
    yield from _milestone(
        incident, [_item(task, incident, context) for task in found if not task.done], waiting, changes
    )
    for task in waiting:
        yield _file(task, incident, context, path)
    for task, issue in changes:
        item, page = _item(task, incident, context), _page(task, incident, context, path)
        yield from follow(task, issue, item, page, context.assignable)
    if not waiting:
        yield from ask_about_removed(found, incident.items, _url(incident, path))
    for task in found:
        known = _issue(task, incident)
        if task.ticked and known is not None and known.open:
            yield CloseIssue(known.number)
    after = published(rewritten(text, incident.number, _filed(incident)))
    if after != text and not waiting:
        yield WriteFile(path, text, after, f"Follow the action items of incident #{incident.number}")


def owners(text: str, incident: Incident, today: date) -> frozenset[str]:
    """The owners named for items that are to be filed or handed over: whether each can be assigned."""
    news = (*unfiled(text, incident), *(task for task, _ in _changes(text, incident)))
    named = (task.item(today).owner for task in news)
    return frozenset(owner for owner in named if owner is not None)


def milestone_title(incident: Incident) -> str:
    """`Post-mortem #12: Checkout is down`: a key, so it keeps the title at declaration."""
    return f"Post-mortem #{incident.number}: {title(incident.declared_title, 150)}"


def unfiled(text: str, incident: Incident) -> list[Task]:
    """The items that need an issue: what was done before the merge needs none."""
    found = tasks(text, incident.number)
    return [task for task in found if not task.done and task.issue is None and _issue(task, incident) is None]


def _changes(text: str, incident: Incident) -> list[tuple[Task, LinkedIssue]]:
    """The items whose lines have changed since we last looked, with their issues."""
    pairs = ((task, _issue(task, incident)) for task in tasks(text, incident.number))
    return [(task, issue) for task, issue in pairs if issue is not None and changed(task, issue)]


def _issue(task: Task, incident: Incident) -> LinkedIssue | None:
    """The issue of an item: the linked one, else the one that carries its key."""
    if task.issue is not None:
        return next((item for item in incident.items if item.number == task.issue), None)
    return next((item for item in incident.items if key_of(item.body) == task.key), None)


def _item(task: Task, incident: Incident, context: Context) -> ActionItem:
    today = context.now.astimezone(context.config.zone).date()
    item = task.item(today)
    due = item.due or _merged(incident, today) + context.config.due_within
    return ActionItem(item.text, item.owner, due, item.kind)


def _merged(incident: Incident, today: date) -> date:
    merged = incident.postmortem.merged_at if incident.postmortem else None
    return today if merged is None else merged.astimezone(incident.config.zone).date()


def _file(task: Task, incident: Incident, context: Context, path: str) -> FileIssue:
    item = _item(task, incident, context)
    data = {
        "incident": incident.number,
        "due": item.due.isoformat() if item.due else None,
        "severity": incident.highest,
        "commander": incident.commander,
        **remembered(task, item),
    }
    return FileIssue(
        key=task.key,
        title=title(as_read(item.text)),
        body=mark(_page(task, incident, context, path), task.key, data),
        labels=(labels.ACTION_ITEM,),
        assignee=item.owner if _assigned(item, context) else None,
        milestone=milestone_title(incident),
        parent=incident.number,
    )


def _assigned(item: ActionItem, context: Context) -> bool:
    return item.owner is not None and context.assignable.get(item.owner, False)


def _page(task: Task, incident: Incident, context: Context, path: str) -> str:
    """What the issue says to people."""
    item = _item(task, incident, context)
    return render(
        context.templates,
        "action-item.md",
        due=item.due.isoformat() if item.due else None,
        by_default=task.item(context.now.date()).due is None,
        kind=item.kind,
        owner=item.owner,
        unassigned=None if _assigned(item, context) else item.owner,
        incident=incident.number,
        incident_title=plain(incident.declared_title, 200),
        path=path,
        document_url=_url(incident, path),
    )


def _url(incident: Incident, path: str) -> str:
    repository = incident.thread.repository
    return f"{repository.url}/blob/{repository.branch}/{path}"


def _milestone(
    incident: Incident,
    items: list[ActionItem],
    unfiled: list[Task],
    changes: list[tuple[Task, LinkedIssue]],
) -> Iterator[Effect]:
    """Open while an item is open, due on the latest date of its open items, closed when all are closed.

    One that somebody has renamed, or put the items into, is theirs.
    """
    name = milestone_title(incident)
    found = (item.milestone for item in incident.items if item.milestone)
    present = next((each for each in found if each.title == name), None)
    latest = max((item.due for item in items if item.due), default=present.due if present else None)
    is_open = bool(unfiled) or any(item.open for item in incident.items)
    moved = bool(changes) and present is not None and present.due != latest
    if not unfiled and not moved and (present is None or present.open == is_open):
        return
    description = f"What the post-mortem of #{incident.number} asked for."
    claims = present is None
    yield SetMilestone(name, description, latest, is_open, claims)


def _filed(incident: Incident) -> Mapping[str, Filed]:
    known: dict[str, Filed] = {}
    for item in incident.items:
        closed = (
            item.closed_at.astimezone(incident.config.zone).date()
            if item.closed_at and not item.open
            else None
        )
        by = f"[#{item.closed_by.number}]({item.closed_by.url})" if item.closed_by else None
        record = record_of(item.body) if item.ours else None
        filed = Filed(item.number, item.url, closed, by, *(_by_command(record) if record else ()))
        known[f"#{item.number}"] = known[key_of(item.body) or ""] = filed
    return known


def _by_command(record: ItemRecord) -> tuple[str | None, date | None, str]:
    """What commands on its issue have changed: the owner, the due date, and why it will not be done.

    With another owner the line gets the date too: `due in 2 weeks` was read when it was filed.
    """
    changed = record.moved or record.owner is not None
    return record.owner, record.due if changed else None, plain(record.dropped)
