"""Which issues are incidents."""

import pytest

from incident_actions.looking import is_incident
from tests.stories import form, thread

OPENED = "10:00 ana opened Checkout is down\n"


@pytest.mark.parametrize("label", ["incident", "Incident", "INCIDENT"])
def test_the_label_makes_an_incident_in_letters_of_any_case(label):
    assert is_incident(thread(OPENED, labels=(label,)))


@pytest.mark.parametrize("label", ["incident", "Incident"])
def test_whoever_takes_the_label_away_says_that_it_is_none(label):
    story = f"{OPENED}10:01 ana labeled {label}\n10:02 ana unlabeled {label}"
    body = form(what="It broke", severity="SEV1 Critical")

    assert not is_incident(thread(story, body=body, labels=()))


def test_an_issue_from_our_form_is_one_before_it_is_labelled():
    body = form(what="It broke", severity="SEV1 Critical")

    assert is_incident(thread(OPENED, body=body, labels=()))
