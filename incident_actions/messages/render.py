"""Filling in a template: in a sandbox, with plain data only, and undefined names are errors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from traceback import walk_tb
from typing import TYPE_CHECKING

from incident_actions.errors import TemplateError

if TYPE_CHECKING:
    from jinja2 import Environment

#: The most that a template may make, in characters.
MOST_OUT = 2_000_000


def render(templates: Mapping[str, str], name: str, /, **data: object) -> str:
    """The template called `name`, filled with `data`: safe text, numbers, lists and dicts of them.

    Raises TemplateError, naming the template and the line, for one that cannot be used, for whatever reason.
    """
    try:
        text: str = _environment(tuple(templates.items())).get_template(name).render(**data)
    except Exception as error:  # noqa: BLE001 - a template of the repository's own may fail in any way
        raise TemplateError(*_place(error, templates, name), f"{type(error).__name__}: {error}") from None
    if len(text) > MOST_OUT:
        raise TemplateError(name, 1, f"makes more than {MOST_OUT:,} characters")
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def _place(error: Exception, templates: Mapping[str, str], name: str) -> tuple[str, int]:
    """In which template and line it went wrong: where the innermost one stood."""
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    inner = [(file, line) for file, line in frames if file in templates]
    return inner[-1] if inner else (name, getattr(error, "lineno", None) or 1)


@cache
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    texts = dict(templates)

    def load(name: str) -> tuple[str, str, None] | None:
        """A template whose lines bear its name in a traceback."""
        return (texts[name], name, None) if name in texts else None

    return ImmutableSandboxedEnvironment(
        loader=FunctionLoader(load), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
