"""The generated parts of README.md and of the pages in this folder: `make docs` writes them anew.

Each stands between `<!-- generated: NAME -->` and `<!-- end -->`, and is made from the record that the
program itself uses, so that the two cannot disagree. A test holds the files against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from incident_actions import labels
from incident_actions.cli import cli
from incident_actions.commands import all_commands
from incident_actions.config.read import POLICY
from incident_actions.config.validate import schema

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))

_PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.S)
#: What a value of a type is called on the page.
_TYPES = {"string": "text", "array": "list", "object": "keys", "null": "`null`"}


def generated(page: str) -> str:
    """The page's text with each generated part made anew. Raises KeyError for a part that nothing makes."""
    return _PART.sub(lambda match: f"{match[1]}{PARTS[match[2]]()}\n{match[3]}", page)


def commands() -> str:
    """The table of all slash commands."""
    rows = (f"| `{each.usage.replace('|', chr(92) + '|')}` | {each.summary} |" for each in all_commands())
    return "\n".join(("| command | what it does |", "| --- | --- |", *rows))


def command_list() -> str:
    """A paragraph for each slash command, with its other names and an example."""
    return "\n\n".join(
        _paragraph(each.usage, each.aliases, each.summary, each.example) for each in all_commands()
    )


def command_line() -> str:
    """The table of the program's own commands."""
    rows = []
    for name, command in sorted(cli.commands.items()):
        usage = " ".join(["incident-actions", name, *(_placeholder(each) for each in command.params)])
        rows.append(f"| `{usage.strip()}` | {(command.help or '').strip()} |")
    return "\n".join(("| command | what it does |", "| --- | --- |", *rows))


def configuration() -> str:
    """The table of all keys of the configuration."""
    rows = (
        f"| `{path}` | {kind} | {default} | {text} |" for path, kind, default, text in _keys(schema(), "")
    )
    return "\n".join(("| key | value | default | meaning |", "| --- | --- | --- | --- |", *rows))


def severities() -> str:
    """The table of what each severity asks for by default."""
    rows = (
        f"| `{severity}` | {each['name']} | {_value(each['update_every'])} | {each['at_night']} "
        f"| {_value(each['due'])} |"
        for severity, each in POLICY.items()
    )
    head = "| severity | `name` | `update_every` | `at_night` | `postmortems.due` |"
    return "\n".join((head, "| --- | --- | --- | --- | --- |", *rows))


def label_table() -> str:
    """The table of all labels."""
    rows = (f"| `{name}` | {text} |" for name, (_, text) in labels.ALL.items())
    return "\n".join(("| label | meaning |", "| --- | --- |", *rows))


def _placeholder(parameter: click.Parameter) -> str:
    """`NUMBER`, `[NAME]` or `[--port N]`: how a parameter stands in a usage line."""
    name = (parameter.name or "").upper()
    if isinstance(parameter, click.Option):
        value = "" if parameter.is_flag else f" {name}"
        return f"[{parameter.opts[0]}{value}]"
    return name if parameter.required else f"[{name}]"


def _paragraph(usage: str, aliases: tuple[str, ...], summary: str, example: str) -> str:
    others = " and ".join(f"`/{alias}`" for alias in aliases if f"`/{alias}`" not in summary)
    also = f" {others} is the same." if others else ""
    return f"### `{usage}`\n\n{summary}{also}\n\n```text\n{example}\n```"


def _keys(part: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, str, str]]:
    """Path, type, default and meaning of each key below `part`; the severities share one row for each key."""
    for name, found in part.get("properties", {}).items():
        key = "sev1 … sev4" if name == "sev1" else name
        if name in labels.SEVERITIES[1:]:
            continue
        full = _resolved(found)
        here = f"{path}.{key}" if path else key
        if "properties" in full:
            yield from _keys(full, here)
        else:
            meaning = full.get("description", part.get("description", ""))
            yield here, _kind(full), _default(full, path), meaning


def _resolved(part: Mapping[str, Any]) -> Mapping[str, Any]:
    reference = part.get("$ref")
    return part if reference is None else {**schema()["definitions"][reference.rpartition("/")[2]], **part}


def _kind(part: Mapping[str, Any]) -> str:
    match part:
        case {"enum": choices}:
            return "one of " + ", ".join(f"`{choice}`" for choice in choices)
        case {"anyOf": choices}:
            return " or ".join(_kind(_resolved(choice)) for choice in choices)
        case {"format": "duration"}:
            return "duration"
        case {"format": "timezone"}:
            return "time zone"
        case {"type": "array", "items": items}:
            kind = _kind(_resolved(items))
            return "list of " + ("logins" if kind == "login" else kind.removeprefix("one of "))
        case {"pattern": pattern} if "A-Z" in pattern:
            return "login"
        case {"type": kind}:
            return _TYPES[kind]
        case _:
            raise AssertionError(f"no words for {part}")


def _default(part: Mapping[str, Any], path: str) -> str:
    if path.startswith(("severities", "postmortems.due")):
        return "[by severity](#severities)"
    return _value(part["default"])


def _value(value: object) -> str:
    match value:
        case None:
            return "never"
        case list():
            return f"`[{', '.join(value)}]`"
        case _:
            return f"`{value}`"


PARTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "command-list": command_list,
    "command-line": command_line,
    "configuration": configuration,
    "severities": severities,
    "labels": label_table,
}

if __name__ == "__main__":
    for page in PAGES:
        text = page.read_text("utf-8")
        if (anew := generated(text)) != text:
            page.write_text(anew, "utf-8")
