"""The Markdown parser, set up as GitHub sets up its own."""

from __future__ import annotations

from functools import lru_cache

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from incident_actions.sandbox.pages.markdown import (
    alerts,
    autolinks,
    fences,
    footnotes,
    front_matter,
    headings,
    tasks,
)
from incident_actions.sandbox.pages.markdown.renderer import Renderer


@lru_cache(maxsize=1)
def plain() -> MarkdownIt:
    """CommonMark and nothing else."""
    return MarkdownIt("commonmark")


@lru_cache(maxsize=1)
def comments() -> MarkdownIt:
    """Issues, pull requests and comments: a line's end is a line's end."""
    return _github({"breaks": True})


@lru_cache(maxsize=1)
def documents() -> MarkdownIt:
    """Files: lines flow, headings can be linked to, front matter is a table."""
    parser = _github({}).use(front_matter_plugin).use(headings.plugin)
    parser.add_render_rule("front_matter", front_matter.table)
    return parser


def _github(options: dict[str, bool]) -> MarkdownIt:
    every = {"tasklists": True, "alerts": True, "strikethrough_single_tilde": True, **options}
    parser = MarkdownIt("commonmark", every, renderer_cls=Renderer)
    parser.enable(["table", "strikethrough"])
    parser.use(autolinks.plugin).use(footnote_plugin, inline=False)
    for part in (alerts, fences, footnotes, tasks):
        parser.use(part.plugin)
    return parser
