"""The watching schedule over HTTP: on with the first open incident, off after the last."""

from dataclasses import dataclass, replace

import pytest

from incident_actions.github.adapter import Connection
from incident_actions.sandbox.operations import contents, issues
from incident_actions.sandbox.operations.workflows import FOLDER
from incident_actions.text.markers import data_of
from incident_actions.watch import FILE
from tests.shop import GRANTED, NAME, Shop

STUCK = "could not be switched"


def resolve(opened, number=1):
    opened.says("ana", "/resolve done", number)
    opened.settle(number)


def says(opened, number=1):
    return data_of(opened.status(number))["watch"]


def writes(opened, work):
    before = len(opened.world.log.writes)
    work()
    return len(opened.world.log.writes) - before


def test_it_is_on_from_the_first_open_incident_to_the_sweep_after_the_last(declared):
    told = [declared.watched]
    resolve(declared)
    told.append(declared.watched)
    declared.sweep()

    assert [*told, declared.watched] == [True, True, False]


def test_it_stays_on_while_another_incident_is_open(declared):
    declared.settle(declared.declare())
    resolve(declared)
    declared.sweep()

    assert (declared.watched, says(declared, 1), says(declared, 2)) == (True, "off", "on")


def test_reopening_switches_it_on_again(declared):
    resolve(declared)
    declared.sweep()
    declared.says("ana", "/reopen not yet")
    declared.settle()

    assert (declared.watched, says(declared)) == (True, "on")


@dataclass(slots=True)
class Declaring(Connection):
    """A connection to a shop where somebody declares an incident just before the schedule is switched off.

    That incident's own run is over by then as well.
    """

    opened: Shop = None

    def write(self, verb, path, template, data=None):
        if path.endswith("/disable"):
            self.opened.settle(self.opened.declare())
        return Connection.write(self, verb, path, template, data)


def test_an_incident_that_is_declared_while_it_is_switched_off_is_watched(declared):
    resolve(declared)

    declared.sweep(lambda *given, **named: Declaring(*given, **named, opened=declared))

    second = max(declared.repository.issues)
    assert (declared.watched, says(declared, second)) == (True, "on")


def test_where_somebody_has_switched_it_off_a_sweep_switches_it_on_again(declared):
    declared.repository.disabled_workflows.append(f"{FOLDER}/{FILE}")

    declared.sweep()

    assert declared.watched


def test_a_settled_repository_is_swept_with_three_reads_at_most_and_no_write(declared):
    declared.repository.disabled_workflows.clear()
    declared.sweep()
    declared.world.log.clear()
    declared.sweep()

    assert [each.writes for each in declared.world.log] == [False, False]


@pytest.fixture
def reading(shop_):
    """A shop whose job may only read what belongs to Actions."""
    return replace(shop_, token=shop_.world.tokens.job(NAME, {**GRANTED, "actions": "read"}))


def test_a_token_that_may_not_leaves_it_off_and_the_status_comment_says_so_once(reading):
    reading.declare()
    run = reading.settle()
    again = writes(reading, reading.settle)
    reading.sweep()

    assert (reading.watched, run.failed, says(reading), again) == (False, False, "stuck", 0)
    assert writes(reading, reading.sweep) == 0
    assert reading.status().count(STUCK) == 1


def test_a_token_that_may_not_leaves_it_on_and_the_status_comment_says_so_once(reading):
    reading.repository.disabled_workflows.clear()
    reading.declare()
    reading.settle()
    while_open = says(reading)
    resolve(reading)
    reading.sweep()

    assert (reading.watched, while_open, says(reading)) == (True, "on", "stuck")
    assert writes(reading, reading.sweep) == 0
    assert reading.status().count(STUCK) == 1


def test_without_the_workflow_nothing_is_switched_and_the_status_comment_says_so(declared):
    contents.write(declared.visit("ana"), "main", {f"{FOLDER}/{FILE}": None}, "Do without it")
    resolve(declared)
    number = declared.declare()

    run = declared.settle(number)

    assert (run.failed, says(declared, number)) == (False, "stuck")


def test_an_incident_that_somebody_closed_wants_it_no_longer(declared):
    issues.close(declared.visit("ana"), declared.issue())
    declared.settle()

    assert says(declared) == "off"
