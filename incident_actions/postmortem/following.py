"""A draft that follows the thread: what nobody has touched is rewritten, what somebody has stays theirs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from incident_actions.postmortem.sections import (
    FRONT_MATTER,
    OPENING,
    Section,
    by_name,
    line_end,
    sections,
)
from incident_actions.postmortem.written import Written, parts_of


def followed(text: str, today: str, written: Written) -> str:
    """The document of the branch, its untouched sections as the thread tells them `today`.

    A section is untouched while it reads as we last wrote it, or as it would be written today. Sections that
    came up since are added, and go again where the thread has nothing for them any more. A document that has
    lost our headings is left alone.
    """
    found, wanted = sections(text), sections(today)
    names = {each.name for each in found} - {FRONT_MATTER, OPENING}
    if names.isdisjoint(each.name for each in wanted):
        return text
    end, fresh, ours = line_end(text), by_name(wanted), untouched(text, today, written)
    kept = [_today(each, fresh, end) if each.name in ours else each for each in found]
    return "".join(each.text for each in _with_new(kept, wanted, written, end))


def untouched(text: str, today: str, written: Written) -> Mapping[str, Section]:
    """The sections of the document, by name, that are still ours."""
    fresh = by_name(sections(today))
    return {
        name: each
        for name, each in by_name(sections(text)).items()
        if each.digest in written.sections.get(name, ()) or each.digest == _digest(fresh, name)
    }


def touched(text: str, today: str, written: Written) -> Mapping[str, Section]:
    """The sections of the document, by name, that a person has made theirs."""
    ours = untouched(text, today, written)
    return {name: each for name, each in by_name(sections(text)).items() if name not in ours}


def remembered(text: str, today: str, written: Written) -> Written:
    """What to remember while the document reads `text`: its untouched sections; of others what was known."""
    ours = untouched(text, today, written)
    there = by_name(sections(text)).keys() | by_name(sections(today)).keys()
    digests = {name: known for name, known in written.sections.items() if name in there}
    parts = {**written.parts, **{name: parts_of(each) for name, each in ours.items()}}
    return replace(
        written,
        sections={**digests, **{name: (each.digest,) for name, each in ours.items()}},
        parts={name: known for name, known in parts.items() if known},
    )


def foreseen(text: str, after: str, today: str, written: Written) -> Written:
    """What to remember while it is under way that `text` becomes `after`: of each section either reading."""
    before, known = remembered(text, today, written), by_name(sections(text))
    changed = {
        name: (*before.sections.get(name, ()), each.digest)
        for name, each in by_name(sections(after)).items()
        if each.digest != _digest(known, name)
    }
    return replace(before, sections={**before.sections, **changed})


def _digest(found: Mapping[str, Section], name: str) -> str | None:
    return found[name].digest if name in found else None


def _today(section: Section, fresh: Mapping[str, Section], end: str) -> Section:
    """The section as it is written today, with the blank lines that it has; empty where it has gone."""
    if section.name not in fresh:
        return replace(section, text="")
    return replace(section, text=fresh[section.name].words.replace("\n", end) + section.tail)


def _with_new(
    kept: Sequence[Section], wanted: Sequence[Section], written: Written, end: str
) -> Sequence[Section]:
    """With the sections that came up since we last wrote, each after the nearest one before it."""
    found = list(kept)
    for place, new in enumerate(wanted):
        names = [each.name for each in found]
        earlier = [names.index(each.name) for each in wanted[:place] if each.name in names]
        if written.sections and new.name not in {*written.sections, *names} and earlier:
            at = max(earlier)
            rest = end if at + 1 < len(found) else ""
            found[at] = _spaced(found[at], end)
            found.insert(at + 1, replace(new, text=new.words.replace("\n", end) + end + rest))
    return found


def _spaced(section: Section, end: str) -> Section:
    """A section with a blank line after it."""
    missing = 2 - len(section.tail.splitlines())
    return replace(section, text=section.text + end * max(missing, 0))
