"""A file's front matter as a table: keys above, values below, tables within."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from incident_actions.config.yaml_text import Value, YamlError, read_yaml


def table(_: RendererHTML, tokens: Sequence[Token], index: int, _o: OptionsDict, _env: EnvType) -> str:
    """The table; where the text is no YAML, why, and the text."""
    text = tokens[index].content
    try:
        return _shown(read_yaml(text)[0]) + "\n"
    except YamlError as error:
        why = f"Error in user YAML: {error} (line {error.place.line + 1}, column {error.place.column})"
        return f"<p><strong>{escapeHtml(why)}</strong></p>\n<pre><code>{escapeHtml(text)}</code></pre>\n"


def _shown(value: Value) -> str:
    match value:
        case dict():
            return _table("".join(f"<th>{escapeHtml(key)}</th>" for key in value), list(value.values()))
        case list():
            return _table("", value)
        case bool():
            return str(value).lower()
        case _:
            return "" if value is None else escapeHtml(str(value))


def _table(head: str, values: list[Value]) -> str:
    cells = "".join(f"<td>{_shown(value)}</td>" for value in values)
    above = f"<thead><tr>{head}</tr></thead>" if head else ""
    return f"<table>{above}<tbody><tr>{cells}</tr></tbody></table>" if cells else ""
