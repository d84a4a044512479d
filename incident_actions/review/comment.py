"""The comment on the pull request: what was found by section, each with a link to its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate

from incident_actions.review.review import Review, Told
from incident_actions.review.telling import ORDER, numbers, prose
from incident_actions.text.markdown import plain, units

#: So many findings stand open, about a phone's screen or two; the others are folded.
OPEN = 6
#: The findings have at most so many UTF-16 units.
MOST_FINDINGS = 60_000
#: What stands around a finding at the most: its line and its section.
_FRAME = 160
_DRAFT = (
    "There is no hurry: a draft may hold all of this. "
    "Once it is ready for review, an error turns its check red."
)
_RED = "An error keeps the check red."
_GREEN = "Nothing here keeps it from being merged."
_FOLLOWS = "Each new commit is read again, and this comment follows."


def comment(review: Review, page: str, *, draft: bool) -> str:
    """Markdown with the findings, the most severe first, or that there are none.

    `page` is the address of the document at the commit that was read; `draft` is whether its pull request is
    one. What does not fit is counted.
    """
    head = f"### Review of the post-mortem\n\n{numbers([review])}."
    if not review.told:
        return head
    told = sorted(review.told, key=lambda each: (ORDER.index(each.severity), each.finding.line))
    sizes = (units(_entry(each)) + len(page) + _FRAME for each in told)
    fitting = sum(length <= MOST_FINDINGS for length in accumulate(sizes))
    parts = [head, _listed(told[:OPEN], page), _folded(told[OPEN:fitting], page)]
    if fitting < len(told):
        parts.append(f"{len(told) - fitting} more are on the page of the run.")
    return "\n\n".join(filter(None, (*parts, f"{_means(review, draft=draft)} {_FOLLOWS}")))


def _means(review: Review, *, draft: bool) -> str:
    """What the findings mean for the check."""
    if draft:
        return _DRAFT
    return _RED if review.failed else _GREEN


def _listed(told: Sequence[Told], page: str) -> str:
    """The findings by section and by line, each where its first one comes."""
    sections: dict[str, dict[int, list[str]]] = {}
    for each in told:
        lines = sections.setdefault(each.section, {})
        lines.setdefault(each.finding.line, []).append(_entry(each))
    return "\n\n".join(_section(name, lines, page) for name, lines in sections.items())


def _section(name: str, lines: Mapping[int, Sequence[str]], page: str) -> str:
    title = plain(name, 100) if name else "Front matter"
    listed = (f"- [Line {line}]({page}?plain=1#L{line})\n" + "\n".join(each) for line, each in lines.items())
    return f"**{title}**\n\n" + "\n".join(listed)


def _folded(told: Sequence[Told], page: str) -> str:
    if not told:
        return ""
    return f"<details><summary>{len(told)} more</summary>\n\n{_listed(told, page)}\n\n</details>"


def _entry(told: Told) -> str:
    """A finding as an item below its line: what was read, why it hinders learning, and what is better."""
    finding = told.finding
    read = f", “{plain(finding.read, 100)}”" if finding.read else ""
    return f"  - {told.severity}{read}: {prose(f'{finding.why} {finding.better}')} `{finding.rule.id}`"
