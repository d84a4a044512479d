from pathlib import Path

import pytest

from incident_actions.sandbox.demo.form import fill_in

FORM = """
name: Declare
title: "[Incident] "
labels: [incident]
body:
  - type: markdown
    attributes: {value: Two sentences are enough.}
  - type: input
    id: what
    attributes: {label: "What is happening?"}
  - type: input
    id: started_at
    attributes: {label: Started at}
"""


def test_a_form_becomes_headings_with_answers_as_on_github():
    filled = fill_in(FORM, "Checkout is down", {"what": "Checkout is down"})

    assert filled.body == "### What is happening?\n\nCheckout is down\n\n### Started at\n\n_No response_"


def test_a_form_brings_its_labels_and_the_beginning_of_its_title():
    filled = fill_in(FORM, "Checkout is down", {})

    assert (filled.title, filled.labels) == ("[Incident] Checkout is down", ("incident",))


def test_an_answer_to_no_question_is_refused():
    with pytest.raises(KeyError, match="colour"):
        fill_in(FORM, "Checkout is down", {"colour": "red"})


def test_the_demonstrations_answers_fit_the_form_that_users_copy():
    from incident_actions.sandbox.demo.checkout_outage import DECLARED

    form = Path(__file__).parents[3] / ".github" / "ISSUE_TEMPLATE" / "incident.yml"

    assert DECLARED.answers["severity"] in form.read_text()
    assert fill_in(form.read_text(), "x", DECLARED.answers).labels == ("incident",)
