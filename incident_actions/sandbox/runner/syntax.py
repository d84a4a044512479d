"""The grammar of GitHub's expressions: from their text to a function of the context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from incident_actions.sandbox.runner.functions import named
from incident_actions.sandbox.runner.nodes import Node, apply, both, call, constant, each, either, picked
from incident_actions.sandbox.runner.values import equal, less, member, members, truthy

TOKEN = re.compile(
    r"\s*(?:(?P<string>'(?:[^']|'')*')|(?P<number>0x[0-9a-fA-F]+|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_][A-Za-z0-9_-]*)|(?P<sign>&&|\|\||[=!<>]=|[<>!()\[\].,*]))"
)
CONSTANTS: Mapping[str, object] = {"true": True, "false": False, "null": None}
COMPARISONS: Mapping[str, Callable[[object, object], object]] = {
    "==": equal,
    "!=": lambda left, right: not equal(left, right),
    "<": less,
    ">": lambda left, right: less(right, left),
    "<=": lambda left, right: less(left, right) or equal(left, right),
    ">=": lambda left, right: less(right, left) or equal(left, right),
}


class ExpressionError(ValueError):
    """An expression that cannot be read; the message shows it."""


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str


def parsed(expression: str) -> Node:
    """The function that an expression stands for; raises ExpressionError if it cannot be read."""
    parser = _Parser(list(_tokens(expression)), expression)
    node = parser.alternatives()
    parser.end()
    return node


def _tokens(expression: str) -> Iterator[Token]:
    at, expression = 0, expression.rstrip()
    while at < len(expression):
        found = TOKEN.match(expression, at)
        if found is None:
            raise ExpressionError(
                f"Got {expression[at:]!r} in {expression!r}, expected a name, a value or a sign."
            )
        kind = str(found.lastgroup)
        yield Token(kind, found[kind])
        at = found.end()


class _Parser:
    """Reads the tokens from loosest to tightest binding; each method answers a function of the context."""

    def __init__(self, tokens: list[Token], expression: str) -> None:
        self._tokens = tokens
        self._expression = expression

    def alternatives(self) -> Node:
        node = self._conditions()
        while self._take("||"):
            node = either(node, self._conditions())
        return node

    def end(self) -> None:
        if self._tokens:
            raise ExpressionError(f"Did not expect {self._tokens[0].text!r} in {self._expression!r}.")

    def _conditions(self) -> Node:
        node = self._comparison()
        while self._take("&&"):
            node = both(node, self._comparison())
        return node

    def _comparison(self) -> Node:
        node = self._negation()
        while (sign := self._take(*COMPARISONS)) is not None:
            node = apply(COMPARISONS[sign], node, self._negation())
        return node

    def _negation(self) -> Node:
        if self._take("!"):
            operand = self._negation()
            return lambda context: not truthy(operand(context))
        return self._path()

    def _path(self) -> Node:
        node, many = self._atom(), False
        while (sign := self._take(".", "[")) is not None:
            if sign == "." and self._take("*"):
                node, many = (each(node, members) if many else apply(members, node)), True
                continue
            key = constant(self._next().text) if sign == "." else self.alternatives()
            if sign == "[":
                self._expect("]")
            node = picked(node, key) if many else apply(member, node, key)
        return node

    def _atom(self) -> Node:
        token = self._next()
        match token.kind:
            case "string":
                return constant(token.text[1:-1].replace("''", "'"))
            case "number":
                return constant(float(int(token.text, 16) if token.text[:2] == "0x" else token.text))
            case "name" if self._take("("):
                return self._call(token.text)
            case "name" if token.text in CONSTANTS:
                return constant(CONSTANTS[token.text])
            case "name":
                return lambda context: member(context, token.text)
        if token.text != "(":
            raise ExpressionError(f"Did not expect {token.text!r} in {self._expression!r}.")
        node = self.alternatives()
        self._expect(")")
        return node

    def _call(self, name: str) -> Node:
        arguments: list[Node] = []
        while not self._take(")"):
            if arguments:
                self._expect(",")
            arguments.append(self.alternatives())
        if named(name, {}) is None:
            raise ExpressionError(
                f"Got the function {name!r} in {self._expression!r}, which is not known here."
            )
        return call(name, arguments)

    def _next(self) -> Token:
        if not self._tokens:
            raise ExpressionError(f"Expected more after {self._expression!r}.")
        return self._tokens.pop(0)

    def _take(self, *signs: str) -> str | None:
        if self._tokens and self._tokens[0].kind == "sign" and self._tokens[0].text in signs:
            return self._tokens.pop(0).text
        return None

    def _expect(self, sign: str) -> None:
        if not self._take(sign):
            raise ExpressionError(f"Expected {sign!r} in {self._expression!r}.")
