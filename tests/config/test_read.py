from datetime import time, timedelta

import pytest
from hypothesis import given

from incident_actions.config import read_config, read_span
from tests.naughty import naughty_text


def told(text):
    return [str(problem) for problem in read_config(text).problems]


def test_without_a_file_every_key_has_its_default():
    config = read_config(None)

    assert str(config.zone) == "UTC"
    assert (config.calendar.opens, config.calendar.closes) == (time(9), time(17))
    assert config.calendar.workdays == {0, 1, 2, 3, 4}
    assert config.postmortem_folder == "postmortems"
    assert config.due_within == timedelta(days=30)
    assert config.problems == ()


@pytest.mark.parametrize(
    ("severity", "name", "update", "wakes", "postmortem"),
    [
        ("sev1", "Critical", read_span("15m"), True, read_span("48h")),
        ("sev2", "Major", read_span("30m"), True, read_span("72h")),
        ("sev3", "Minor", read_span("4 working hours"), False, None),
        ("sev4", "Low", None, False, None),
    ],
)
def test_each_severity_has_a_default_policy(severity, name, update, wakes, postmortem):
    policy = read_config(None).severities[severity]

    assert (policy.name, policy.update_every) == (name, update)
    assert (policy.wake_people, policy.postmortem_due) == (wakes, postmortem)


@pytest.mark.parametrize(
    ("severity", "acknowledge", "told", "escalates"),
    [
        ("sev1", "5m", True, ("commander", "lead")),
        ("sev2", "15m", True, ("commander",)),
        ("sev3", "4 working hours", False, ()),
        ("sev4", "next working day", False, ()),
    ],
)
def test_each_severity_says_who_acts_and_how_soon(severity, acknowledge, told, escalates):
    policy = read_config(None).severities[severity]

    assert policy.acknowledge_within == read_span(acknowledge)
    assert (policy.customers_told, policy.escalates_to) == (told, escalates)
    assert policy.means
    assert policy.responds


def test_where_nobody_is_woken_updates_are_counted_by_working_time():
    policies = read_config("severities: {sev2: {at_night: wait}, sev3: {update_every: 2h}}").severities

    assert policies["sev1"].update_clock == read_span("15m")
    assert policies["sev2"].update_clock == read_span("30 working minutes")
    assert policies["sev3"].update_clock == read_span("2 working hours")
    assert policies["sev4"].update_clock is None


def test_what_the_file_says_counts():
    config = read_config("""
        timezone: Europe/Berlin
        calendar: {hours: 08:30-22:00, workdays: [mon, sat]}
        severities:
          sev3: {name: Meh, update_every: null, at_night: wake people}
        responders: [Ana, ben]
        postmortems: {folder: docs/post-mortems, due: {sev3: 1 week}}
        actions: {due_within: 2 weeks}
        digest: {day: fri}
    """)

    assert config.problems == ()
    assert str(config.zone) == "Europe/Berlin"
    assert (config.calendar.opens, config.calendar.closes) == (time(8, 30), time(22))
    assert config.calendar.workdays == {0, 5}
    assert (config.severities["sev3"].name, config.severities["sev3"].update_every) == ("Meh", None)
    assert config.severities["sev3"].postmortem_due == read_span("7 days")
    assert config.severities["sev1"].name == "Critical"
    assert config.responders == {"ana", "ben"}
    assert (config.postmortem_folder, config.due_within) == ("docs/post-mortems", timedelta(days=14))
    assert config.digest_day == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "timezon: UTC\n",
            "1:1: unknown key `timezon`. Did you mean `timezone`? Allowed here: `timezone`, `calendar`",
        ),
        ("zzz: 1\n", "1:1: unknown key `zzz`. Allowed here: `timezone`"),
        ("timezone: Berlin\n", "1:1: `timezone`: got 'Berlin', expected a time zone such as `Europe/Berlin`"),
        ("timezone: ../../etc/passwd\n", "1:1: `timezone`: got '../../etc/passwd', expected a time zone"),
        ("timezone:\n", "1:1: `timezone`: got nothing, expected a time zone such as `Europe/Berlin`"),
        ("timezone: 5\n", "1:1: `timezone`: got 5, expected a time zone such as `Europe/Berlin`"),
        (
            "severities:\n  sev1:\n    update_every: soon\n",
            "3:5: `severities.sev1.update_every`: got 'soon', expected a duration",
        ),
        (
            "severities:\n  sev1: {update_every: 0m}\n",
            "2:10: `severities.sev1.update_every`: got '0m', expected a duration",
        ),
        (
            "actions: {away: {ana: 2027-01-05 to 2026-12-20}}\n",
            "1:18: `actions.away.ana`: got '2027-01-05 to 2026-12-20', expected two days",
        ),
        (
            "actions: {due_within: 900 weeks}\n",
            "1:11: `actions.due_within`: got '900 weeks', expected a duration",
        ),
        ("severities:\n  sev9: {}\n", "2:3: unknown key `severities.sev9`. Did you mean `sev1`?"),
        ("severities: {sev1: {at_night: sleep}}\n", "got 'sleep', expected one of `wake people`, `wait`"),
        ("severities: []\n", "1:1: `severities`: got [], expected keys"),
        ("responders: ana\n", "1:1: `responders`: got 'ana', expected a list"),
        ("responders: [ana, '@ben']\n", "1:19: `responders.1`: got '@ben', expected a login such as `ana`"),
        (
            "calendar: {hours: 9-5}\n",
            "1:12: `calendar.hours`: got '9-5', expected text such as `09:00-17:00`",
        ),
        ("calendar: {hours: 17:00-09:00}\n", "got '17:00-09:00', expected text such as `09:00-17:00`"),
        ("calendar: {workdays: []}\n", "got [], expected one or more of `mon`, `tue`"),
        ("calendar: {workdays: [mon, mon]}\n", "got ['mon', 'mon'], expected one or more of `mon`"),
        (
            "calendar: {workdays: [monday]}\n",
            "`calendar.workdays.0`: got 'monday', expected one of `mon`, `tue`",
        ),
        ("postmortems: {folder: .github/x}\n", "got '.github/x', expected text such as `postmortems`"),
        ("postmortems: {folder: a/../b}\n", "got 'a/../b', expected text such as `postmortems`"),
        ("postmortems: {folder: con}\n", "got 'con', expected text such as `postmortems`"),
        ('postmortems: {folder: "postmortems\\n"}\n', "expected text such as `postmortems`"),
        ("digest: {day: someday}\n", "1:10: `digest.day`: got 'someday', expected one of `mon`"),
        ("- a\n", "1:1: got ['a'], expected keys such as `timezone: Europe/Berlin`"),
        ("a: [\n", "The defaults are used until this is mended."),
    ],
)
def test_a_wrong_key_is_told_with_its_place_what_was_got_and_what_is_allowed(text, message):
    (problem,) = told(text)

    assert problem.startswith(".github/incidents.yml:")
    assert message in problem


def test_the_rest_counts_and_the_default_stands_in_for_what_is_wrong():
    config = read_config(
        "timezone: Europe/Berlin\ndigest: {day: someday}\ncalendar: {hours: 10:00-18:00, days: 5}\n"
    )

    assert str(config.zone) == "Europe/Berlin"
    assert (config.calendar.opens, config.digest_day) == (time(10), 0)
    assert [(each.place.line, each.place.column) for each in config.problems] == [(3, 32), (2, 10)]


def test_a_list_with_one_wrong_entry_is_wrong_as_a_whole():
    assert read_config("responders: [ana, '@ben']\n").responders == frozenset()


def test_after_fifty_problems_the_file_is_given_up():
    config = read_config("timezone: Europe/Berlin\n" + "".join(f"key{n}: 1\n" for n in range(60)))

    assert len(config.problems) == 50
    assert str(config.zone) == "UTC"


@given(naughty_text, naughty_text)
def test_no_file_stops_the_run(key, value):
    text = f"timezone: Europe/Berlin\n{key}: {value}\nresponders: [{value}]\n"

    assert read_config(text).severities["sev1"].name == "Critical"
