"""Markdown as a page shows it: what people say, and files."""

from __future__ import annotations

from markupsafe import Markup

from incident_actions.sandbox.pages.markdown import Place, to_html
from incident_actions.sandbox.pages.page import Page

IMPROVED = {
    "<table": '<div class="scroll" role="group" aria-label="Table" tabindex="0"><table',
    "</table>": "</table></div>",
    "<pre": '<pre tabindex="0"',
    "<th></th>": "<td></td>",
}


def said(page: Page, text: str | None) -> Markup:
    """The text of an issue or a comment."""
    return _marked(to_html(text or "", Place(page.repository.full_name, "", page.world)))


def written(page: Page, text: str, branch: str, path: str) -> Markup:
    """A file of the repository, in which links lead to the files beside it."""
    place = Place(page.repository.full_name, "", page.world, document=True, path=path, ref=branch)
    return _marked(to_html(text, place))


def _marked(html: str) -> Markup:
    """What is wide scrolls by itself, within reach of the keyboard; no heading of a column is empty.

    Every tag here is genuine, since what people typed is escaped by now.
    """
    for opened, reachable in IMPROVED.items():
        html = html.replace(opened, reachable)
    return Markup(html)  # noqa: S704 - our own renderer leaves nothing harmful in
