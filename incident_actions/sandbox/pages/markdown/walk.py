"""A walk over sanitised HTML: links find their way, images stay at home, words become links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from html import escape, unescape
from html.parser import HTMLParser

from incident_actions.sandbox.pages.markdown.links import Links
from incident_actions.sandbox.pages.markdown.tags import opened
from incident_actions.sandbox.pages.markdown.tasks import BOX
from incident_actions.sandbox.pages.markdown.words import Words

LITERAL = ("a", "code", "pre", "tt")


def walked(html: str, links: Links, words: Words) -> str:
    """The same elements in the same order, with the attributes and the text as a page shows them."""
    walk = _Walk(links, words)
    walk.feed(html)
    walk.close()
    return walk.html()


class _Walk(HTMLParser):
    """What goes in is well formed, so text and tags can be passed on as they come."""

    def __init__(self, links: Links, words: Words) -> None:
        super().__init__(convert_charrefs=False)
        self._links = links
        self._words = words
        self._out: list[str] = []
        self._text: list[str] = []
        self._inside: Counter[str] = Counter()
        self._address = ""

    def html(self) -> str:
        self._flush()
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush()
        given = {name: value or "" for name, value in attrs}
        self._inside[tag] += 1
        if tag == "a":
            self._address = given.get("href", "")
            self._out.append(opened("a", self._links.anchor(given)))
        elif tag == "img":
            self._image(given)
        elif given.get("class") == BOX:
            self._out.append(_box(given))
        else:
            self._out.append(opened(tag, given))

    def handle_endtag(self, tag: str) -> None:
        self._flush()
        self._inside[tag] -= 1
        self._out.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self._text.append(data)

    def handle_entityref(self, name: str) -> None:
        self._text.append(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self._text.append(unescape(f"&#{name};"))

    def _flush(self) -> None:
        text = "".join(self._text)
        self._text.clear()
        if self._inside["a"] and not self._inside["code"]:
            self._out.append(self._links.shortened(text, self._address))
        elif any(self._inside[tag] for tag in LITERAL):
            self._out.append(escape(text, quote=False))
        else:
            self._out.append(self._words.linked(text))

    def _image(self, given: Mapping[str, str]) -> None:
        """One from our own origin as it is; of any other only a link, with the words that stand for it."""
        source = self._links.image(given.get("src", ""))
        words = escape(given.get("alt") or given.get("title") or "image")
        if source is not None:
            self._out.append(opened("img", {**given, "src": source}))
        elif self._inside["a"] or not given.get("src"):
            self._out.append(words)
        else:
            link = {"class": "image-link", "href": given["src"], "rel": "nofollow"}
            self._out.append(f"{opened('a', link)}{words}</a>")


def _box(given: Mapping[str, str]) -> str:
    checked = given.get("data-checked") == "true"
    label = "Completed task" if checked else "Incomplete task"
    data = {name: given.get(name, "") for name in ("data-line", "data-index")}
    box = opened("input", {"type": "checkbox", "class": BOX, "aria-label": label, **data})
    return f"{box.removesuffix('>')} disabled{' checked' if checked else ''}>"
