"""The comment on the pull request: what was found by section, each with a link to its line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from incident_actions.review.review import Review, Told
from incident_actions.review.telling import ORDER, numbers, prose
from incident_actions.text.markdown import plain, units

#: So many findings stand open, about a phone's screen or two; the others are folded.
OPEN = 6
#: The findings have at most so many UTF-16 units.
MOST_FINDINGS = 60_000
_CALM = (
    "There is no hurry: a draft may hold all of this. Once it is ready for review, an error turns its check "
    "red. Each new commit is read again, and this comment follows."
)


def comment(review: Review, page: str) -> str:
    """Markdown with the findings, the most severe first, or that there are none.

    `page` is the address of the document at the commit that was read. What does not fit is counted.
    """
    head = f"### Review of the post-mortem\n\n{numbers([review])}."
    if not review.told:
        return head
    told = sorted(review.told, key=lambda each: (ORDER.index(each.severity), each.finding.line))
    entries = [_entry(each, page) for each in told]
    fitting = sum(length <= MOST_FINDINGS for length in accumulate(units(each) + 100 for each in entries))
    parts = [head, _listed(told[:OPEN], entries[:OPEN]), _folded(told[OPEN:fitting], entries[OPEN:fitting])]
    if fitting < len(told):
        parts.append(f"{len(told) - fitting} more are on the page of the run.")
    return "\n\n".join(filter(None, (*parts, _CALM)))


def _listed(told: Sequence[Told], entries: Sequence[str]) -> str:
    """The entries below the headings of their sections, each once, where its first entry comes."""
    sections: dict[str, list[str]] = {}
    for each, entry in zip(told, entries, strict=True):
        sections.setdefault(each.section, []).append(entry)
    return "\n\n".join(_section(name, lines) for name, lines in sections.items())


def _section(name: str, lines: Sequence[str]) -> str:
    title = plain(name, 100) if name else "Front matter"
    return "\n".join((f"**{title}**", "", *lines))


def _folded(told: Sequence[Told], entries: Sequence[str]) -> str:
    if not told:
        return ""
    return f"<details><summary>{len(told)} more</summary>\n\n{_listed(told, entries)}\n\n</details>"


def _entry(told: Told, page: str) -> str:
    return "\n".join(_lines(told, page))


def _lines(told: Told, page: str) -> Iterator[str]:
    """A finding as an item of a list: its place and what was read, and below why and what is better."""
    finding = told.finding
    line = f"[line {finding.line}]({page}?plain=1#L{finding.line})"
    read = f": “{plain(finding.read, 100)}”" if finding.read else ""
    yield f"- {told.severity}, {line}{read} `{finding.rule.id}`  "
    yield f"  {prose(f'{finding.why} {finding.better}')}"
