"""Whether an event starts a workflow: its name, its `types`, and the branch and path filters.

https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.runner.values import member
from incident_actions.sandbox.runner.workflows import Workflow

Changed = Callable[[], Iterable[str]]
"""Paths that the pushed commits, or the pull request, change."""

PULL_EVENTS = ("pull_request", "pull_request_target")
DEFAULT_TYPES: Mapping[str, tuple[str, ...]] = dict.fromkeys(
    PULL_EVENTS, ("opened", "synchronize", "reopened")
)


def starts(workflow: Workflow, delivery: Delivery, changed: Changed) -> bool:
    """Whether this delivery starts this workflow."""
    if delivery.event not in workflow.triggers or delivery.event == "schedule":
        return delivery.event == "schedule" and _same_schedule(workflow, delivery)
    if delivery.event == "workflow_dispatch":
        return _named(workflow, delivery)
    detail = workflow.triggers[delivery.event]
    filters = detail if isinstance(detail, dict) else {}
    return (
        _type_matches(filters, delivery)
        and _branch_matches(filters, delivery)
        and (_branch(delivery) is None or _paths_match(filters, changed))
    )


def crons(workflow: Workflow) -> tuple[str, ...]:
    """The cron lines under `on.schedule`."""
    lines = workflow.triggers.get("schedule")
    found = [member(line, "cron") for line in lines] if isinstance(lines, list) else []
    return tuple(str(cron) for cron in found if cron is not None)


def _same_schedule(workflow: Workflow, delivery: Delivery) -> bool:
    return _named(workflow, delivery) and delivery.payload.get("schedule") in crons(workflow)


def _named(workflow: Workflow, delivery: Delivery) -> bool:
    """A dispatch and a schedule name their workflow, by path or by file name; without, all are meant."""
    wanted = delivery.payload.get("workflow")
    return wanted is None or workflow.path in (wanted, f".github/workflows/{wanted}")


def _type_matches(filters: Mapping[object, object], delivery: Delivery) -> bool:
    wanted = _listed(filters.get("types", DEFAULT_TYPES.get(delivery.event)))
    return wanted is None or delivery.action in wanted


def _branch_matches(filters: Mapping[object, object], delivery: Delivery) -> bool:
    branch = _branch(delivery)
    if branch is None:  # a tag: whoever names branches does not mean tags
        return delivery.event != "push" or not {"branches", "branches-ignore"} & filters.keys()
    wanted, unwanted = _listed(filters.get("branches")), _listed(filters.get("branches-ignore"))
    return (wanted is None or _selected(branch, wanted)) and not (unwanted and _selected(branch, unwanted))


def _paths_match(filters: Mapping[object, object], changed: Changed) -> bool:
    wanted, unwanted = _listed(filters.get("paths")), _listed(filters.get("paths-ignore"))
    if wanted is None and unwanted is None:
        return True
    paths = tuple(changed())
    if wanted is not None:
        return any(_selected(path, wanted) for path in paths)
    return any(not _selected(path, unwanted or ()) for path in paths)


def _branch(delivery: Delivery) -> str | None:
    """The branch that is pushed to, or that the pull request would go into; None for a tag."""
    if delivery.event in PULL_EVENTS:
        return str(member(member(member(delivery.payload, "pull_request"), "base"), "ref"))
    reference = str(delivery.payload.get("ref", ""))
    return reference.removeprefix("refs/heads/") if reference.startswith("refs/heads/") else None


def _listed(value: object) -> tuple[str, ...] | None:
    if isinstance(value, list | tuple):
        return tuple(map(str, value))
    return None if value is None else (str(value),)


def _selected(name: str, patterns: Iterable[str]) -> bool:
    """The last pattern that matches decides; one that begins with `!` takes the name out again."""
    selected = False
    for pattern in patterns:
        if re.fullmatch(_regular(pattern.removeprefix("!")), name):
            selected = not pattern.startswith("!")
    return selected


def _regular(pattern: str) -> str:
    """GitHub's filter patterns: `*` stops at a slash, `**` does not, `?` makes what precedes optional."""
    pieces = re.split(r"(\*\*/?|\*|\?|\+|\[[^\]]*\])", pattern)
    known = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "?", "+": "+"}
    return "".join(
        known.get(piece, piece if piece.startswith("[") and len(piece) > 1 else re.escape(piece))
        for piece in pieces
    )
