"""Filling in a template: in a sandbox, with plain data only, and undefined names are errors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from incident_actions.errors import ConfigError

if TYPE_CHECKING:
    from jinja2 import Environment

#: The most that a template may make, in characters.
MOST_OUT = 2_000_000


def render(templates: Mapping[str, str], name: str, /, **data: object) -> str:
    """The template called `name`, filled with `data`: safe text, numbers, lists and dicts of them.

    Raises ConfigError, naming the file and line, for a template that cannot be used.
    """
    from jinja2 import TemplateError

    try:
        text: str = _environment(tuple(templates.items())).get_template(name).render(**data)
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        raise ConfigError(f"templates/{name}{f':{line}' if line else ''}: {error}") from None
    if len(text) > MOST_OUT:
        raise ConfigError(f"templates/{name}: makes more than {MOST_OUT:,} characters")
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


@cache
def _environment(templates: tuple[tuple[str, str], ...]) -> Environment:
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=DictLoader(dict(templates)), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
