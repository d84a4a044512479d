"""`> [!NOTE]` and its four kin: only where nothing else is around them, as on GitHub."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token


def plugin(parser: MarkdownIt) -> None:
    parser.core.ruler.after("block", "nested_alerts", _unnest)


def _unnest(state: StateCore) -> None:
    """Alerts cannot be nested: an inner one is a quote that begins with its own mark."""
    title = False
    for token in state.tokens:
        if token.type in {"alert_open", "alert_close"} and token.level > 0:
            token.type, token.tag = token.type.replace("alert", "blockquote"), "blockquote"
            token.attrs.clear()
            title = token.nesting == 1
        elif title:
            title = token.type != "alert_title_close"
            _plain(token)


def _plain(token: Token) -> None:
    token.attrs.clear()
    if token.type == "inline":
        token.content = f"[!{token.content.upper()}]"
