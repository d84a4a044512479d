"""Fenced code with its language; a `mermaid` fence keeps its source, which the page's script draws."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import escapeHtml
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from incident_actions.sandbox.pages.markdown.seal import sealed

_LANGUAGE = re.compile(r"[A-Za-z0-9+#._-]{1,40}(?!\S)")


def plugin(parser: MarkdownIt) -> None:
    parser.add_render_rule("fence", _fence)


def _fence(
    _self: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
) -> str:
    code = escapeHtml(tokens[index].content)
    language = _LANGUAGE.match(tokens[index].info.strip())
    if language is None:
        return f"<pre><code>{code}</code></pre>\n"
    if language[0].lower() == "mermaid":
        return f'<pre class="{sealed("mermaid")}">{code}</pre>\n'
    return f'<pre><code class="{sealed("language-" + language[0].lower())}">{code}</code></pre>\n'
