"""From what was typed to what is shown, in GitHub's order: parse, sanitise, then link."""

from __future__ import annotations

from hashlib import sha256

from incident_actions.sandbox.pages.markdown.links import Links
from incident_actions.sandbox.pages.markdown.parser import comments, documents
from incident_actions.sandbox.pages.markdown.place import Place
from incident_actions.sandbox.pages.markdown.sanitised import sanitised
from incident_actions.sandbox.pages.markdown.walk import walked
from incident_actions.sandbox.pages.markdown.words import Words


def to_html(text: str, place: Place) -> str:
    """The text as safe HTML, whoever wrote it: a comment, or a file of the repository.

    Nothing in it runs, and nothing is loaded but images from our own origin. The order is that of
    https://github.com/github/markup#github-markup.
    """
    clean = text.encode(errors="replace").decode()
    parser = documents() if place.document else comments()
    anchor = place.anchor or sha256(clean.encode()).hexdigest()[:12]
    return walked(sanitised(parser.render(clean, {"anchor": anchor})), Links(place), Words(place))
