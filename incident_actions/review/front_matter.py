"""The front matter of a post-mortem: its keys and times, read safely, each with its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from incident_actions.config.place import Place
from incident_actions.config.yaml_text import Path, Value, YamlError, read_yaml
from incident_actions.postmortem.spans import TIMES

_FENCE = "---"
_TOP = Place(1, 1)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the two lines of `---`; `lines` is how many lines that takes, with them.

    `times` are in UTC, by name; a time that cannot be read is in `problems`, and so is what is no YAML: each
    with its place, what was read and what to do.
    """

    values: Mapping[str, Value] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    times: Mapping[str, datetime] = field(default_factory=dict)
    problems: tuple[tuple[Place, str, str], ...] = ()
    lines: int = 0

    def place(self, key: str) -> Place:
        """Where the key stands; the document's beginning where it does not."""
        return self.places.get(key, _TOP)

    def word(self, key: str) -> str:
        """The value of a key as text; empty where there is none."""
        value = self.values.get(key)
        return str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""

    @property
    def people(self) -> tuple[str, ...]:
        """The logins of the commander and of everyone who took part."""
        listed = self.values.get("participants")
        names = [self.word("commander"), *(map(str, listed) if isinstance(listed, list) else ())]
        return tuple(dict.fromkeys(name for name in names if name))


def front_matter(lines: list[str]) -> FrontMatter:
    """The front matter at the beginning of the document's lines; none is an empty one."""
    if not lines or lines[0].rstrip() != _FENCE:
        return FrontMatter()
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        return FrontMatter(problems=((_TOP, _FENCE, "Nothing ends the front matter: close it with `---`."),))
    try:
        value, places = read_yaml("\n".join(lines[1:end]))
    except YamlError as error:
        place = Place(error.place.line + 1, error.place.column)
        return FrontMatter(problems=((place, "", f"It cannot be read: {error}."),), lines=end + 1)
    if not isinstance(value, dict):
        told = "It holds no keys: write `incident: 12` and so on."
        return FrontMatter(problems=((_TOP, _FENCE, told),) if value is not None else (), lines=end + 1)
    return _read(value, places, end + 1)


def _read(value: dict[str, Value], places: Mapping[Path, Place], lines: int) -> FrontMatter:
    at = {
        str(path[0]): Place(place.line + 1, place.column) for path, place in places.items() if len(path) == 1
    }
    times: dict[str, datetime] = {}
    problems = []
    for name in TIMES:
        given = value.get(name)
        if given is None:
            continue
        moment = _moment(given)
        if moment is None:
            told = f"`{name}` is no time: write it as `2026-11-23T14:32:00Z`, or `null` if it is unknown."
            problems.append((at[name], f"{name}: {given}"[:60], told))
        else:
            times[name] = moment
    return FrontMatter(value, at, times, tuple(problems), lines)


def _moment(given: Value) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(given))
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
