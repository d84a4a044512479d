"""How an action item's line reads once its issue exists: its link, its tick, who owns it and until when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from incident_actions.incident.action_item import item_in
from incident_actions.postmortem.task_list import Task, tasks
from incident_actions.text.commonmark import lines


@dataclass(frozen=True, slots=True)
class Filed:
    """What is known of a filed item: its page, and when and by which pull request it was closed.

    `owner` is given where a command or a tick has changed it, empty where nobody owns it; `due` where that is
    to be read in the line; `dropped` is why it will not be done, empty where nobody said why, and None where
    it is done or open.
    """

    number: int
    url: str
    closed: date | None = None
    closed_by: str | None = None
    owner: str | None = None
    due: date | None = None
    dropped: str | None = None


def rewritten(text: str, incident: int, filed: Mapping[str, Filed]) -> str:
    """The text with each filed item linked, and its box ticked if its issue is closed.

    `filed` is by the item's key. All other lines stay as they are.
    """
    every = lines(text)
    for task in reversed(tasks(text, incident)):
        known = filed.get(task.key)
        if known is not None:
            its = slice(task.line, task.line + len(task.words))
            every[its] = _lines(task, known, every[its])
    return "".join(every)


def _lines(task: Task, known: Filed, before: list[str]) -> list[str]:
    """The item's lines, each with the line end that it had; one alone, where its words change."""
    followed = _followed(task.text, known)
    first, *more = task.words if followed == task.text else (followed,)
    box = f"{task.lead}[{'x' if known.closed else ' '}] [#{known.number}]({known.url})"
    *others, last = [f"{box} {first}", *more]
    texts = [*others, last + _end(known) + task.hard]
    return [
        text + line[len(line.rstrip("\r\n")) :]
        for text, line in zip(texts, before[-len(texts) :], strict=True)
    ]


def _end(known: Filed) -> str:
    """` — done 2026-12-04 in #50`, or ` — won't do: why`; empty while it is open."""
    if not known.closed:
        return ""
    if known.dropped is not None:
        return " — won't do" + (f": {known.dropped}" if known.dropped else "")
    return f" — done {known.closed.isoformat()}" + (f" in {known.closed_by}" if known.closed_by else "")


def _followed(text: str, known: Filed) -> str:
    """The item's words, with another owner and date where these have changed; else as they are."""
    item = item_in(text, date.min)
    owner = item.owner if known.owner is None else known.owner or None
    changed = replace(item, owner=owner, due=known.due or item.due)
    return text if changed == item else str(changed)
