"""From tokens to HTML, with a seal on every class of ours."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from incident_actions.sandbox.pages.markdown.seal import sealed

_SHOWN = re.compile(r"<(?=/?(?:title|textarea|style|xmp|iframe|noembed|noframes|script|plaintext)\b)", re.I)
"""https://github.github.com/gfm/#disallowed-raw-html-extension-"""


class Renderer(RendererHTML):
    """GitHub's HTML: cells are aligned without a style, and some elements show as they were typed."""

    @staticmethod
    def renderAttrs(token: Token) -> str:  # noqa: N802 - the library's name
        """Attributes of tokens are ours: what people type as HTML never becomes one."""
        return "".join(f' {name}="{escapeHtml(value)}"' for name, value in map(_attribute, token.attrItems()))

    def html_block(self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
        return _SHOWN.sub("&lt;", tokens[index].content)

    def html_inline(self, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType) -> str:
        return _SHOWN.sub("&lt;", tokens[index].content)

    def s_open(self, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: EnvType) -> str:
        return "<del>"

    def s_close(self, _tokens: Sequence[Token], _index: int, _options: OptionsDict, _env: EnvType) -> str:
        return "</del>"


def _attribute(item: tuple[str, str | int | float]) -> tuple[str, str]:
    name, value = item[0], str(item[1])
    if name == "style":
        return "align", value.removeprefix("text-align:")
    return name, sealed(value) if name == "class" or name.startswith("data-") else value
