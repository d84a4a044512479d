"""Which issue belongs to which line of a published post-mortem."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from incident_actions.incident.item_record import record_of
from incident_actions.incident.model import Incident
from incident_actions.postmortem.task_list import Task, tasks
from incident_actions.text.markdown import as_read, title
from incident_actions.text.markers import digest, key_of
from incident_actions.thread import LinkedIssue

#: How much alike, of 1, an edited line and the title of its issue are at the least.
ALIKE = 0.6
#: With more lines and issues left than this, product of both, none is compared with the other.
MOST_COMPARED = 2_000


@dataclass(frozen=True, slots=True)
class Pair:
    """A line, and its issue, if it has one."""

    task: Task
    issue: LinkedIssue | None

    @property
    def unfiled(self) -> bool:
        """Whether the item needs an issue: what was done before the merge needs none."""
        return self.issue is None and self.task.issue is None and not self.task.done


def pairs(text: str, incident: Incident) -> tuple[Pair, ...]:
    """The lines of the task list, each with the issue that it links or, before that, that was filed for it.

    A line that was edited before its link has reached the document still has its issue.
    """
    found = tasks(text, incident.number)
    known: dict[Task, LinkedIssue] = {}
    for way in (_linked, _of_its_key, _as_last_read, _of_its_words):
        known |= _taken(way(found, incident.items), known)
    if incident.thread.repository.write_back is not None:  # the branch where links wait, or have waited
        known |= _alike([task for task in found if task.issue is None and task not in known], incident, known)
    return tuple(Pair(task, known.get(task)) for task in found)


def read_as(task: Task) -> str:
    """A digest of all that a line says, however it is spaced and broken."""
    return digest(" ".join(task.text.split()))


def _taken(
    found: Iterator[tuple[Task, LinkedIssue]], known: Mapping[Task, LinkedIssue]
) -> dict[Task, LinkedIssue]:
    """Those pairs of which neither side has another already."""
    taken = {issue.number for issue in known.values()}
    new: dict[Task, LinkedIssue] = {}
    for task, issue in found:
        if task not in known and task not in new and issue.number not in taken:
            new[task] = issue
            taken |= {issue.number} if task.issue is None else set()
    return new


def _linked(found: Collection[Task], issues: Collection[LinkedIssue]) -> Iterator[tuple[Task, LinkedIssue]]:
    by_number = {issue.number: issue for issue in issues}
    yield from ((task, by_number[task.issue]) for task in found if task.issue in by_number)


def _of_its_key(
    found: Collection[Task], issues: Collection[LinkedIssue]
) -> Iterator[tuple[Task, LinkedIssue]]:
    keyed = [(key_of(issue.body), issue) for issue in issues]
    for task in (task for task in found if task.issue is None):
        yield from ((task, issue) for key, issue in keyed if key == task.key)


def _as_last_read(
    found: Collection[Task], issues: Collection[LinkedIssue]
) -> Iterator[tuple[Task, LinkedIssue]]:
    lines = [(record.line, issue) for issue in issues if (record := record_of(issue.body))]
    for task in (task for task in found if task.issue is None):
        yield from ((task, issue) for line, issue in lines if line is not None and line.read == read_as(task))


def _of_its_words(
    found: Collection[Task], issues: Collection[LinkedIssue]
) -> Iterator[tuple[Task, LinkedIssue]]:
    """By what is to be done alone: its owner or its date may be others by now."""
    lines = [(record.line, issue) for issue in issues if (record := record_of(issue.body))]
    for task in (task for task in found if task.issue is None and not task.done):
        words = digest(task.item(date.min).text)
        yield from ((task, issue) for line, issue in lines if line is not None and line.words == words)


def _alike(
    left: Collection[Task], incident: Incident, known: Mapping[Task, LinkedIssue]
) -> dict[Task, LinkedIssue]:
    """Lines that read otherwise than when they were filed, each with the issue whose title is most alike."""
    taken = {issue.number for issue in known.values()}
    titles: dict[str, list[LinkedIssue]] = {}
    for issue in incident.items:
        if issue.number not in taken:
            titles.setdefault(issue.title, []).append(issue)
    found: dict[Task, LinkedIssue] = {}
    if len(left) * len(titles) > MOST_COMPARED:
        return found
    for task in (task for task in left if not task.done):
        words = title(as_read(task.item(date.min).text))
        for match in get_close_matches(words, titles, n=1, cutoff=ALIKE):
            found[task] = titles[match].pop(0)
            if not titles[match]:
                del titles[match]
    return found
