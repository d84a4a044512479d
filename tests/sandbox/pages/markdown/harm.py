"""What HTML would do in a browser that it must not: run, load from elsewhere, or ask for input."""

import re
from html.parser import HTMLParser
from urllib.parse import urlsplit

from incident_actions.sandbox.pages.markdown.sanitised import EVERYWHERE, SCHEMES, TAGS

VOID = {"br", "hr", "img", "wbr", "input"}
LOADING = (
    "src",
    "srcset",
    "data",
    "poster",
    "background",
    "action",
    "formaction",
    "style",
    "ping",
    "longdesc",
)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
BOX = {"type": "checkbox", "class": "task-list-item-checkbox", "disabled": None}


def harm(html):
    """Every mistake in the HTML, in words; empty for what is safe and well formed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found + [f"<{tag}> is never closed" for tag in reader.open]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append(tag)
        if tag not in {*TAGS.split(), "input"}:
            self.found.append(f"<{tag}>")
        if tag == "input" and not BOX.items() <= dict(attrs).items():
            self.found.append(f"an input that is no box: {attrs}")
        self.found += [
            f"<{tag} {name}={value!r}>" for name, value in attrs if harmful(tag, name, value or "")
        ]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.found.append(f"</{tag}> closes something else")

    def handle_comment(self, data):
        self.found.append(f"a comment: {data}")

    def handle_decl(self, decl):
        self.found.append(f"a declaration: {decl}")

    def handle_pi(self, data):
        self.found.append(f"an instruction: {data}")


def harmful(tag, name, value):
    match name:
        case "href":
            return not _leads(value)
        case "src":
            return tag != "img" or not _ours(value)
        case "id" | "name":
            return not value.startswith("user-content-")
        case "rel" | "disabled" | "checked":
            return False
    return name in LOADING or name not in EVERYWHERE.split()


def _leads(value):
    """As browsers read an address: white space and control characters do not count."""
    seen = "".join(character for character in value if character > " ")
    scheme = _SCHEME.match(seen)
    return scheme is None or scheme[1].lower() in SCHEMES


def _ours(value):
    seen = "".join(character for character in value if character > " ").replace("\\", "/")
    return not seen.startswith("//") and urlsplit(seen).scheme == "" and seen == value
