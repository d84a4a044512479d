"""Running a document: several mutations go one after another, and each fails for itself."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    execute_sync,
    parse,
    validate,
)

from incident_actions.sandbox.actor import Actor
from incident_actions.sandbox.graphql.nodes import Root
from incident_actions.sandbox.graphql.schema import schema
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.world import World


def execute(world: World, actor: Actor, asked: dict[str, Any]) -> dict[str, Any]:
    """The answer's JSON: `data`, and `errors` when there are any."""
    document, errors = _read(asked["query"])
    if document is None or errors:
        return {"errors": [_shown(error) for error in errors]}
    result = execute_sync(
        schema(),
        document,
        root_value=Root(world, actor),
        variable_values=asked.get("variables") or {},
        operation_name=asked.get("operationName"),
    )
    if not isinstance(result, ExecutionResult):
        raise TypeError("a resolver is asynchronous")
    answer: dict[str, Any] = {"data": result.data}
    if result.errors:
        answer["errors"] = [_shown(error) for error in result.errors]
    return answer


def operation(query: str, name: str | None) -> tuple[str, str]:
    """Query or mutation, and its name; the first field's for one without a name."""
    document, _ = _read(query)
    for node in document.definitions if document else ():
        if isinstance(node, OperationDefinitionNode) and name in (None, node.name and node.name.value):
            fields = [
                each.name.value for each in node.selection_set.selections if isinstance(each, FieldNode)
            ]
            return node.operation.value, node.name.value if node.name else ", ".join(fields)
    return "query", ""


@lru_cache(maxsize=256)
def _read(query: str) -> tuple[DocumentNode | None, tuple[GraphQLError, ...]]:
    try:
        document = parse(query, no_location=False)
    except GraphQLError as error:
        return None, (error,)
    return document, tuple(validate(schema(), document))


def _shown(error: GraphQLError) -> dict[str, Any]:
    shown = dict(error.formatted)
    refusal = error.original_error
    if isinstance(refusal, Refusal):
        return {"type": refusal.kind, **shown, "message": refusal.sentence}
    if error.original_error is not None:
        raise error.original_error
    return shown
