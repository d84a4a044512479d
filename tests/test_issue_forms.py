"""The issue forms: their ids, headings and choices are what the program reads again from the body."""

from pathlib import Path

import pytest
import yaml

FORMS = Path(__file__).parent.parent / ".github" / "ISSUE_TEMPLATE"


def fields(name):
    form = yaml.safe_load((FORMS / f"{name}.yml").read_text())
    return {field["id"]: field for field in form["body"] if "id" in field}


def test_an_incident_asks_for_these_facts_under_these_headings():
    assert {name: field["attributes"]["label"] for name, field in fields("incident").items()} == {
        "what": "What is happening?",
        "impact": "Impact",
        "severity": "Severity",
        "detected_by": "How was it detected?",
        "started_at": "Started at",
        "detected_at": "Detected at",
        "services": "Services",
        "commander": "Commander",
        "links": "Links",
    }


def test_two_sentences_and_a_severity_are_enough():
    required = {
        name for name, field in fields("incident").items() if field.get("validations", {}).get("required")
    }
    assert required == {"what", "impact", "severity"}


def test_the_choices_are_those_that_the_program_reads():
    options = {name: field["attributes"].get("options") for name, field in fields("incident").items()}
    assert [option.split(":")[0] for option in options["severity"]] == [
        "SEV1 Critical",
        "SEV2 Major",
        "SEV3 Minor",
        "SEV4 Low",
    ]
    assert options["detected_by"] == ["SLO alert", "Synthetic check", "Anomaly", "Customer", "Person"]


def test_a_customers_report_shares_the_headings():
    incident, report = fields("incident"), fields("customer-report")
    assert {name: field["attributes"]["label"] for name, field in report.items()} == {
        name: incident[name]["attributes"]["label"] for name in report
    }


@pytest.mark.parametrize(
    ("form", "label"), [("incident", "incident"), ("customer-report", "customer-report")]
)
def test_a_form_sets_its_label(form, label):
    assert yaml.safe_load((FORMS / f"{form}.yml").read_text())["labels"] == [label]
