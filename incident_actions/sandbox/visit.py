"""One identity acting on one repository: what every operation starts from."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from incident_actions.sandbox import webhooks
from incident_actions.sandbox.actor import Actor, may, require
from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.model.issues import Event, Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.refusal import Refusal, not_found
from incident_actions.sandbox.world import World

DISPATCHES = ("repository_dispatch", "workflow_dispatch")


@dataclass(frozen=True, slots=True)
class Visit:
    world: World
    actor: Actor
    repository: Repository

    @property
    def now(self) -> datetime:
        return self.world.now()

    @property
    def login(self) -> str:
        """The actor's login; 401 for a visitor who did not sign in."""
        if self.actor.login is None:
            raise Refusal(401, "Requires authentication")
        return self.actor.login

    def issue(self, number: int) -> Issue:
        """The issue or pull request; 301 if it was transferred, 410 if it was deleted, else 404."""
        found = self.repository.issues.get(number)
        if found is not None:
            return found
        moved = self.repository.gone.get(number)
        if moved is None:
            raise not_found()
        if not moved:
            raise Refusal(410, "This issue was deleted")
        name, _, at = moved.partition("#")
        url = f"{self.world.url}/repos/{name}/issues/{at}"
        raise Refusal(301, "Moved Permanently", headers={"location": url})

    def record(self, issue: Issue, kind: str, **fields: Any) -> Event:  # noqa: ANN401 - the fields of Event
        """Write an entry into the issue's timeline."""
        event = Event(self.world.next_id(), kind, issue.number, self.actor.login, self.now, **fields)
        issue.events.append(event)
        issue.updated_at = self.now
        return event

    def emit(self, event: str, action: str | None, **subject: Any) -> None:  # noqa: ANN401 - anything of the model
        """Tell the listeners; `subject` is what the payload is about, by its name there."""
        if not self.world.outbox.has_listeners:
            return
        payload = webhooks.payload(self.world, self.repository, self.actor.login, action, subject)
        starts = not self.actor.is_job or event in DISPATCHES
        name = self.repository.full_name
        delivery = Delivery(str(uuid.uuid4()), event, action, payload, name, self.now, starts)
        self.world.outbox.add(delivery)

    def emit_about(self, issue: Issue, action: str, **subject: Any) -> None:  # noqa: ANN401 - anything of the model
        """A delivery about an issue or, if it is one, about a pull request."""
        key = "pull_request" if issue.pull else "issue"
        self.emit("pull_request" if issue.pull else "issues", action, **{key: issue}, **subject)

    def require(self, *scopes: str, needed: str, otherwise: Refusal | None = None) -> None:
        require(self.repository, self.actor, scopes, needed, otherwise)

    def may(self, *scopes: str, needed: str) -> bool:
        return may(self.repository, self.actor, scopes, needed)


def scopes_of(issue: Issue) -> tuple[str, ...]:
    """The permissions of which a job needs one: either serves for a pull request."""
    return ("pull-requests", "issues") if issue.pull else ("issues",)
