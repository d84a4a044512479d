"""Parts of an expression as functions of the context, and the ways to join them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from incident_actions.sandbox.runner.functions import named
from incident_actions.sandbox.runner.values import member, truthy

Context = Mapping[str, object]
Node = Callable[[Context], object]


def constant(value: object) -> Node:
    return lambda _: value


def either(left: Node, right: Node) -> Node:
    """`||` gives the first operand that is true, else the last."""

    def node(context: Context) -> object:
        first = left(context)
        return first if truthy(first) else right(context)

    return node


def both(left: Node, right: Node) -> Node:
    """`&&` gives the first operand that is false, else the last."""

    def node(context: Context) -> object:
        first = left(context)
        return right(context) if truthy(first) else first

    return node


def apply(function: Callable[..., object], *operands: Node) -> Node:
    return lambda context: function(*(operand(context) for operand in operands))


def each(many: Node, function: Callable[[object], list[object]]) -> Node:
    """`a.*.*`: the items of all the items."""

    def node(context: Context) -> object:
        values = many(context)
        return [item for value in (values if isinstance(values, list) else []) for item in function(value)]

    return node


def picked(many: Node, key: Node) -> Node:
    """`a.*.key`: that member of every item that has it."""

    def node(context: Context) -> object:
        values = many(context)
        found = [member(value, key(context)) for value in (values if isinstance(values, list) else [])]
        return [value for value in found if value is not None]

    return node


def call(name: str, arguments: list[Node]) -> Node:
    def node(context: Context) -> object:
        function = named(name, context)
        if function is None:
            raise LookupError(name)
        return function(*(argument(context) for argument in arguments))

    return node
