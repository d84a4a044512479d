"""Our messages as plain text, for mail and chat: what people see of the Markdown, and nobody called by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from incident_actions.text.markdown import ZERO_WIDTH
from incident_actions.text.markers import without_marker

if TYPE_CHECKING:
    from markdown_it.tree import SyntaxTreeNode

#: By these Slack, Discord, Teams, Telegram and their like mention people, or hide where a link goes:
#: `@everyone`, `@ana`, `<!channel>`, `<@U123>`, `<at>`, `<https://…|words>`, `[words](https://…)`.
_ACTING = re.compile(
    rf"(?:(?<![A-Za-z0-9])@|@(?=everyone|here|channel|all)|<|\](?=\())(?=[^\s{ZERO_WIDTH}])", re.I
)


def inert(text: str) -> str:
    """Plain text that mentions nobody in any chat: what would act has a space of no width in it.

    Doing it twice changes nothing. Addresses of mail stay as they are.
    """
    return _ACTING.sub(rf"\g<0>{ZERO_WIDTH}", text)


def readable(markdown: str) -> str:
    """A rendered message of ours as inert plain text: targets of links in brackets, tables row by row.

    HTML, our marker, emphasis and escapes are gone; foreign text reads as it was typed.
    """
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    root = SyntaxTreeNode(parser.parse(without_marker(markdown)))
    return inert("\n".join(_blocks(root)).replace(ZERO_WIDTH, ""))


def _blocks(node: SyntaxTreeNode) -> list[str]:
    """The lines of all that a node holds, with an empty one between what stands apart."""
    lines: list[str] = []
    for child in node.children:
        block = _block(child)
        if lines and block and not (node.type == "list_item" and _tight(node)):
            lines.append("")
        lines += block
    return lines


def _block(node: SyntaxTreeNode) -> list[str]:
    match node.type:
        case "bullet_list" | "ordered_list":
            return [line for number, item in enumerate(node.children) for line in _item(node, number, item)]
        case "blockquote":
            return [f"> {line}".rstrip() for line in _blocks(node)]
        case "fence" | "code_block":
            return node.content.rstrip("\n").split("\n")
        case "table":
            return [_row(row) for part in node.children for row in part.children]
        case "hr":
            return ["———"]
        case "html_block":
            return []
    return [line.strip() for line in _words(node.children).strip().split("\n")]


def _item(listing: SyntaxTreeNode, number: int, item: SyntaxTreeNode) -> Iterator[str]:
    first = int(listing.attrs.get("start", 1))
    lead = "- " if listing.type == "bullet_list" else f"{first + number}. "
    for line in _blocks(item) or [""]:
        yield (lead + line).rstrip()
        lead = " " * len(lead)


def _tight(item: SyntaxTreeNode) -> bool:
    return all(child.hidden for child in item.children if child.type == "paragraph")


def _row(row: SyntaxTreeNode) -> str:
    return " | ".join(_words(cell.children).strip() for cell in row.children).strip()


def _words(nodes: Iterable[SyntaxTreeNode]) -> str:
    return "".join(_inline(node) for node in nodes)


def _inline(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text" | "code_inline":
            return node.content
        case "softbreak" | "hardbreak":
            return "\n"
        case "html_inline":
            return "\n" if node.content.lower().startswith("<br") else ""
        case "link":
            return _link(_words(node.children), str(node.attrs["href"]))
        case "image":
            return _link(node.content, str(node.attrs["src"]))
    return _words(node.children)


def _link(words: str, target: str) -> str:
    return target if words in {"", target} else f"{words} ({target})"
