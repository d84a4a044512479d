"""GitHub's node ids, kept from what was read: the core knows numbers, names and logins only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Ids:
    """Node ids by what they stand for."""

    repository: str = ""
    repository_name: str = ""
    head: str = ""
    branch: str = "main"
    labels: dict[str, str] = field(default_factory=dict)
    issues: dict[int, str] = field(default_factory=dict)
    comments: dict[int, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    milestones: dict[str, str] = field(default_factory=dict)

    def learn(self, data: object) -> None:
        """Keep every id in a part of an answer."""
        if isinstance(data, list):
            for each in data:
                self.learn(each)
        elif isinstance(data, dict):
            self._learn(data)
            for value in data.values():
                if isinstance(value, (dict, list)):
                    self.learn(value)

    def learn_repository(self, data: dict[str, Any]) -> None:
        """The repository's own id, its default branch and where that stands, its labels."""
        self.repository, self.repository_name = data["id"], data["nameWithOwner"]
        if branch := data["defaultBranchRef"]:
            self.branch, self.head = branch["name"], branch["target"]["oid"]
        self.learn(data["writeBack"])
        for label in data["labels"]["nodes"]:
            self.labels[label["name"].lower()] = label["id"]

    def _learn(self, node: dict[str, Any]) -> None:
        match node:
            case {"id": str(node_id), "fullDatabaseId": number}:
                self.comments[int(number)] = node_id
            case {"id": str(node_id), "number": int(number)}:
                self.issues[number] = node_id
            case {"id": str(node_id), "login": str(login)}:
                self.people[login.lower()] = node_id
            case _:
                pass
