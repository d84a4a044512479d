"""What we wrote in a post-mortem and on its pull request, kept in the marker of the latter's body."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from incident_actions.postmortem.parts import tokens
from incident_actions.postmortem.sections import Section, by_name, sections
from incident_actions.text.markers import data_of, digest, without_marker
from incident_actions.thread import PullRequest

#: Parts of a section that are remembered, the newest.
MOST_PARTS = 1_000


@dataclass(frozen=True, slots=True)
class Written:
    """By digests, so that it fits into a marker.

    `sections`: by name what a section may read where nobody has touched it: one reading, or two while a
    commit is under way. `parts`: by name the rows and blocks that we wrote there last. `words`: what the body
    says to people. `waived`: it was closed because none is needed.
    """

    sections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    words: str = ""
    waived: bool = False

    @classmethod
    def of(cls, pull: PullRequest) -> Written:
        """What the body of our own pull request keeps; nothing where it cannot be read."""
        data = (data_of(pull.body) or {}) if pull.ours else {}
        known = _lists(data.get("sections")), _lists(data.get("parts"))
        return cls(*known, str(data.get("words", "")), data.get("waived") is True)

    @classmethod
    def first(cls, text: str, body: str) -> Written:
        """What is kept of a new document and its body."""
        found = by_name(sections(text))
        return cls(
            {name: (each.digest,) for name, each in found.items()},
            {name: parts for name, each in found.items() if (parts := parts_of(each))},
            digest(body.rstrip()),
        )

    def as_data(self) -> Mapping[str, Any]:
        """For the marker; `of` is its inverse."""
        return {
            "sections": {name: list(digests) for name, digests in self.sections.items()},
            "parts": {name: list(parts) for name, parts in self.parts.items()},
            "words": self.words,
            **({"waived": True} if self.waived else {}),
        }

    def tells(self, text: str) -> bool:
        """Whether the document that is written today has no section that was not written before."""
        today = {name: (each.digest,) for name, each in by_name(sections(text)).items()}
        return today == self.sections

    def stands(self, pull: PullRequest) -> bool:
        """Whether the body says what we wrote there."""
        return digest(_words(pull)) == self.words


def parts_of(section: Section) -> tuple[str, ...]:
    """The rows and blocks of a section by their tokens, the newest that are remembered."""
    return tokens(section)[-MOST_PARTS:]


def _words(pull: PullRequest) -> str:
    return without_marker(pull.body).replace("\r\n", "\n").rstrip()


def _lists(value: object) -> Mapping[str, tuple[str, ...]]:
    known = value.items() if isinstance(value, dict) else ()
    return {str(name): tuple(map(str, each)) for name, each in known if isinstance(each, list)}
