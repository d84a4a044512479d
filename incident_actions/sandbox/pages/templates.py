"""The HTML templates, with the filters and signs that all of them know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from incident_actions.sandbox.model.issues import CONTENTS
from incident_actions.sandbox.pages import words

FOLDER = Path(__file__).parent / "templates"
EMOJI = dict(zip(CONTENTS, ("👍", "👎", "😄", "🎉", "😕", "❤️", "🚀", "👀"), strict=True))
SPOKEN = dict(
    zip(
        CONTENTS,
        ("thumbs up", "thumbs down", "laugh", "hooray", "confused", "heart", "rocket", "eyes"),
        strict=True,
    )
)


def render(template: str, values: Mapping[str, object]) -> str:
    """The whole page as HTML; whatever is not marked as safe is escaped."""
    return _environment().get_template(template).render(**values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "when": words.when,
        "moment": words.moment,
        "day": words.day,
        "lasting": words.lasting,
        "plural": words.plural,
        "tint": words.tint,
        "initial": words.initial,
    }
    environment.globals |= {"EMOJI": EMOJI, "SPOKEN": SPOKEN}
    return environment
