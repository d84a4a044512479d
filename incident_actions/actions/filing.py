"""From the merged post-mortem to issues with owners and due dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from incident_actions import labels
from incident_actions.actions import milestone
from incident_actions.actions.following import ask_about_removed, changed, follow, line
from incident_actions.actions.pairing import Pair, pairs
from incident_actions.actions.ticks import subject, ticked
from incident_actions.command import Context
from incident_actions.effects import Effect, FileIssue, WriteFile
from incident_actions.incident.action_item import ActionItem
from incident_actions.incident.model import Incident
from incident_actions.messages.render import render
from incident_actions.postmortem.task_list import Task
from incident_actions.text.markdown import as_read, plain, title
from incident_actions.text.markers import mark

#: So many sub-issues GitHub allows an issue; items beyond name it in their text alone.
MOST_CHILDREN = 100

#: Of what the incident's form says of its impact, an item repeats so much.
MOST_IMPACT = 300


def decide(incident: Incident, context: Context, path: str) -> Iterator[Effect]:
    """What is left to do for the action items of a merged post-mortem whose text has been read."""
    text = context.documents.get(path)
    if text is None or not incident.published:
        return
    found, today = pairs(text, incident), _today(context)
    unfiled, changes = [pair for pair in found if pair.unfiled], _changes(found, today)
    dates = [_item(pair.task, incident, context).due for pair in found if not pair.task.done]
    known = [each for each in dates if each is not None]
    yield from milestone.decide(incident, unfiled, known, changed=bool(changes))
    for room, pair in enumerate(unfiled, incident.thread.children + 1):
        yield _file(pair.task, incident, context, path, child=room <= MOST_CHILDREN)
    for pair in changes:
        if pair.issue is not None:
            page = _body(pair.task, incident, context, path)
            yield from follow(pair.task, pair.issue, page, context)
    if unfiled:
        return
    yield from ask_about_removed(incident, found, _url(incident, path))
    settled = [pair for pair in found if pair not in changes]
    after = ticked(text, incident, settled)
    if after != text:
        yield WriteFile(path, text, after, subject(incident, settled))


def owners(text: str, incident: Incident, today: date) -> frozenset[str]:
    """The owners named for items that are to be filed or handed over: whether each can be assigned."""
    found = pairs(text, incident)
    news = (*(pair for pair in found if pair.unfiled), *_changes(found, today))
    named = (pair.task.item(today).owner for pair in news)
    return frozenset(owner for owner in named if owner is not None)


def _changes(found: Sequence[Pair], today: date) -> list[Pair]:
    """The lines that ask for something else than when we last looked."""
    return [
        pair
        for pair in found
        if pair.issue is not None and changed(pair.task, pair.issue, pair.task.item(today))
    ]


def _item(task: Task, incident: Incident, context: Context) -> ActionItem:
    """What is asked for; without a date, it is due a while after the merge."""
    item = task.item(_today(context))
    return replace(item, due=item.due or _merged(incident, context) + context.config.due_within)


def _today(context: Context) -> date:
    return context.now.astimezone(context.config.zone).date()


def _merged(incident: Incident, context: Context) -> date:
    merged = incident.postmortem.merged_at if incident.postmortem else None
    return _today(context) if merged is None else merged.astimezone(incident.config.zone).date()


def _file(task: Task, incident: Incident, context: Context, path: str, *, child: bool) -> FileIssue:
    item = _item(task, incident, context)
    return FileIssue(
        key=task.key,
        title=title(as_read(item.text)),
        body=_body(task, incident, context, path),
        labels=(labels.ACTION_ITEM,),
        assignee=item.owner if _assigned(item, context) else None,
        milestone=milestone.milestone_title(incident),
        parent=incident.number if child else None,
    )


def _assigned(item: ActionItem, context: Context) -> bool:
    return item.owner is not None and context.assignable.get(item.owner, False)


def _body(task: Task, incident: Incident, context: Context, path: str) -> str:
    """What the issue says to people, and what it remembers."""
    item, written = _item(task, incident, context), task.item(_today(context))
    due = item.due.isoformat() if item.due else None
    page = render(
        context.templates,
        "action-item.md",
        due=due,
        by_default=written.due is None,
        kind=item.kind,
        owner=item.owner,
        unassigned=None if _assigned(item, context) else item.owner,
        incident=incident.number,
        incident_title=plain(incident.declared_title, 200),
        severity=incident.highest,
        impact=plain(incident.form.answers.get("impact", ""), MOST_IMPACT),
        path=path,
        document_url=_url(incident, path),
    )
    data = {
        "incident": incident.number,
        "due": due,
        "severity": incident.highest,
        "commander": incident.commander,
        "line": line(task, written).data,
    }
    return mark(page, task.key, data)


def _url(incident: Incident, path: str) -> str:
    repository = incident.thread.repository
    return f"{repository.url}/blob/{repository.branch}/{path}"
