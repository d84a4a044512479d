"""The schema that editors use and the types that the rest of the program gets cannot drift apart."""

from dataclasses import fields
from functools import partial

import pytest
from jsonschema import Draft7Validator

from incident_actions.config import Config, SeverityPolicy, read_config
from incident_actions.config.read import DAYS, POLICY
from incident_actions.config.schema import resolved, schema
from incident_actions.labels import SEVERITIES
from incident_actions.review import all_rules

#: Each key of the schema, a value other than its default, and where the model keeps it. Names stand for any.
KEYS = {
    "timezone": ("Europe/Berlin", lambda config: config.zone),
    "calendar.hours": ("10:00-18:00", lambda config: (config.calendar.opens, config.calendar.closes)),
    "calendar.workdays": ("[sun]", lambda config: config.calendar.workdays),
    "country": ("DE-BY", lambda config: (config.country, config.calendar.country)),
    "roles.scribe.title": ("Clerk", lambda config: config.roles["scribe"].title),
    "roles.scribe.instructions": ("Write.", lambda config: config.roles["scribe"].instructions),
    "responders": ("[ana]", lambda config: config.responders),
    "notify.targets": ("[{name: a, secret: A}]", lambda config: config.notify.targets),
    "notify.slack": ("{secret: A, people: {ana: U024BE7LH}}", lambda config: config.notify.slack),
    "services.shop.rollback_may_lose_data": ("true", lambda config: config.services),
    "runbooks.shop": ("docs/shop.md", lambda config: config.runbooks),
    "postmortems.folder": ("elsewhere", lambda config: config.postmortem_folder),
    **{f"postmortems.review.{rule.id}": ("off", lambda config: config.review) for rule in all_rules()},
    "actions.due_within": ("7d", lambda config: config.due_within),
    "actions.away.ana": ("2026-12-20 to 2027-01-05", lambda config: config.away),
    "digest.day": ("fri", lambda config: config.digest_day),
}
#: The same for the keys of each severity, by the severity's name.
OF_A_SEVERITY = {
    "severities.{}.name": ("Odd", lambda config, name: config.severities[name].name),
    "severities.{}.means": ("odd", lambda config, name: config.severities[name].means),
    "severities.{}.responds": ("ana", lambda config, name: config.severities[name].responds),
    "severities.{}.acknowledge_within": (
        "7m",
        lambda config, name: config.severities[name].acknowledge_within,
    ),
    "severities.{}.update_every": ("7m", lambda config, name: config.severities[name].update_every),
    "severities.{}.escalates_to": ("[scribe]", lambda config, name: config.severities[name].escalates_to),
    "postmortems.due.{}": ("9h", lambda config, name: config.severities[name].postmortem_due),
    "escalation.{}": ("[ana]", lambda config, name: config.escalation[name]),
}
KEYS |= {
    key.format(name): (value, partial(kept, name=name))
    for key, (value, kept) in OF_A_SEVERITY.items()
    for name in SEVERITIES
}
KEYS |= {
    f"severities.{name}.{key}": (value, lambda config, name=name: config.severities[name])
    for key, values in {
        "at_night": ["wait", "wait", "wake people", "wake people"],
        "customers": ["not told", "not told", "must be told", "must be told"],
    }.items()
    for name, value in zip(SEVERITIES, values, strict=True)
}
#: The name that stands for any name under a key.
ANY = {"actions.away": "ana", "roles": "scribe", "services": "shop", "runbooks": "shop"}
#: Parts that go or stay as a whole, because they need a key.
WHOLE = {"notify.targets", "notify.slack"}


def keys(part, path=""):
    full = resolved(part)
    inner = dict(full.get("properties", {}))
    if isinstance(full.get("additionalProperties"), dict):
        inner[ANY[path]] = full["additionalProperties"]
    if not inner or path in WHOLE:
        yield path
        return
    for name, child in inner.items():
        yield from keys(child, f"{path}.{name}".lstrip("."))


def parts(part):
    """Everything in the schema that a value may be held against."""
    full = resolved(part)
    yield full
    inner = [*full.get("properties", {}).values(), full.get("additionalProperties"), full.get("items")]
    for child in inner:
        yield from parts(child) if isinstance(child, dict) else ()


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
        "zone", "country", "calendar", "severities", "roles", "responders", "escalation", "notify",
        "services", "runbooks", "postmortem_folder", "review", "due_within", "away", "digest_day",
        "problems", "readable",
    }  # fmt: skip
    assert {each.name for each in fields(SeverityPolicy)} == {
        "name", "means", "responds", "acknowledge_within", "update_every", "customers_told", "wake_people",
        "escalates_to", "postmortem_due",
    }  # fmt: skip


def test_editors_have_words_for_every_key():
    for part in parts(schema()):
        for child in part.get("properties", {}).values():
            assert len(resolved(child)["description"]) > 10


def test_severities_and_days_are_the_same_everywhere():
    assert tuple(POLICY) == SEVERITIES
    assert tuple(schema()["properties"]["digest"]["properties"]["day"]["enum"]) == DAYS
    assert tuple(schema()["properties"]["calendar"]["properties"]["workdays"]["items"]["enum"]) == DAYS


def test_a_default_that_the_schema_names_is_the_one_that_counts():
    text = "timezone: UTC\ncalendar: {hours: 09:00-17:00, workdays: [mon, tue, wed, thu, fri]}\n"
    text += "postmortems: {folder: postmortems, review: {}}\ndigest: {day: mon}\nresponders: []\n"
    text += "notify: {targets: []}\nactions: {due_within: 30d}\nescalation: {sev1: []}\nroles: {}\n"

    assert read_config(text) == read_config(None)
