"""The schema that editors use and the types that the rest of the program gets cannot drift apart."""

from dataclasses import fields

import pytest
from jsonschema import Draft7Validator

from incident_actions.config import Config, SeverityPolicy, read_config
from incident_actions.config.read import DAYS, POLICY
from incident_actions.config.validate import schema
from incident_actions.labels import SEVERITIES

#: Each key of the schema, a value other than its default, and where the model keeps it.
KEYS = {
    "timezone": ("Europe/Berlin", lambda config: config.zone),
    "calendar.hours": ("10:00-18:00", lambda config: (config.calendar.opens, config.calendar.closes)),
    "calendar.workdays": ("[sun]", lambda config: config.calendar.workdays),
    **{
        f"severities.{name}.name": ("Odd", lambda config, name=name: config.severities[name].name)
        for name in SEVERITIES
    },
    **{
        f"severities.{name}.update_every": (
            "7m",
            lambda config, name=name: config.severities[name].update_every,
        )
        for name in SEVERITIES
    },
    **{
        f"severities.{name}.at_night": (night, lambda config, name=name: config.severities[name].wake_people)
        for name, night in zip(SEVERITIES, ["wait", "wait", "wake people", "wake people"], strict=True)
    },
    "responders": ("[ana]", lambda config: config.responders),
    "postmortems.folder": ("elsewhere", lambda config: config.postmortem_folder),
    **{
        f"postmortems.due.{name}": ("9h", lambda config, name=name: config.severities[name].postmortem_due)
        for name in SEVERITIES
    },
    "actions.due_within": ("7d", lambda config: config.due_within),
    "digest.day": ("fri", lambda config: config.digest_day),
}


def resolved(part):
    return schema()["definitions"][part["$ref"].rpartition("/")[2]] if "$ref" in part else part


def keys(part, path=()):
    properties = resolved(part).get("properties")
    if properties is None:
        yield ".".join(path)
        return
    for name, child in properties.items():
        yield from keys(child, (*path, name))


def file_with(key, value):
    *outer, last = key.split(".")
    return (
        "".join(f"{'  ' * depth}{name}:\n" for depth, name in enumerate(outer))
        + f"{'  ' * len(outer)}{last}: {value}\n"
    )


def test_the_schema_is_one_that_editors_understand():
    Draft7Validator.check_schema(dict(schema()))


def test_every_key_of_the_schema_is_known_here():
    assert set(keys(schema())) == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_schema_changes_the_model(key):
    value, kept = KEYS[key]
    config = read_config(file_with(key, value))

    assert config.problems == ()
    assert kept(config) != kept(read_config(None))


def test_every_field_of_the_model_has_its_key():
    assert {each.name for each in fields(Config)} == {
        "zone", "calendar", "severities", "responders", "postmortem_folder", "due_within", "digest_day",
        "problems",
    }  # fmt: skip
    assert {each.name for each in fields(SeverityPolicy)} == {
        "name",
        "update_every",
        "wake_people",
        "postmortem_due",
    }


def test_severities_and_days_are_the_same_everywhere():
    assert tuple(POLICY) == SEVERITIES
    assert tuple(schema()["properties"]["digest"]["properties"]["day"]["enum"]) == DAYS
    assert tuple(schema()["properties"]["calendar"]["properties"]["workdays"]["items"]["enum"]) == DAYS


def test_a_default_that_the_schema_names_is_the_one_that_counts():
    text = "timezone: UTC\ncalendar: {hours: 09:00-17:00, workdays: [mon, tue, wed, thu, fri]}\n"
    text += "postmortems: {folder: postmortems}\ndigest: {day: mon}\nresponders: []\n"

    assert read_config(text) == read_config(None)
