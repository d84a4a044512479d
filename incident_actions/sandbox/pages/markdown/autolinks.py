"""Bare links, such as `www.example.com` and `ana@example.com`, as GitHub finds them."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

_SCHEMES = ("http", "https", "mailto", "xmpp")
_BEFORE = " \t\r\n*_~("


def plugin(parser: MarkdownIt) -> None:
    parser.use(gfm_autolink_plugin)
    parser.inline.ruler.before("gfm_autolink_protocol", "plain_colon", _plain_colon)


def _plain_colon(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """A colon without a scheme before it is text: the next rule would search all the text up to here."""
    if state.src[state.pos] != ":" or (not silent and _scheme(state.pending)):
        return False
    if not silent:
        state.pending += ":"
    state.pos += 1
    return True


def _scheme(pending: str) -> bool:
    """Whether the text so far ends with a scheme that may begin a bare link."""
    found = next((scheme for scheme in _SCHEMES if pending.endswith(scheme)), None)
    return found is not None and (pending == found or pending[-len(found) - 1] in _BEFORE)
