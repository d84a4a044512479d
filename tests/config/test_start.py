"""What reading a configuration loads: no library before it is needed."""

import subprocess
import sys

import pytest

HEAVY = {"yaml", "fastjsonschema", "holidays", "importlib.resources"}
BEGIN = (
    "import sys; from datetime import *; from incident_actions.config import *; config = read_config({!r}); "
)
ASK = "config.calendar.after(datetime(2026, 1, 5, tzinfo=UTC), read_span({!r})); "
END = "print(*sys.modules)"


def loaded(config, span):
    """The heavy libraries that are there, once a span has been counted by the calendar of `config`."""
    code = BEGIN.format(config) + ASK.format(span) + END
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return HEAVY & set(done.stdout.split())


@pytest.mark.parametrize("span", ["15m", "4 working hours", "2 working days"])
def test_without_a_file_nothing_heavy_is_loaded(span):
    assert loaded(None, span) == set()


def test_a_country_loads_no_holidays_until_a_working_day_is_asked_for():
    assert "holidays" not in loaded("country: DE-BY", "15m")
    assert "holidays" in loaded("country: DE-BY", "2 working days")
