"""The contributing factors that a document names, for the list of all and the announcement."""

from __future__ import annotations

import re

from incident_actions.postmortem.sections import by_name, sections
from incident_actions.text.commonmark import blocks
from incident_actions.text.markdown import as_read

#: Who noted it, as the draft has it behind the words.
_BY = re.compile(r"\s_\([^()]*\)_$")


def factors(text: str) -> tuple[str, ...]:
    """The items of the section *Contributing factors*, as people read them; none where it has no list."""
    section = by_name(sections(text)).get("contributing factors")
    tokens = blocks(section.text) if section is not None else []
    items = (
        token.content
        for opening, token in zip(tokens, tokens[2:], strict=False)
        if opening.type == "list_item_open" and opening.level == 1 and token.type == "inline"
    )
    return tuple(as_read(_BY.sub("", " ".join(item.split()))) for item in items)
