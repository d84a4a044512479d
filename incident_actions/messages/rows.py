"""Timeline rows as the templates get them: every text inert, times in UTC and in the team's zone."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from incident_actions.incident.model import TimelineRow
from incident_actions.incident.said import Hypothesis
from incident_actions.text.markdown import plain
from incident_actions.text.moments import Moment, in_words, utc_minute

NO_BREAK = "\u00a0"


def row_data(row: TimelineRow, zone: ZoneInfo) -> dict[str, str]:
    """The cells of one row."""
    return {
        "utc": span(row.moment),
        "local": row.moment.at.astimezone(zone).strftime("%H:%M %Z"),
        "day": row.moment.at.astimezone(zone).strftime("%Y-%m-%d"),
        "clock": clock(row.moment, zone),
        "text": (f"~~{plain(row.text)}~~" if row.struck else plain(row.text)) + _notes(row),
        "who": plain(row.by or ""),
        "url": row.url,
    }


def span(moment: Moment) -> str:
    """`2026-11-23 14:32`, `~` before an approximate one, `–` and the end after a range; UTC."""
    text = ("~" if moment.approximate else "") + utc_minute(moment.at)
    if moment.until is None:
        return text
    same_day = moment.until.date() == moment.at.date()
    return f"{text}–{moment.until.strftime('%H:%M') if same_day else utc_minute(moment.until)}"


def clock(moment: Moment, zone: ZoneInfo) -> str:
    """`14:32 CET`, with the same signs; in the zone, for where the day stands above."""
    start = moment.at.astimezone(zone)
    text = ("~" if moment.approximate else "") + start.strftime("%H:%M")
    if moment.until is None:
        return text + start.strftime(f"{NO_BREAK}%Z")
    until = moment.until.astimezone(zone)
    day = "" if until.date() == start.date() else until.strftime("%Y-%m-%d ")
    return f"{text}–{day}{until.strftime(f'%H:%M{NO_BREAK}%Z')}"


def _notes(row: TimelineRow) -> str:
    twice = " _(the clocks had this time twice: the first is meant)_" if row.moment.twice else ""
    edited = f" _(edited {in_words(row.edited)} later)_" if row.edited else ""
    return (
        twice
        + edited
        + (" _(taken back)_" if row.struck else "")
        + (" _(source deleted)_" if row.orphaned else "")
    )


def hypothesis_data(number: int, hypothesis: Hypothesis, longest: int = 2_000) -> dict[str, str]:
    """A hypothesis and what became of it, each in so many characters at the most."""
    verdict = {None: "open", True: "confirmed", False: "ruled out"}[hypothesis.confirmed]
    because = f": {plain(hypothesis.because, longest)}" if hypothesis.because else ""
    return {
        "number": str(number),
        "text": plain(hypothesis.given.text, longest),
        "verdict": verdict + because,
    }
