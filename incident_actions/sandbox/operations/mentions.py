"""References in what people and bots write: `#12`, `owner/name#12`, full links, closing keywords."""

from __future__ import annotations

import re

from incident_actions.sandbox.model.issues import Issue
from incident_actions.sandbox.model.repositories import Repository
from incident_actions.sandbox.refusal import Refusal
from incident_actions.sandbox.visit import Visit

_REFERENCE = re.compile(
    r"(?:https?://[^\s/]{1,255}/(?P<link>[\w.-]{1,100}/[\w.-]{1,100})/(?:issues|pull)/(?P<at>\d{1,9})\b"
    r"|(?<![\w/])(?P<name>[\w.-]{1,100}/[\w.-]{1,100})?#(?P<number>\d{1,9})\b)"
)
_CLOSING = re.compile(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+$", re.IGNORECASE)
_CODE = re.compile(r"```[^`]*```|`[^`\n]*`")


def references(text: str, home: str) -> list[tuple[str, int, bool]]:
    """Repository, number, and whether a closing keyword stands before it; none inside code."""
    clear = _CODE.sub(" ", text)
    found: dict[tuple[str, int], bool] = {}
    for match in _REFERENCE.finditer(clear):
        place = (match["link"] or match["name"] or home, int(match["at"] or match["number"]))
        closing = bool(_CLOSING.search(clear[max(0, match.start() - 20) : match.start()]))
        found[place] = found.get(place, False) or closing
    return [(name, number, closing) for (name, number), closing in found.items()]


def closing(issue: Issue, home: str) -> list[int]:
    """Issues of the same repository that merging this pull request closes."""
    told = references(issue.body or "", home)
    return [number for name, number, closes in told if closes and name.casefold() == home.casefold()]


def cross_reference(visit: Visit, source: Issue, text: str) -> None:
    """Leave an entry in each issue that the text mentions and that does not know this source yet."""
    home = visit.repository.full_name
    for name, number, _ in references(text, home):
        target_home = visit.world.repositories.get(name.casefold())
        target = target_home.issues.get(number) if target_home else None
        if target_home is None or target is None or target is source:
            continue
        if not _known(target, home, source.number):
            _other(visit, target_home).record(
                target, "cross-referenced", source_repository=home, source_number=source.number
            )


def _known(target: Issue, home: str, number: int) -> bool:
    return any(
        event.source_repository == home and event.source_number == number
        for event in target.events
        if event.kind == "cross-referenced"
    )


def _other(visit: Visit, repository: Repository) -> Visit:
    return Visit(visit.world, visit.actor, repository)


def check_length(text: str | None, resource: str, field: str = "body", limit: int = 65_536) -> None:
    """GitHub refuses the whole request when a body is longer; it counts UTF-16 units."""
    if text is not None and len(text.encode("utf-16-le", "surrogatepass")) // 2 > limit:
        message = f"{field} is too long (maximum is {limit} characters)"
        error = {"resource": resource, "field": field, "code": "custom", "message": message}
        raise Refusal(422, "Validation Failed", (error,))
