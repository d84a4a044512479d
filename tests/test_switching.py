"""When the watching schedule is switched, and what an incident's record says of it."""

from dataclasses import replace

import pytest

from incident_actions.effects import SwitchWorkflow
from incident_actions.text.markers import data_of
from incident_actions.watch import FILE
from tests.rehearsal import OPEN, planned, settled, status
from tests.stories import then, thread

ON = SwitchWorkflow(FILE, on=True)
REFUSED = {"refused": frozenset({"watch"})}
CLOSED, REOPENED = "10:40 ana closed", "10:50 ana reopened"


def among(open_incidents, told):
    """The thread in a repository with so many open incidents, this one counted."""
    return replace(told, repository=replace(told.repository, open_incidents=open_incidents))


def watched(**run):
    """An open incident that has been looked at."""
    return settled(among(1, thread(OPEN)), **run)


def says(told):
    return data_of(status(told))["watch"]


def switches(told, **run):
    return [effect for effect in planned(told, **run) if isinstance(effect, SwitchWorkflow)]


def test_an_open_incident_switches_the_schedule_on_once_its_status_comment_stands():
    declared = among(1, thread(OPEN))
    assert switches(declared) == []
    assert says(watched()) == "on"


def test_what_the_record_says_is_not_done_again():
    assert switches(watched()) == []


@pytest.mark.parametrize("ending", [CLOSED, "10:40 ana wrote /resolve done"])
def test_a_resolved_incident_wants_it_no_longer_and_leaves_the_switch_to_the_sweep(ending):
    told = then(watched(), ending)
    assert switches(told) == []
    assert says(settled(told)) == "off"


@pytest.mark.parametrize("again", [REOPENED, "10:50 ana wrote /reopen no"])
def test_reopening_switches_it_on_again(again):
    told = then(settled(then(watched(), CLOSED)), again)
    assert switches(told) == [ON]
    assert says(settled(told)) == "on"


def test_an_incident_that_ended_before_we_came_switches_nothing():
    told = among(0, thread(f"{OPEN}{CLOSED}"))
    assert says(settled(told)) == "off"


def test_a_refused_switch_makes_the_record_say_stuck_and_the_comment_say_so_once():
    told = watched(**REFUSED)
    assert says(told) == "stuck"
    assert status(told).count("could not be switched. It takes the workflow `incidents-watch.yml`") == 1


@pytest.mark.parametrize("later", [CLOSED, f"{CLOSED}\n{REOPENED}"])
def test_once_stuck_nothing_is_tried_again(later):
    told = then(watched(**REFUSED), later)
    assert switches(told) == []
    assert says(settled(told)) == "stuck"


@pytest.mark.parametrize(("others", "said"), [(0, "stuck"), (1, "off")])
def test_a_refusal_to_switch_off_stands_in_a_resolved_incident_where_no_other_is_open(others, said):
    told = among(others, settled(then(watched(), CLOSED)))
    assert says(settled(told, **REFUSED)) == said
