"""The schema, built once, with its resolvers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLUnionType,
    build_schema,
)

from incident_actions.sandbox.git.objects import Object
from incident_actions.sandbox.graphql.fields import RESOLVERS, Resolver, Seen, snake
from incident_actions.sandbox.graphql.timeline import type_of
from incident_actions.sandbox.model.issues import Comment, Edit, Event, Issue, Label, Milestone, Reaction
from incident_actions.sandbox.model.people import User
from incident_actions.sandbox.model.pulls import Review
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.shapes.users import stamp

PACKAGE = "incident_actions.sandbox.graphql"
SUBJECTS = (
    "people",
    "statuses",
    "git",
    "history",
    "repository",
    "planning",
    "written",
    "edits",
    "reactions",
    "issue",
    "issue_lists",
    "search",
    "pull_request",
    "reviews",
    "review_threads",
    "timeline",
    "events",
    "nodes",
    "mutations.labelling",
    "mutations.talking",
    "mutations.issues",
    "mutations.refs",
    "mutations.pulls",
)


def definition() -> str:
    """The schema's text: all files of `schema/` together."""
    parts = sorted(files(PACKAGE).joinpath("schema").iterdir(), key=lambda part: part.name)
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


@lru_cache(maxsize=1)
def schema() -> GraphQLSchema:
    for subject in SUBJECTS:
        import_module(f"{PACKAGE}.{subject}")
    built = build_schema(definition(), assume_valid=True)
    for name, kind in built.type_map.items():
        if name.startswith("__"):
            continue
        match kind:
            case GraphQLObjectType():
                _resolve_fields(kind)
            case GraphQLInterfaceType() | GraphQLUnionType():
                kind.resolve_type = _type_of
            case GraphQLInputObjectType():
                for field_name, field in kind.fields.items():
                    field.out_name = snake(field_name)
    _read_and_write_times(built)
    return built


def _resolve_fields(kind: GraphQLObjectType) -> None:
    for name, field in kind.fields.items():
        resolver = RESOLVERS.get((kind.name, name))
        field.resolve = _calling(resolver) if resolver else _attribute(snake(name))
        for argument_name, argument in field.args.items():
            # `input` is a name of Python's own, so mutations are handed it as `given`.
            argument.out_name = "given" if argument_name == "input" else snake(argument_name)


def _calling(resolver: Resolver) -> Callable[..., Any]:
    def resolve(source: object, _: object, **arguments: object) -> object:
        return resolver(source, **arguments)

    return resolve


def _attribute(name: str) -> Callable[..., Any]:
    def resolve(source: object, _: object, **__: object) -> object:
        if isinstance(source, dict):
            return source.get(name)
        return getattr(source.thing if isinstance(source, Seen) else source, name)

    return resolve


def _type_of(seen: Seen[Any], *_: object) -> str:
    match seen.thing:
        case Issue():
            return "PullRequest" if seen.thing.pull else "Issue"
        case User():
            return "Bot" if seen.thing.kind == "Bot" else "User"
        case Comment() | Event() | Review():
            return type_of(seen.thing)
        case Object():
            return seen.thing.kind.capitalize()
        case Edit():
            return "UserContentEdit"
        case Label() | Milestone() | Reaction() | Repository():
            return type(seen.thing).__name__
        case tuple():
            return "Ref"
    raise TypeError(f"no GraphQL type for {seen.thing!r}")


def _read_and_write_times(built: GraphQLSchema) -> None:
    """Give `DateTime` its two ways; graphql-core 3.3 renamed the attributes of 3.2."""
    kind = built.type_map["DateTime"]
    for name in ("serialize", "coerce_output_value"):
        setattr(kind, name, stamp)
    for name in ("parse_value", "coerce_input_value"):
        setattr(kind, name, _moment)


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
