"""GitHub's expression language: what stands between `${{` and `}}`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.sandbox.runner.nodes import Context
from incident_actions.sandbox.runner.syntax import ExpressionError, parsed
from incident_actions.sandbox.runner.values import text, truthy

STATUS = re.compile(r"\b(?:success|failure|cancelled|always)\s*\(", re.IGNORECASE)


def evaluate(expression: str, context: Context) -> object:
    """The value of an expression without its `${{ }}`; raises ExpressionError if it cannot be read."""
    return parsed(expression)(context)


def interpolate(template: str, context: Context) -> object:
    """A text with its expressions replaced; a text that is one expression keeps that value's type."""
    pieces = list(_pieces(template))
    if len(pieces) == 1 and pieces[0][0]:
        return evaluate(pieces[0][1], context)
    return "".join(text(evaluate(piece, context)) if is_code else piece for is_code, piece in pieces)


def holds(condition: str | None, context: Context) -> bool:
    """Whether a job's `if:` lets it run; without a status function, what it needs must have succeeded."""
    if condition is None:
        return truthy(evaluate("success()", context))
    code = condition if "${{" in condition else "${{" + condition + "}}"
    if not STATUS.search(condition) and not truthy(evaluate("success()", context)):
        return False
    return truthy(interpolate(code.strip(), context))


def _pieces(template: str) -> Iterator[tuple[bool, str]]:
    """Parts of a text, each with whether it is code; `}}` inside quotes does not end the code."""
    while (start := template.find("${{")) >= 0:
        if start:
            yield False, template[:start]
        end = next((at for at in _ends(template, start + 3)), None)
        if end is None:
            raise ExpressionError(f"Expected '}}}}' to close the expression in {template!r}.")
        yield True, template[start + 3 : end]
        template = template[end + 2 :]
    if template:
        yield False, template


def _ends(template: str, start: int) -> Iterator[int]:
    quoted = False
    for at in range(start, len(template)):
        if template[at] == "'":
            quoted = not quoted
        elif not quoted and template.startswith("}}", at):
            yield at
