"""Footnotes, kept apart from those of other texts on the same page by the text's anchor."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from incident_actions.sandbox.pages.markdown.seal import sealed


def plugin(parser: MarkdownIt) -> None:
    rules = {
        "ref": _reference,
        "block_open": _block,
        "block_close": _block_end,
        "open": _note,
        "anchor": _back,
    }
    for name, rule in rules.items():
        parser.add_render_rule(f"footnote_{name}", rule)


def _reference(_: RendererHTML, tokens: Sequence[Token], index: int, _o: OptionsDict, env: EnvType) -> str:
    number, again = _number(tokens[index]), _again(tokens[index])
    address = f'href="#fn-{env["anchor"]}-{number}" id="fnref-{env["anchor"]}-{number}{again}"'
    return f'<sup><a class="{sealed("footnote-ref")}" {address}>{number}</a></sup>'


def _block(_: RendererHTML, _tokens: Sequence[Token], _index: int, _o: OptionsDict, _env: EnvType) -> str:
    return f'<div class="{sealed("footnotes")}">\n<ol>\n'


def _block_end(_: RendererHTML, _tokens: Sequence[Token], _index: int, _o: OptionsDict, _env: EnvType) -> str:
    return "</ol>\n</div>\n"


def _note(_: RendererHTML, tokens: Sequence[Token], index: int, _o: OptionsDict, env: EnvType) -> str:
    return f'<li id="fn-{env["anchor"]}-{_number(tokens[index])}">'


def _back(_: RendererHTML, tokens: Sequence[Token], index: int, _o: OptionsDict, env: EnvType) -> str:
    number, again = _number(tokens[index]), _again(tokens[index])
    label = f'aria-label="Back to reference {number}{again}"'
    address = f'href="#fnref-{env["anchor"]}-{number}{again}"'
    return f' <a class="{sealed("footnote-backref")}" {address} {label}>↩</a>'


def _number(token: Token) -> int:
    return int(token.meta["id"]) + 1


def _again(token: Token) -> str:
    """Nothing at the first reference, `-2` at the second."""
    times = int(token.meta.get("subId", 0))
    return f"-{times + 1}" if times else ""
