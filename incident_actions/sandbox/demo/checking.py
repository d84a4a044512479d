"""How the checks of an open pull request went, in a reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from incident_actions.sandbox.model.runs import CheckRun
from incident_actions.sandbox.pages.words import plural
from incident_actions.sandbox.runner.runs import Run
from incident_actions.sandbox.runner.values import member

RESULTS = {"success": "passes", "failure": "fails"}


def checked(runs: Iterable[Run]) -> Iterator[str]:
    """The check of each job that ran for an open pull request; where it closes, nobody looks any more."""
    for run in runs:
        pull = run.delivery.payload.get("pull_request")
        if run.delivery.event == "pull_request" and member(pull, "state") == "open":
            ran = [check for check in run.checks.values() if check.conclusion in RESULTS]
            yield from (_told(check, draft=bool(member(pull, "draft"))) for check in ran)


def _told(check: CheckRun, *, draft: bool) -> str:
    """`the check Review passes while it is a draft, with 2 annotations`."""
    found = f", with {plural(len(check.annotations), 'annotation')}" if check.annotations else ""
    why = " while it is a draft" if draft and check.conclusion == "success" and found else ""
    return f"the check {check.name} {RESULTS[str(check.conclusion)]}{why}{found}"
