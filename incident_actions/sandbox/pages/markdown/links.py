"""Where links lead and where images come from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urljoin

from incident_actions.sandbox.pages.markdown.place import Place
from incident_actions.sandbox.pages.markdown.sanitised import PREFIX
from incident_actions.sandbox.pages.markdown.states import look

_ABSOLUTE = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:|//)")
_PATH = re.compile(r"/(?![/\\])[^\\\x00-\x20\x7f]*")
_BELOW = re.compile(r"[\w.-][^:\\\x00-\x20\x7f]*")
"""A path below the page, which cannot leave our origin."""
_ISSUE = re.compile(
    r"/(?P<home>[\w.-]{1,100}/[\w.-]{1,100})/(?:issues|pull)/(?P<number>[0-9]{1,9})(?P<part>#[\w-]{1,60})?"
)


@dataclass(frozen=True, slots=True)
class Links:
    place: Place

    def anchor(self, given: Mapping[str, str]) -> dict[str, str]:
        """A link's attributes, leading where it would on GitHub; one to an issue tells title and state."""
        if "href" not in given:
            return dict(given)
        told = self._issue(given["href"])
        issue = self.place.issue(told["home"], int(told["number"])) if told else None
        known = look(issue) if issue else {}
        return {**given, **known, "href": self._address(given["href"], "blob")}

    def shortened(self, text: str, address: str) -> str:
        """The text inside a link: a bare link to an issue shows as its number, but not in files."""
        told = self._issue(address) if text == address and not self.place.document else None
        if told is None or self.place.issue(told["home"], int(told["number"])) is None:
            return escape(text, quote=False)
        home = "" if told["home"].casefold() == self.place.repository.casefold() else told["home"]
        comment = " (comment)" if told["part"] else ""
        return f"{escape(home)}#{told['number']}{comment}"

    def image(self, source: str) -> str | None:
        """The source if it is on our own origin; None for any other."""
        path = self._ours(source) or self._address(source, "raw").removeprefix(self.place.base)
        return (
            f"{self.place.base}{path}" if _PATH.fullmatch(path) else path if _BELOW.fullmatch(path) else None
        )

    def _address(self, target: str, kind: str) -> str:
        if target.startswith("#"):
            return f"#{PREFIX}{target[1:].removeprefix(PREFIX)}"
        if not self.place.document or _ABSOLUTE.match(target):
            return target
        root = quote(f"/{self.place.repository}/{kind}/{self.place.ref}/")
        if target.startswith("/"):  # a path from the top of the repository, not of the site
            return f"{self.place.base}{root}{target[1:]}"
        return self.place.base + urljoin(root + quote(self.place.path), target)

    def _issue(self, address: str) -> re.Match[str] | None:
        path = self._ours(address)
        return _ISSUE.fullmatch(path) if path else None

    def _ours(self, address: str) -> str | None:
        """The path of a full address on our own origin."""
        for origin in {self.place.world.url, self.place.base} - {""}:
            if address.startswith(f"{origin}/"):
                return address.removeprefix(origin)
        return None
