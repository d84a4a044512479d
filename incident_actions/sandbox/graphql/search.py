"""Search for issues, by the few qualifiers that say exactly what is meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from incident_actions.sandbox.graphql.connections import connection
from incident_actions.sandbox.graphql.fields import Bound, Seen, field
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.refusal import Refusal

#: `label:action-item`, `reason:"not planned"`.
_QUALIFIER = re.compile(r'(\w+):(?:"([^"]*)"|(\S+))')


@field("Query")
def search(root: Root, query: str, **window: Bound) -> dict[str, Any]:
    """Issues of one repository, `repo:`, that fit every qualifier; a word that is none finds nothing."""
    asked = [(name, quoted or bare) for name, quoted, bare in _QUALIFIER.findall(query)]
    left_over = _QUALIFIER.sub("", query).strip()
    home = _home(root, dict(asked).get("repo", ""))
    if home is None or left_over:
        return {**connection([], "search", window, int, int), "issue_count": 0}
    visit = root.visit(home)
    found = [
        issue
        for issue in home.issues.values()
        if all(_fits(home, issue, name, value) for name, value in asked if name != "repo")
    ]
    page = connection(found, "search", window, lambda issue: issue.number, lambda each: Seen(visit, each))
    return {**page, "issue_count": len(found)}


def _home(root: Root, name: str) -> Repository | None:
    """The repository, where it is there and this actor may see it."""
    try:
        found = root.world.repository(name)
        root.visit(found)
    except Refusal:
        return None
    return found


def _fits(home: Repository, issue: Issue, name: str, value: str) -> bool:
    test = _TESTS.get(name)
    return test is not None and test(home, issue, value)


_TESTS: dict[str, Callable[[Repository, Issue, str], bool]] = {
    "is": lambda _, issue, value: value in (issue.state, "pr" if issue.pull else "issue"),
    "label": lambda home, issue, value: (
        value.casefold() in {home.labels[id].name.casefold() for id in issue.labels}
    ),
    "reason": lambda _, issue, value: value == (issue.state_reason or "").replace("_", " "),
}
