"""Where relative links lead: to a file, a folder or a heading of this repository, or nowhere."""

from __future__ import annotations

import posixpath
import re

from incident_actions.review.document import Document
from incident_actions.review.rule import Context

_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|//)", re.I)
#: Pages of the repository that stand beside its files on GitHub.
_PAGES = re.compile(
    r"^(?:\.\./)*(?:issues|pull|pulls|discussions|commit|commits|releases|wiki|actions|milestone)(?:/|$)"
)
_LINES = re.compile(r"L\d+(?:C\d+)?(?:-L\d+(?:C\d+)?)?")


def wrong(target: str, document: Document, context: Context) -> str | None:
    """What is wrong with a link's target, and what to do; None where it leads somewhere."""
    from mdurl import decode

    address, _, anchor = target.partition("#")
    path, anchor = decode(address.partition("?")[0]), decode(anchor).lower()
    if _ELSEWHERE.match(target) or _PAGES.match(path):
        return None
    if not path:
        return _wrong_anchor(anchor, document, "this document")
    full = posixpath.normpath(
        path.lstrip("/") if path.startswith("/") else posixpath.join(posixpath.dirname(context.path), path)
    )
    if full.startswith(".."):
        return "It leads out of the repository: write the whole address."
    if context.file is None:
        return None
    text = context.file(full)
    if text is None:
        return f"There is no `{full}` in the repository: mend the path, or write the whole address."
    return _wrong_anchor(anchor, _read(text), f"`{full}`") if full.lower().endswith(".md") else None


def _wrong_anchor(anchor: str, document: Document, name: str) -> str | None:
    known = {each.removeprefix("user-content-") for each in document.anchors}
    if not anchor or anchor.removeprefix("user-content-") in known or _LINES.fullmatch(anchor.upper()):
        return None
    return f"No heading of {name} makes the anchor `#{anchor}`: mend it, or link to the page alone."


def _read(text: str) -> Document:
    from incident_actions.review.reading import read_document

    return read_document(text)
