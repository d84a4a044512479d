"""Task lists: each box knows its line and its place among the boxes, so that a page can tick it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from incident_actions.sandbox.pages.markdown.seal import sealed

BOX = "task-list-item-checkbox"
_LINE_END = re.compile(r"(\r\n?|\n)")
_MARK = re.compile(r"\[[ xX]\](?=\s)")


def plugin(parser: MarkdownIt) -> None:
    parser.core.ruler.after("block", "task_boxes", _count)
    parser.add_render_rule("list_item_open", _item)


def ticked(text: str, line: int, *, checked: bool) -> str:
    """The text with the box on this line (its `data-line`, from 1) ticked or not; as it was without a box."""
    parts = _LINE_END.split(text)
    at = 2 * (line - 1)
    if 0 <= at < len(parts):
        parts[at] = _MARK.sub("[x]" if checked else "[ ]", parts[at], count=1)
    return "".join(parts)


def _count(state: StateCore) -> None:
    boxes = (token for token in state.tokens if token.type == "list_item_open" and "checked" in token.meta)
    for index, token in enumerate(boxes):
        token.meta["index"] = index


def _item(self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType) -> str:
    """The item and, with a `wbr` that the walk makes a box of, since people may not make any."""
    token = tokens[index]
    opened = self.renderToken(tokens, index, options, env)
    if "checked" not in token.meta:
        return opened
    line = token.map[0] + 1 if token.map else 0
    data = {"line": line, "index": token.meta["index"], "checked": token.meta["checked"]}
    marks = "".join(f' data-{name}="{sealed(str(value).lower())}"' for name, value in data.items())
    return f'{opened}<wbr class="{sealed(BOX)}"{marks}> '
