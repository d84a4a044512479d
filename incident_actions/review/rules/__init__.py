"""The rules of the review, one file each: its name is the rule's, with hyphens for underscores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from typing import TypeAlias

from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Rule

Check: TypeAlias = Callable[[Document, Context], Iterator[Finding]]

#: In the order in which the documentation has them.
NAMES = (
    "blame-person", "blame-fault", "blame-omission", "blame-hindsight", "blame-character",
    "blame-human-error", "blame-unexplained",
    "action-vague", "action-no-verb", "action-no-object", "action-no-owner", "action-unknown-owner",
    "action-two-owners", "action-no-date", "action-date",
    "depth-whys", "depth-root-cause", "depth-factors", "depth-went-well",
    "facts-front-matter", "facts-order", "facts-timeline", "facts-duration", "facts-figures",
    "facts-sections", "facts-unanswered", "facts-questions", "facts-links", "facts-customers",
    "text-length",
)  # fmt: skip


@cache
def all_checks() -> tuple[tuple[Rule, Check], ...]:
    """Every rule with what finds its findings."""
    modules = (import_module(f"{__package__}.{name.replace('-', '_')}") for name in NAMES)
    return tuple((module.RULE, module.check) for module in modules)


def all_rules() -> tuple[Rule, ...]:
    """Every rule's record."""
    return tuple(rule for rule, _ in all_checks())
