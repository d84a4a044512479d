"""The names of branches and files, from an allow-list: a number and a slug, never text as it stands."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from zoneinfo import ZoneInfo

_SEGMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,90}(?:\.md)?")
_INCIDENT = re.compile(r"-incident-([1-9][0-9]{0,8})-")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)


def slug(title: str, longest: int = 40, otherwise: str = "incident") -> str:
    """`checkout-is-down` for `Checkout is down!`; `otherwise` where nothing is left."""
    plain = unicodedata.normalize("NFKD", title[:400].casefold()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    text = ""
    for word in words:
        if len(text) + len(word) + 1 > longest:
            break
        text = f"{text}-{word}" if text else word
    return text or (words[0][:longest] if words else otherwise)


#: The branch on which links, ticks and rows wait where the default branch takes no commits.
WRITE_BACK = "incident-actions/write-back"


def branch_of(number: int) -> str:
    """The branch of an incident's post-mortem."""
    return f"incident-actions/postmortem-{number}"


def postmortem_path(folder: str, declared: datetime, zone: ZoneInfo, number: int, title: str) -> str:
    """`postmortems/2026-11-23-incident-12-checkout-is-down.md`: a key, which never changes.

    The date is the declaration's in the team's zone, the title the one at declaration.
    Raises ValueError where the result would leave the folder.
    """
    day = declared.astimezone(zone).strftime("%Y-%m-%d")
    return safe_path(f"{folder}/{day}-incident-{number}-{slug(title)}.md")


def safe_path(path: str) -> str:
    """The path itself, if each of its segments is harmless; else ValueError."""
    if not all(_harmless(segment) for segment in path.split("/")):
        raise ValueError(f"{path!r} is no path that we write")
    return path


def is_postmortem(path: str, number: int) -> bool:
    """Whether a file of a pull request is the post-mortem of this incident, in a place where we may write."""
    *folders, name = path.split("/")
    named = f"-incident-{number}-" in name and name.endswith(".md")
    return named and all(_harmless(segment) for segment in (*folders, name))


def incidents_named(name: str) -> frozenset[int]:
    """The incidents whose post-mortem a file of this name may be."""
    return frozenset(map(int, _INCIDENT.findall(name))) if name.endswith(".md") else frozenset()


def _harmless(segment: str) -> bool:
    return _SEGMENT.fullmatch(segment) is not None and segment.partition(".")[0] not in _DEVICES
