"""The generated parts of README.md and of the pages in this folder, and the list of countries: `make docs`.

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
from incident_actions.actions.commands import item_commands
from incident_actions.calendar import read_span
from incident_actions.cli import cli
from incident_actions.commands import all_commands
from incident_actions.config.policy import POLICY
from incident_actions.config.schema import resolved, schema
from incident_actions.review import all_rules
from incident_actions.review.rule import Group, Rule

ROOT = Path(__file__).parent.parent
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
COUNTRIES = ROOT / "incident_actions" / "countries.txt"

_PART = re.compile(r"(<!-- generated: ([a-z-]+) -->\n).*?(<!-- end -->)", re.S)
#: A part of a country by its code; the library knows some by name only.
_CODE = re.compile(r"[A-Z0-9]{1,3}")
#: What a value of a type is called on the page.
_TYPES = {
    "string": "text",
    "array": "list",
    "object": "keys",
    "null": "`null`",
    "boolean": "`true` or `false`",
}


def generated(page: str) -> str:
    """The page's text with each generated part made anew. Raises KeyError for a part that nothing makes."""
    return _PART.sub(lambda match: f"{match[1]}{PARTS[match[2]]()}\n{match[3]}", page)


def commands() -> str:
    """The table of all slash commands."""
    rows = (f"| `{each.usage.replace('|', chr(92) + '|')}` | {each.summary} |" for each in all_commands())
    return "\n".join(("| command | what it does |", "| --- | --- |", *rows))


def item_command_table() -> str:
    """The table of the commands on an action item's issue."""
    rows = (f"| `{each.usage}` | {each.summary} | `{each.example}` |" for each in item_commands().values())
    return "\n".join(("| command | what it does | for example |", "| --- | --- | --- |", *rows))


def command_list() -> str:
    """A paragraph for each slash command, with its other names and an example."""
    return "\n\n".join(
        _paragraph(each.usage, each.aliases, each.summary, each.who, each.example) for each in all_commands()
    )


def other_words() -> str:
    """The table of the words in whose place a command is named."""
    rows = (
        f"| {', '.join(f'`/{word}`' for word in each.instead_of)} | {_told_instead(each.name)} |"
        for each in all_commands()
        if each.instead_of
    )
    return "\n".join(("| written | the reply names |", "| --- | --- |", *rows))


def _told_instead(name: str) -> str:
    return f"`/{name}`" if name != "help" else "the action item's own issue: that is where it works"


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
    names = {key: key for key in POLICY["sev1"]} | {"due": "postmortems.due"}
    rows = (
        f"| `{name}` | " + " | ".join(_policy(each[key]) for each in POLICY.values()) + " |"
        for key, name in names.items()
    )
    head = "| | " + " | ".join(f"`{severity}`" for severity in POLICY) + " |"
    return "\n".join((head, "| --- " * (len(POLICY) + 1) + "|", *rows))


def label_table() -> str:
    """The table of all labels."""
    rows = (f"| `{name}` | {text} |" for name, (_, text) in labels.ALL.items())
    return "\n".join(("| label | meaning |", "| --- | --- |", *rows))


def rule_table() -> str:
    """The table of all rules of the review."""
    rows = (
        f"| [`{rule.id}`](#{rule.id}) | {rule.group} | {rule.title} | {_severity(rule)} |"
        for rule in all_rules()
    )
    return "\n".join(("| rule | group | finds | severity |", "| --- | --- | --- | --- |", *rows))


def _severity(rule: Rule) -> str:
    return f"`{rule.severity}`" + (", in a draft `warning`" if rule.waits else "")


def rule_list() -> str:
    """A paragraph for each rule of the review, from its record, under the heading of its group."""
    parts = []
    for group in Group:
        parts.append(f"## {group}")
        parts += [_rule(rule) for rule in all_rules() if rule.group is group]
    return "\n\n".join(parts)


def countries() -> str:
    """Every country whose holidays are known, with the codes of its parts: a line each."""
    import holidays

    known = holidays.list_supported_countries(include_aliases=False)
    lines = (" ".join((code, *filter(_CODE.fullmatch, sorted(known[code])))) for code in sorted(known))
    return "".join(f"{line}\n" for line in lines)


def _placeholder(parameter: click.Parameter) -> str:
    """`NUMBER`, `[NAME]` or `[--port N]`: how a parameter stands in a usage line."""
    name = (parameter.name or "").upper()
    if isinstance(parameter, click.Option):
        value = "" if parameter.is_flag else f" {name}"
        return f"[{parameter.opts[0]}{value}]"
    return name if parameter.required else f"[{name}]"


def _paragraph(usage: str, aliases: tuple[str, ...], summary: str, who: str, example: str) -> str:
    others = " and ".join(f"`/{alias}`" for alias in aliases if f"`/{alias}`" not in summary)
    also = f" {others} is the same." if others else ""
    return f"### `{usage}`\n\n{summary}{also} For {who}.\n\n```text\n{example}\n```"


def _rule(rule: Rule) -> str:
    return (
        f"### {rule.id}\n\n{rule.title}. {rule.why}\n\n```text\n{rule.bad}\n```\n\n"
        f"Better:\n\n```text\n{rule.good}\n```"
    )


def _keys(part: Mapping[str, Any], path: str) -> Iterator[tuple[str, str, str, str]]:
    """Path, type, default and meaning of each key below `part`; the severities share one row for each key."""
    for name, found in _inner(part):
        full = resolved(found)
        here = f"{path}.{name}".lstrip(".").replace(".[]", "[]")
        if any(True for _ in _inner(full)):
            yield from _keys(full, here)
        else:
            yield here, _kind(full), _default(full, path), full["description"]


def _inner(part: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What stands under `part`: its keys, or `SERVICE` for any service, or `[]` for any entry of a list.

    All severities are one key, and so are all rules of the review.
    """
    first, *others = (rule.id for rule in all_rules())
    for name, found in part.get("properties", {}).items():
        if name == first:
            yield "RULE", {"$ref": "#/definitions/rule"}
        elif name not in (*labels.SEVERITIES[1:], *others):
            yield ("sev1 … sev4" if name == "sev1" else name), found
    if isinstance(part.get("additionalProperties"), dict):
        yield (
            resolved(part["propertyNames"])["title"].rpartition(" ")[2].upper(),
            part["additionalProperties"],
        )
    if resolved(part.get("items", {})).get("type") == "object":
        yield "[]", part["items"]


def _kind(part: Mapping[str, Any]) -> str:
    match part:
        case {"enum": choices}:
            return "one of " + ", ".join(f"`{choice}`" for choice in choices)
        case {"anyOf": choices}:
            return " or ".join(_kind(resolved(choice)) for choice in choices)
        case {"format": "duration" | "span" | "country" as name}:
            return str(name)
        case {"format": "timezone"}:
            return "time zone"
        case {"type": "array", "items": items}:
            kind = _kind(resolved(items))
            return (
                f"list of {kind}s" if kind in {"login", "role"} else f"list of {kind.removeprefix('one of ')}"
            )
        case {"title": title, "pattern": _}:
            return str(title).removeprefix("a ").removeprefix("an ")
        case {"type": kind}:
            return _TYPES[kind]
        case _:
            raise AssertionError(f"no words for {part}")


def _default(part: Mapping[str, Any], path: str) -> str:
    if path.startswith(("severities", "postmortems.due")):
        return "[by severity](#severities)"
    if path.startswith("postmortems.review"):
        return "[by rule](review.md#rules)"
    return _value(part["default"]) if "default" in part else "none"


def _policy(value: object) -> str:
    """A cell of the severities: spans as they are written, words as they are."""
    match value:
        case None:
            return "never"
        case list():
            return ", ".join(value) or "nobody"
        case str() if read_span(value):
            return f"`{value}`"
        case _:
            return f"{value}"


def _value(value: object) -> str:
    match value:
        case bool():
            return f"`{value}`".lower()
        case list():
            return f"`[{', '.join(value)}]`"
        case _:
            return f"`{value}`"


PARTS: Mapping[str, Callable[[], str]] = {
    "commands": commands,
    "command-list": command_list,
    "other-words": other_words,
    "item-commands": item_command_table,
    "command-line": command_line,
    "configuration": configuration,
    "severities": severities,
    "rules": rule_table,
    "rule-list": rule_list,
    "labels": label_table,
}

if __name__ == "__main__":
    COUNTRIES.write_text(countries(), "utf-8")
    for page in PAGES:
        text = page.read_text("utf-8")
        if (anew := generated(text)) != text:
            page.write_text(anew, "utf-8")
