"""One request for a page: who asks, for what, with which form; and the ways to answer it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from incident_actions.sandbox.actor import Actor, require_read
from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.pages.frame import frame
from incident_actions.sandbox.pages.templates import render
from incident_actions.sandbox.refusal import not_found
from incident_actions.sandbox.visit import Visit
from incident_actions.sandbox.world import World


@dataclass(frozen=True, slots=True)
class Page:
    """`typed` has every value of every field of the form; `token` goes into the forms of the answer."""

    world: World
    actor: Actor
    request: Request
    typed: Mapping[str, list[str]]
    token: str
    later: list[Callable[[], None]] = dataclasses.field(default_factory=list)
    """What is done when nobody waits for the world any more."""

    @property
    def repository(self) -> Repository:
        """The repository that the path names, if this person may see it."""
        names = self.request.path_params
        repository = self.world.repository(f"{names['owner']}/{names['repo']}")
        require_read(repository, self.actor)
        return repository

    @property
    def visit(self) -> Visit:
        return Visit(self.world, self.actor, self.repository)

    @property
    def home(self) -> str:
        """The path below which the repository's pages lie."""
        return f"/{quote(self.repository.full_name)}"

    @property
    def issue(self) -> Issue:
        return self.visit.issue(self.number())

    def number(self, name: str = "number") -> int:
        return int(self.request.path_params[name])

    def name(self, name: str) -> str:
        return str(self.request.path_params[name])

    def asked(self, name: str, default: str = "") -> str:
        """A value from the address."""
        return self.request.query_params.get(name, default)

    def field(self, name: str, default: str = "") -> str:
        """A value from the form."""
        return next(iter(self.typed.get(name, ())), default)

    def fields(self, name: str) -> list[str]:
        return [value for value in self.typed.get(name, ()) if value]

    def show(self, template: str, status: int = 200, **values: object) -> Response:
        known = frame(self.world, self.actor, self.request)
        return HTMLResponse(render(template, {"page": self, **known, **values}), status)

    def go(self, path: str) -> Response:
        """On to another page of ours, after a form was taken; never to another host."""
        if not path.startswith("/") or path.startswith(("//", "/\\")):
            raise not_found()
        return RedirectResponse(path, 303)


Handler = Callable[[Page], Response]


@dataclass(frozen=True, slots=True)
class Way:
    """Which handler answers a method on a path."""

    method: str
    path: str
    handler: Handler


REPO = "/{owner}/{repo}"
