"""The front matter of a document that is merged."""

from __future__ import annotations

from incident_actions.postmortem.sections import FRONT_MATTER, sections
from incident_actions.text.commonmark import lines


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
