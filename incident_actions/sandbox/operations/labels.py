"""Labels of a repository, and putting them on issues."""

from __future__ import annotations

import re
from collections.abc import Iterable

from incident_actions.sandbox.model.issues import Issue, Label
from incident_actions.sandbox.refusal import invalid, not_found
from incident_actions.sandbox.visit import Visit, scopes_of

GREY = "ededed"
MOST = 100


def named(visit: Visit, name: str) -> Label:
    label = visit.repository.label_named(name)
    if label is None:
        raise not_found()
    return label


def create(visit: Visit, name: str, color: str | None = None, description: str | None = None) -> Label:
    """Make a label; 422 `already_exists` if one has this name in any case."""
    visit.require("issues", "pull-requests", needed="write")
    _check(name, color, description)
    if visit.repository.label_named(name):
        raise invalid("Label", "name", "already_exists")
    return _add(visit, name, color or GREY, description)


def update(
    visit: Visit, label: Label, new_name: str | None, color: str | None, description: str | None
) -> Label:
    visit.require("issues", "pull-requests", needed="write")
    _check(new_name if new_name is not None else label.name, color, description)
    other = visit.repository.label_named(new_name) if new_name else None
    if other is not None and other is not label:
        raise invalid("Label", "name", "already_exists")
    label.name = new_name or label.name
    label.color = color or label.color
    label.description = description if description is not None else label.description
    visit.emit("label", "edited", label=label)
    return label


def delete(visit: Visit, label: Label) -> None:
    """Take the label from the repository and from every issue."""
    visit.require("issues", "pull-requests", needed="write")
    del visit.repository.labels[label.id]
    for issue in visit.repository.issues.values():
        if label.id in issue.labels:
            issue.labels.remove(label.id)
            visit.record(issue, "unlabeled", label=label.id, label_name=label.name, label_color=label.color)
    visit.emit("label", "deleted", label=label)


def add(visit: Visit, issue: Issue, names: Iterable[str]) -> None:
    """Put labels on an issue; one that the repository does not know is made, grey."""
    visit.require(*scopes_of(issue), needed="triage")
    put(visit, issue, [_known_or_new(visit, name) for name in names])


def put(visit: Visit, issue: Issue, labels: Iterable[Label]) -> None:
    """Put known labels on an issue, whose right to it has been checked."""
    for label in labels:
        if label.id not in issue.labels:
            if len(issue.labels) >= MOST:
                raise invalid("Issue", "labels", "custom", f"Issue may have at most {MOST} labels")
            issue.labels.append(label.id)
            visit.record(issue, "labeled", label=label.id, label_name=label.name, label_color=label.color)
            visit.emit_about(issue, "labeled", label=label)


def remove(visit: Visit, issue: Issue, labels: Iterable[Label]) -> None:
    """Take labels off an issue; one that is not on it is passed over."""
    visit.require(*scopes_of(issue), needed="triage")
    take(visit, issue, labels)


def take(visit: Visit, issue: Issue, labels: Iterable[Label]) -> None:
    for label in labels:
        if label.id in issue.labels:
            issue.labels.remove(label.id)
            visit.record(issue, "unlabeled", label=label.id, label_name=label.name, label_color=label.color)
            visit.emit_about(issue, "unlabeled", label=label)


def replace(visit: Visit, issue: Issue, names: Iterable[str]) -> None:
    """Make these the issue's labels."""
    visit.require(*scopes_of(issue), needed="triage")
    wanted = [_known_or_new(visit, name) for name in names]
    ids = {label.id for label in wanted}
    take(visit, issue, [visit.repository.labels[id] for id in list(issue.labels) if id not in ids])
    put(visit, issue, wanted)


def _known_or_new(visit: Visit, name: str) -> Label:
    known = visit.repository.label_named(name)
    if known is not None:
        return known
    _check(name, None, None)
    return _add(visit, name, GREY, None)


def _add(visit: Visit, name: str, color: str, description: str | None) -> Label:
    label = Label(visit.world.next_id(), name, color.lower(), description)
    visit.repository.labels[label.id] = label
    visit.emit("label", "created", label=label)
    return label


def _check(name: str, color: str | None, description: str | None) -> None:
    if not name.strip():
        raise invalid("Label", "name", "missing_field")
    if len(name) > 50:
        raise invalid("Label", "name", "custom", "name is too long (maximum is 50 characters)")
    if color is not None and not re.fullmatch(r"[0-9a-fA-F]{6}|[0-9a-fA-F]{3}", color):
        raise invalid("Label", "color")
    if description is not None and len(description) > 100:
        raise invalid("Label", "description", "custom", "description is too long (maximum is 100 characters)")
