"""Workflows: whether one is switched on, when its schedule last ran, and switching it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from incident_actions.errors import GitHubError
from incident_actions.github.adapter import Answer, Connection
from incident_actions.github.segments import segment

_PATH = "/repos/{o}/{r}/actions/workflows/{file}"
#: Refused: the token may not, or there is no such workflow.
_REFUSED = (403, 404, 422)


@dataclass(frozen=True, slots=True)
class Workflows:
    """The workflows of the repository `name`, each by the name of its file."""

    connection: Connection
    name: str

    def enabled(self, file: str) -> bool | None:
        """Whether it is switched on; None where it is not there, or GitHub does not tell."""
        answer = self._read(file)
        return answer.data["state"] == "active" if answer is not None else None

    def last_scheduled_run(self, file: str) -> datetime | None:
        """When its schedule last ran to success; None where that cannot be known."""
        answer = self._read(file, "/runs", "?event=schedule&status=success&per_page=1")
        runs = answer.data["workflow_runs"] if answer is not None else ()
        return datetime.fromisoformat(runs[0]["created_at"]) if runs else None

    def switch(self, file: str, *, on: bool) -> str | None:
        """Switch it on or off; what GitHub says where it refuses. Raises GitHubError where it fails.

        GitHub refuses to switch off what is off with the same 403 as a token that may not: so the state is
        looked at then.
        """
        verb = "enable" if on else "disable"
        what = f"PUT {_PATH}/{verb}"
        answer = self.connection.write("PUT", f"{self._path(file)}/{verb}", f"{_PATH}/{verb}")
        message = answer.data.get("message", "") if isinstance(answer.data, dict) else ""
        told = f"{what}: GitHub answered {answer.status} {message}"
        if answer.status >= 300 and answer.status not in _REFUSED:
            raise GitHubError(told, status=answer.status)
        return None if answer.status < 300 or self.enabled(file) is on else told

    def _read(self, file: str, tail: str = "", query: str = "") -> Answer | None:
        """What GitHub tells, or None."""
        if segment(file) is None:
            return None
        try:
            answer = self.connection.read(f"{self._path(file)}{tail}{query}", f"{_PATH}{tail}")
        except GitHubError:
            return None
        return answer if answer.status == 200 else None

    def _path(self, file: str) -> str:
        return f"/repos/{self.name}/actions/workflows/{file}"
