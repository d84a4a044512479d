"""Issues as lists bring them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from incident_actions.github.accounts import Accounts
from incident_actions.github.values import day, names, text_of, time, time_or_none
from incident_actions.lists import ListedIssue
from incident_actions.text.markers import data_of, key_of


def listed(node: dict[str, Any], accounts: Accounts) -> ListedIssue:
    """One issue of a list."""
    author = accounts.person(node["author"])
    ours = _ours(node["comments"]["nodes"], accounts)
    return ListedIssue(
        number=node["number"],
        title=node["title"],
        body=text_of(node),
        ours=author is not None and author.ours,
        open=node["state"] == "OPEN",
        created_at=time(node["createdAt"]),
        updated_at=time(node["updatedAt"]),
        closed_at=time_or_none(node["closedAt"]),
        labels=names(node["labels"]),
        assignees=tuple(each["login"] for each in node["assignees"]["nodes"]),
        milestone_due=day(node["milestone"]["dueOn"]) if node["milestone"] else None,
        record=data_of(ours["status"]) if "status" in ours else None,
        told=frozenset(ours),
    )


def _ours(comments: Iterable[dict[str, Any]], accounts: Accounts) -> Mapping[str, str]:
    """Our own of these comments, by key."""
    authors = [(accounts.person(node["author"]), node["body"]) for node in reversed(list(comments))]
    keyed = {key_of(body): body for author, body in authors if author is not None and author.ours}
    return {key: body for key, body in keyed.items() if key is not None}
