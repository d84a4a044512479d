"""The review of a post-mortem: what hinders learning in it, found by rules and told with a better wording."""

from incident_actions.review.document import Document
from incident_actions.review.reading import read_document
from incident_actions.review.review import Review, Told, review
from incident_actions.review.rule import Context, Finding, Rule, Severity
from incident_actions.review.rules import all_rules

__all__ = [
    "Context",
    "Document",
    "Finding",
    "Review",
    "Rule",
    "Severity",
    "Told",
    "all_rules",
    "read_document",
    "review",
]
