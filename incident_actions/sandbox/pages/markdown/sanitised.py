"""What people typed, reduced to the HTML that GitHub lets through."""

from __future__ import annotations

from functools import lru_cache

from nh3 import Cleaner

from incident_actions.sandbox.pages.markdown.seal import broken

# https://github.com/gjtorikian/html-pipeline, the allow-list that GitHub published.
TAGS = """
    h1 h2 h3 h4 h5 h6 br b i strong em a pre code img tt div ins del sup sub p picture ol ul li table thead
    tbody tfoot tr td th blockquote dl dt dd kbd q samp var hr ruby rt rp s strike summary details caption
    figure figcaption abbr bdo cite dfn mark small span time wbr
    """
EVERYWHERE = """
    abbr align alt aria-hidden aria-label border char charoff cellpadding cellspacing clear cols colspan
    compact datetime dir headers height hspace id lang name noshade nowrap open rows rowspan rules scope size
    span start summary title type valign value vspace width class data-line data-index data-checked
    """
URLS = {"a": {"href"}, "img": {"src"}}
SCHEMES = frozenset({"http", "https", "mailto", "xmpp", "irc", "ircs"})
OURS = ("class", "data-line", "data-index", "data-checked")
PREFIX = "user-content-"
"""What people call something can never hide something of the page."""


def sanitised(html: str) -> str:
    """Only allowed elements and attributes, well formed; comments are gone, classes are ours alone."""
    return _cleaner().clean(html)


@lru_cache(maxsize=1)
def _cleaner() -> Cleaner:
    return Cleaner(
        tags=set(TAGS.split()),
        clean_content_tags={"script", "style"},
        attributes={"*": set(EVERYWHERE.split()), **URLS},
        attribute_filter=_attribute,
        url_schemes=SCHEMES,
        link_rel="nofollow",
        id_prefix=PREFIX,
    )


def _attribute(_tag: str, name: str, value: str) -> str | None:
    if name in OURS:
        return broken(value)
    return f"{PREFIX}{value}" if name == "name" else value
