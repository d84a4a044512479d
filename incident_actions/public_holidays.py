"""The public holidays of a country, or of a part of it with holidays of its own."""

from __future__ import annotations

from datetime import date
from functools import cache


def known_country(code: str) -> bool:
    """Whether the holidays of `code` are known: `DE` for a country, `DE-BY` for a part of one (ISO 3166)."""
    country, dash, part = code.partition("-")
    parts = _countries().get(country)
    return parts is not None and (part in parts if dash else True)


@cache
def public_holidays(country: str, year: int) -> frozenset[date]:
    """The days off in a year. `country` is one that `known_country` knows."""
    import holidays  # 60 ms, and only where a country is set and its working days are asked for

    code, _, part = country.partition("-")
    return frozenset(holidays.country_holidays(code, subdiv=part or None, years=year))


@cache
def _countries() -> dict[str, frozenset[str]]:
    """The parts of each country: a list of our own, so that checking a code need not load the library."""
    from importlib.resources import files  # 15 ms, and only where a country is set

    lines = files(__package__).joinpath("countries.txt").read_text("utf-8").splitlines()
    return {country: frozenset(parts) for country, *parts in map(str.split, lines)}
