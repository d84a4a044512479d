"""A SEV1 without a word of customers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from incident_actions.config.place import Place
from incident_actions.review.document import Document
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found

RULE = Rule(
    id="facts-customers",
    group=Group.FACTS,
    title="A SEV1 without a word of what customers were told",
    why="At this severity somebody outside suffered, and the document does not say what they were told.",
    bad="No customer could pay for an hour.",
    good="No customer could pay for an hour; the status page said so from 14:25.",
    severity=Severity.ERROR,
)

_CUSTOMERS = (
    r"\b(?:customers?|users?|clients?|subscribers?|visitors?|shoppers?|buyers?|merchants?|tenants?|patients?"
    r"|students?|readers?|guests?|passengers?|players?|members?|viewers?|partners?|the public)\b"
)
_PLACE = (
    r"\b(?:status ?page|banner|newsletters?|social media|press|blog|e-?mails?|mails?|in the app|by phone)\b"
)
_TELL = (
    r"\b(?:told|informed|notified|warned|updated|mailed|e-?mailed|alerted|written|wrote|apologi[sz]ed|posted"
    r"|announced|published|said|showed|heard)\b"
)
_WHEN = r"\d{1,2}[:.h]\d{2}|\d{4}-\d{2}-\d{2}|\b\d+ (?:min|minutes?|h|hours?)\b|\bo'clock\b"
_NOT = r"\b(?:not|no|nobody|none|never|without)\b|n't\b"
_REASON = r"\b(?:because|since|as|so|for)\b|[:;–—]"
_DENIED = re.compile(rf"(?:{_NOT})(?: [a-z]+){{0,2}} (?:{_TELL})|\b(?:nobody|no one) [a-z ]{{0,20}}{_TELL}")
#: What each kind of statement has in one sentence: they were told, where or when; or they were not, and why.
_TOLD = tuple(map(re.compile, (rf"{_CUSTOMERS}|{_PLACE}", _TELL, rf"{_PLACE}|{_WHEN}")))
_SPARED = tuple(
    map(re.compile, (_CUSTOMERS, _NOT, rf"{_TELL}|\bneed|\bnotic|\baffected|\bhit\b|\bimpact", _REASON))
)


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The heading of the impact in a document of `severity: sev1` that says nothing of it."""
    if document.front.word("severity").lower() != "sev1" or any(map(_says, _sentences(document))):
        return
    heading = document.heading("Impact")
    place, read = (heading.start, heading.text) if heading else (Place(1, 1), "")
    better = (
        "Say where or when customers were told, such as “The status page said so from 14:25”; or that they "
        "need not be told, and why."
    )
    yield found(RULE, place, read, better)


def _sentences(document: Document) -> Iterator[str]:
    for block in document.blocks:
        if not block.asks:
            yield from (sentence.lower() for _, sentence in block.sentences())


def _says(sentence: str) -> bool:
    told = all(each.search(sentence) for each in _TOLD) and not _DENIED.search(sentence)
    return told or all(each.search(sentence) for each in _SPARED)
