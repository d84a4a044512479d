"""What the front matter of a document says, where it can be read."""

from __future__ import annotations

from incident_actions.config.yaml_text import YamlError, read_yaml
from incident_actions.postmortem.sections import FRONT_MATTER, lines, sections


def factors(text: str) -> tuple[str, ...]:
    """The contributing factors that the front matter names; none where it is missing or no YAML."""
    first = sections(text)[0] if text else None
    if first is None or first.name != FRONT_MATTER:
        return ()
    try:
        found, _ = read_yaml(first.words.removeprefix("---").removesuffix("---"))
    except YamlError:
        return ()
    named = found.get("factors") if isinstance(found, dict) else None
    return tuple(str(each) for each in named) if isinstance(named, list) else ()


def published(text: str) -> str:
    """The document as one that is merged: our word `draft` gives way, another word stays."""
    first = sections(text)[0] if text else None
    if first is None or first.name != FRONT_MATTER:
        return text
    changed = (_published(line) for line in lines(first.text))
    return "".join(changed) + text[len(first.text) :]


def _published(line: str) -> str:
    ours = line.rstrip("\r\n") == "status: draft"
    return line.replace("draft", "published") if ours else line
