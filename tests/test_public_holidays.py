import importlib.util
from datetime import date
from pathlib import Path

import holidays
import pytest

from incident_actions.public_holidays import known_country, public_holidays

ROOT = Path(__file__).parent.parent
_SPEC = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
generate = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(generate)


def test_our_list_of_countries_is_the_librarys():
    assert generate.COUNTRIES.read_text("utf-8") == generate.countries(), "run `make docs`"


@pytest.mark.parametrize("code", ["DE", "DE-BY", "US-CA", "GB-ENG", "FI-01"])
def test_a_country_and_its_parts_are_known_by_their_codes(code):
    assert known_country(code)


@pytest.mark.parametrize("code", ["", "XX", "de", "DEU", "DE-", "DE-XX", "DE-BY-X", "Germany", "-BY"])
def test_what_is_no_such_code_is_not_known(code):
    assert not known_country(code)


def test_the_holidays_of_a_part_are_those_of_the_country_and_more():
    assert public_holidays("DE", 2026) < public_holidays("DE-BY", 2026)
    assert public_holidays("DE-BY", 2026) - public_holidays("DE", 2026) == {
        date(2026, 1, 6),
        date(2026, 6, 4),
        date(2026, 11, 1),
    }


@pytest.mark.parametrize("code", sorted(holidays.list_supported_countries(include_aliases=False)))
def test_every_country_on_the_list_can_be_asked(code):
    assert known_country(code)
    assert all(day.year in {2026, 2027} for day in public_holidays(code, 2026))
