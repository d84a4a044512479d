"""What was filled in: what is missing, and the issue's body exactly as GitHub writes it.

A heading for each question, `_No response_` where there is no answer, a fence around what a `render` field
was given, choices with commas between, and a task list for checkboxes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from incident_actions.sandbox.pages.form_fields import Field
from incident_actions.sandbox.pages.forms import Form

NO_ANSWER = "_No response_"
Answers = Mapping[str, Sequence[str]]


def body(form: Form, answers: Answers) -> str:
    """The whole body; the answers are as the browser sent them, by the fields' names."""
    asked = (field for field in form.fields if field.asks)
    return "\n\n".join(f"### {field.label}\n\n{_answer(field, _given(field, answers))}" for field in asked)


def missing(form: Form, answers: Answers) -> dict[str, str]:
    """A sentence for each field that must be answered and is not, by the field's name."""
    found = {field.name: _lacks(field, _given(field, answers)) for field in form.fields if field.asks}
    return {name: sentence for name, sentence in found.items() if sentence}


def _given(field: Field, answers: Answers) -> list[str]:
    """The answers that the field offers, in its own order, or what was typed."""
    given = [text for text in answers.get(field.name, ()) if text.strip()]
    if not field.options:
        return given
    offered = [option.label for option in field.options if option.label in given]
    return offered if field.multiple or field.kind == "checkboxes" else offered[:1]


def _answer(field: Field, given: list[str]) -> str:
    if field.kind == "checkboxes":
        return "\n".join(
            f"- [{'x' if option.label in given else ' '}] {option.label}" for option in field.options
        )
    if not given:
        return NO_ANSWER
    if field.render:
        return f"```{field.render}\n{given[0]}\n```"
    return ", ".join(given)


def _lacks(field: Field, given: list[str]) -> str:
    if field.kind == "checkboxes":
        needed = [option.label for option in field.options if option.required and option.label not in given]
        return f"Please tick: {', '.join(needed)}" if needed else ""
    if not field.required or given:
        return ""
    return "Please choose one." if field.kind == "dropdown" else "Please fill this in."
