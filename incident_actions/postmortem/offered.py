"""What our reviews have offered for a draft: what can still be taken, and what people have decided on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from incident_actions.text.markers import data_of
from incident_actions.thread import PullRequest, Remark, Review


@dataclass(frozen=True, slots=True)
class Offered:
    """What one remark of ours offers for a `part` of the section `name`, by tokens."""

    name: str
    part: str
    tokens: tuple[str, ...]
    remark: Remark


def as_data(name: str, part: str, tokens: Sequence[str]) -> Mapping[str, Any]:
    """For the marker of a remark, from which an `Offered` is read."""
    return {"section": name, "part": part, "tokens": list(tokens)}


def standing(pull: PullRequest) -> Sequence[Offered]:
    """What can still be taken, the oldest first: nobody has resolved it, and its lines are as they were."""
    every = (each for review in _ours(pull) for each in _offered(review))
    return [each for each in every if not each.remark.resolved and each.remark.last is not None]


def decided(pull: PullRequest) -> Mapping[str, Sequence[str]]:
    """What people have taken or declined, by section: an offer is resolved, or it is gone."""
    found: dict[str, list[str]] = {}
    for review in _ours(pull):
        there = _offered(review)
        for each in there:
            found.setdefault(each.name, []).extend(each.tokens if each.remark.resolved else ())
        shown = {(each.name, each.part) for each in there}
        for name, part, tokens in _first_said(review):
            found.setdefault(name, []).extend(() if (name, part) in shown else tokens)
    return found


def _ours(pull: PullRequest) -> Iterator[Review]:
    return (each for each in pull.reviews if each.author is not None and each.author.ours)


def _offered(review: Review) -> Sequence[Offered]:
    return [found for remark in review.remarks if (found := _read(remark)) is not None]


def _read(remark: Remark) -> Offered | None:
    data = data_of(remark.body) or {}
    if not {"section", "part", "tokens"} <= data.keys():
        return None
    return Offered(str(data["section"]), str(data["part"]), _tokens(data["tokens"]), remark)


def _first_said(review: Review) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """What a review offered when it was submitted: section, part, tokens."""
    said = (data_of(review.body) or {}).get("offered")
    for name, parts in said.items() if isinstance(said, dict) else ():
        for part, tokens in parts.items() if isinstance(parts, dict) else ():
            yield name, part, _tokens(tokens)


def _tokens(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
