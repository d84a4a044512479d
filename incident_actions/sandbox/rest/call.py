"""One REST request and its answer, as plain data between HTTP and the operations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from incident_actions.sandbox.actor import Actor, require_read
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.refusal import Refusal, invalid, not_found
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    payload: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """Who asks, for what: names from the path, the query, and the JSON body."""

    world: World
    actor: Actor
    path: str
    names: Mapping[str, str]
    query: Mapping[str, str]
    body: Any

    @property
    def repository(self) -> Repository:
        """The repository that the path names, if this actor may see it."""
        repository = self.world.repository(f"{self.names['owner']}/{self.names['repo']}")
        require_read(repository, self.actor)
        return repository

    @property
    def visit(self) -> Visit:
        return Visit(self.world, self.actor, self.repository)

    def number(self, name: str = "number") -> int:
        """A number from the path; 404 for anything else."""
        text = self.names[name]
        if not text.isdigit():
            raise not_found()
        return int(text)

    @property
    def issue(self) -> Issue:
        return self.visit.issue(self.number())

    @property
    def json(self) -> dict[str, Any]:
        """The body, which must be an object."""
        if not isinstance(self.body, dict):
            raise Refusal(400, "Body should be a JSON object")
        return self.body

    def text(self, field: str) -> str | None:
        """An optional text of the body; 422 for another type."""
        value = self.json.get(field)
        if value is not None and not isinstance(value, str):
            raise Refusal(422, f"Invalid request.\n\nFor 'properties/{field}', {value!r} is not a string.")
        return value

    def needed(self, field: str, resource: str) -> str:
        value = self.text(field)
        if value is None:
            raise invalid(resource, field, "missing_field")
        return value

    def texts(self, field: str) -> list[str] | None:
        """An optional list of texts; labels may come as objects with a name."""
        value = self.json.get(field)
        if value is None:
            return None
        if not isinstance(value, list):
            raise Refusal(422, f"Invalid request.\n\nFor 'properties/{field}', {value!r} is not an array.")
        return [
            str(each["name"]) if isinstance(each, dict) and "name" in each else str(each) for each in value
        ]

    def moment(self, value: object) -> datetime | None:
        """An ISO 8601 time; one without a zone is UTC."""
        if value in (None, ""):
            return None
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            raise Refusal(422, f"Invalid request.\n\n{value!r} is not a valid date-time.") from None
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


Handler = Callable[[Call], Answer]


@dataclass(frozen=True, slots=True)
class RouteTo:
    """Which handler answers a method on a path."""

    method: str
    path: str
    handler: Handler


NO_CONTENT = Answer(204)
REPO = "/repos/{owner}/{repo}"
