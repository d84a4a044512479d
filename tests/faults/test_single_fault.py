"""Whatever goes wrong with any one request, in the end all is as if it had not."""

import pytest

from tests.faults.matrix import consequences, every_death, every_fault, few_faults, pairs, some_faults
from tests.faults.response import RESPONSE
from tests.faults.story import STORY

#: Steps of many requests that are much like another's: with death alone by day, with all faults at night.
LATER = {"another late word", "a small one"}


def by_day(steps):
    """The steps, those for the night marked."""
    return [
        pytest.param(step, id=step.name, marks=pytest.mark.nightly if step.name in LATER else ())
        for step in steps
    ]


a_step_of_the_story = pytest.mark.parametrize("step", by_day(STORY))
a_step_of_the_response = pytest.mark.parametrize("step", by_day(RESPONSE))
every_step = pytest.mark.parametrize("step", STORY + RESPONSE, ids=lambda step: step.name)


@a_step_of_the_story
def test_a_fault_at_any_request_changes_nothing_in_the_end(step):
    assert consequences(step, some_faults(step)) == {}


@a_step_of_the_response
def test_a_fault_while_people_respond_changes_nothing_and_tells_nobody_twice(step):
    assert consequences(step, few_faults(step)) == {}


@every_step
def test_a_run_that_dies_after_any_request_changes_nothing_in_the_end(step):
    assert consequences(step, every_death(step)) == {}


@pytest.mark.nightly
@every_step
def test_every_fault_at_every_request_changes_nothing_in_the_end(step):
    assert consequences(step, every_fault(step)) == {}


@pytest.mark.nightly
@every_step
def test_two_faults_change_nothing_in_the_end(step):
    assert consequences(step, pairs(step)) == {}
