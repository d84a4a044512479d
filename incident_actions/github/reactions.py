"""Reactions as a test-and-set: GitHub answers 201 to whoever was first, and 204 to whoever took one away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_actions.errors import GitHubError
from incident_actions.github.adapter import Connection

_PATH = "/repos/{o}/{r}/issues/comments/{id}/reactions"


@dataclass(frozen=True, slots=True)
class Reactions:
    """Our own reactions on comments; `us` is our account's number."""

    connection: Connection
    name: str
    us: int

    def add(self, comment: int, content: str) -> bool:
        """Whether the reaction was not there before: 201, not 200."""
        answer = self.connection.write("POST", self._path(comment), _PATH, {"content": content})
        if answer.status not in (200, 201):
            raise GitHubError(f"POST {_PATH}: GitHub answered {answer.status}", status=answer.status)
        return answer.status == 201

    def take_away(self, comment: int, content: str, before: datetime | None = None) -> bool:
        """Whether it was this run that took our reaction away; one made later than `before` stays."""
        listed = self.connection.read(f"{self._path(comment)}?content={content}&per_page=100", _PATH)
        found = (each for each in listed.data or () if (each["user"] or {}).get("id") == self.us)
        mine = next(found, None) if listed.status == 200 else None
        if mine is None:
            return content == "eyes"  # a run died between taking it away and claiming: free to be claimed
        if before is not None and datetime.fromisoformat(mine["created_at"]) > before:
            return False
        path = f"{self._path(comment)}/{mine['id']}"
        return self.connection.write("DELETE", path, f"{_PATH}/{{id}}").status == 204

    def _path(self, comment: int) -> str:
        return f"/repos/{self.name}/issues/comments/{comment}/reactions"
