"""Times on which sources disagree: each source keeps its row, and those that do not count say what does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from incident_actions.incident.facts import Mark
from incident_actions.incident.model import Incident, TimelineRow
from incident_actions.incident.said import TimeSaid
from incident_actions.text.markdown import plain
from incident_actions.text.moments import Moment, utc_minute


def disagreements(incident: Incident) -> Iterator[Mapping[str, str]]:
    """Each disputed time with what every source says of it, the one that counts last."""
    for said in _disputes(incident):
        every = (f"{_minute(each.moment)} by {plain(each.source)}" for each in said)
        yield {"name": said[0].mark.value.capitalize(), "said": ", ".join(every)}


def timeline(incident: Incident) -> Sequence[TimelineRow]:
    """The rows by the minute; of a disputed time every source has one, also where the words made none."""
    notes = {_place(each): _note(each, said[-1]) for said in _disputes(incident) for each in said}
    rows = [replace(row, text=row.text + notes.get(_place(row), "")) for row in incident.rows]
    told = {_place(row) for row in incident.rows}
    silent = (each for said in _disputes(incident) for each in said if _place(each) not in told)
    rows += [_row(each, notes[_place(each)]) for each in silent]
    return sorted(rows, key=lambda row: row.minute)


def _disputes(incident: Incident) -> Iterator[Sequence[TimeSaid]]:
    """What was said of each disputed time, in the order in which it was said: the last word counts.

    Where another time counts than the last that was said, we do not know whose it is, and say nothing.
    """
    for mark in Mark:
        said = [each for each in incident.times_said if each.mark is mark]
        differ = len({_minute(each.moment) for each in said}) > 1
        if differ and said[-1].moment == incident.times.get(mark):
            yield said


def _place(told: TimelineRow | TimeSaid) -> tuple[Mark | None, str, Moment]:
    """What a row and the word that made it have in common."""
    return told.mark, told.url, told.moment


def _note(said: TimeSaid, counts: TimeSaid) -> str:
    if _minute(said.moment) == _minute(counts.moment):
        return ""
    return f" (superseded by {counts.source}, {utc_minute(counts.at)} UTC)"


def _row(said: TimeSaid, note: str) -> TimelineRow:
    through = f", by {said.through}" if said.through else ""
    return TimelineRow(said.moment, f"{said.mark.value.capitalize()}{through}{note}", said.by, said.url)


def _minute(moment: Moment) -> str:
    return ("~" if moment.approximate else "") + utc_minute(moment.at)
