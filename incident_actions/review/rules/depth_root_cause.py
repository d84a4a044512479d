"""A root cause that repeats the trigger."""

from __future__ import annotations

from collections.abc import Iterator

from incident_actions.review.document import Document, Kind
from incident_actions.review.rule import Context, Finding, Group, Rule, Severity, found
from incident_actions.review.whys import statements

RULE = Rule(
    id="depth-root-cause",
    group=Group.DEPTH,
    title="A root cause that repeats the trigger",
    why="It says again what happened. What made that possible is still to be found.",
    bad="Checkout was down because checkout did not answer.",
    good="The pool has no upper limit, so one slow query takes every connection.",
    severity=Severity.WARNING,
)

#: From 0 to 100, as rapidfuzz counts two sentences whose words are sorted; 100 is the same words.
_ALIKE = 80


def check(document: Document, context: Context) -> Iterator[Finding]:
    """The first sentence of the root cause, where each of them says what the title or the summary says."""
    said = statements(document)
    triggers = tuple(_triggers(document))
    if not said or not triggers:
        return
    nearest = [max((_likeness(sentence, trigger), trigger) for trigger in triggers) for _, sentence in said]
    if all(likeness >= _ALIKE for likeness, _ in nearest):
        block, sentence = said[0]
        likeness, trigger = nearest[0]
        why = f"These are {likeness:.0f} of 100 parts the words of “{trigger}”. {RULE.why}"
        yield found(
            RULE, block.start, sentence, "Ask why of this sentence, and write down that answer.", why=why
        )


def _triggers(document: Document) -> Iterator[str]:
    """The title, and the first sentence of the summary."""
    if title := document.front.word("title"):
        yield title
    for block in document.written("Summary"):
        if block.kind is not Kind.HEADING:
            yield from (sentence for _, sentence in list(block.sentences())[:1])
            return


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz
    from rapidfuzz.utils import default_process

    return fuzz.token_sort_ratio(one, other, processor=default_process)
