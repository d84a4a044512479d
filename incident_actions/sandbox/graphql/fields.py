"""Which function answers which field, and what a resolver is handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.visit import Visit

T = TypeVar("T")
Resolver = Callable[..., Any]
F = TypeVar("F", bound=Resolver)
Bound = int | str | None
"""One of `first`, `last`, `after`, `before`."""
RESOLVERS: dict[tuple[str, str], Resolver] = {}


@dataclass(frozen=True, slots=True)
class Seen(Generic[T]):
    """A thing as this actor sees it, in its repository."""

    visit: Visit
    thing: T

    def beside(self, thing: Any) -> Seen[Any]:  # noqa: ANN401 - any thing of the model
        """Another thing of the same repository."""
        return Seen(self.visit, thing)

    def elsewhere(self, repository: Repository, thing: Any) -> Seen[Any]:  # noqa: ANN401 - as in beside
        return Seen(Visit(self.visit.world, self.visit.actor, repository), thing)

    def person(self, login: str | None) -> Seen[Any] | None:
        """A person or bot; None for one who has left."""
        user = self.visit.world.users.get(login.casefold()) if login else None
        return self.beside(user) if user else None


def field(*types: str, name: str | None = None) -> Callable[[F], F]:
    """Register a function as the answer to the field of its name, in camel case, on these types."""

    def register(function: F) -> F:
        for type_name in types:
            RESOLVERS[type_name, name or camel(function.__name__)] = function
        return function

    return register


def camel(name: str) -> str:
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(part.capitalize() for part in rest)


def snake(name: str) -> str:
    return "".join(f"_{mark.lower()}" if mark.isupper() else mark for mark in name)
