"""To whom issues can be assigned: asked for once a run, of many people at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from incident_actions.errors import GitHubError
from incident_actions.github import queries
from incident_actions.github.adapter import Connection
from incident_actions.github.segments import segment

Query = Callable[[str, Mapping[str, Any], str], dict[str, Any]]

_TEMPLATE = "/repos/{o}/{r}/assignees/{login}"
#: So many people a request.
AT_ONCE = 50


@dataclass(slots=True)
class Assignees:
    """Searches with `query`, which answers what a document says of the repository.

    The search is by a part of the login or the name, and may have more hits than it tells: who is in it can
    be assigned, and of whom it does not find, GitHub is asked by the login alone.
    """

    connection: Connection
    name: str
    query: Query
    _known: dict[str, bool] = field(default_factory=dict)

    def assignable(self, logins: Iterable[str]) -> Mapping[str, bool]:
        """Of each login, whether issues can be assigned to it."""
        wanted = {login: login.lower() for login in logins}
        unknown = sorted(set(wanted.values()) - self._known.keys())
        for start in range(0, len(unknown), AT_ONCE):
            some = unknown[start : start + AT_ONCE]
            found = self._found(some)
            self._known |= {login: login in found or self._asked(login) for login in some}
        return {login: self._known[name] for login, name in wanted.items()}

    def _found(self, logins: Sequence[str]) -> frozenset[str]:
        """Who of several people is found among those whom issues can be assigned to, in small letters."""
        if len(logins) < 2:
            return frozenset()
        named = {f"login{n}": login for n, login in enumerate(logins)}
        try:
            data = self.query(queries.assignees(len(logins)), named, "Assignees")
        except GitHubError:  # a search that GitHub refuses costs a request for each of them
            return frozenset()
        return frozenset(user["login"].lower() for hits in data.values() for user in hits["nodes"])

    def _asked(self, login: str) -> bool:
        if (name := segment(login)) is None:
            return False
        answer = self.connection.read(f"/repos/{self.name}/assignees/{name}", _TEMPLATE)
        if answer.status not in (204, 404):
            raise GitHubError(f"GET {_TEMPLATE}: GitHub answered {answer.status}", status=answer.status)
        return answer.status == 204
