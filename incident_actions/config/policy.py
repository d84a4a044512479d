"""What each severity asks for where the file says nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

#: By severity, in the words of the file; `due` stands there under `postmortems`. None: nothing is asked for.
POLICY: Mapping[str, Mapping[str, Any]] = {
    "sev1": {
        "name": "Critical",
        "means": "complete outage, or a core function is unavailable",
        "responds": "all hands",
        "acknowledge_within": "5m",
        "update_every": "15m",
        "customers": "must be told",
        "at_night": "wake people",
        "escalates_to": ["commander", "lead"],
        "due": "48h",
    },
    "sev2": {
        "name": "Major",
        "means": "significant degradation: a major feature is unavailable or very slow",
        "responds": "the team",
        "acknowledge_within": "15m",
        "update_every": "30m",
        "customers": "must be told",
        "at_night": "wake people",
        "escalates_to": ["commander"],
        "due": "72h",
    },
    "sev3": {
        "name": "Minor",
        "means": "limited impact on something that is not critical",
        "responds": "one responder",
        "acknowledge_within": "4 working hours",
        "update_every": "4 working hours",
        "customers": "not told",
        "at_night": "wait",
        "escalates_to": [],
        "due": None,
    },
    "sev4": {
        "name": "Low",
        "means": "cosmetic, or hardly noticed",
        "responds": "business hours",
        "acknowledge_within": "next working day",
        "update_every": None,
        "customers": "not told",
        "at_night": "wait",
        "escalates_to": [],
        "due": None,
    },
}
