from datetime import UTC, datetime

import pytest

from incident_actions.sandbox.deliveries import Delivery
from incident_actions.sandbox.demo.checking import checked
from incident_actions.sandbox.model.runs import CheckRun, WorkflowRun
from incident_actions.sandbox.runner.runs import Base, Run
from incident_actions.sandbox.runner.workflows import parse

AT = datetime(2026, 11, 23, 10, 1, tzinfo=UTC)
WORKFLOW = parse("w.yml", "on: pull_request\njobs: {incident: {steps: []}}")


def run(conclusion, annotations=0, event="pull_request", **pull):
    check = CheckRun(1, "Review", "a" * 40, "completed", conclusion, annotations=[{}] * annotations)
    payload = {"pull_request": {"state": "open", "draft": False, **pull}}
    delivery = Delivery("1", event, "synchronize", payload, "acme/shop", AT, starts_workflows=True)
    record = WorkflowRun(2, WORKFLOW.path, event, "completed", AT, AT, conclusion)
    return Run(delivery, WORKFLOW, record, {}, Base("main", "a" * 40), checks={"incident": check})


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (run("success"), ["the check Review passes"]),
        (run("failure", 1), ["the check Review fails, with 1 annotation"]),
        (run("success", 2, draft=True), ["the check Review passes while it is a draft, with 2 annotations"]),
        (run("success", 0, draft=True), ["the check Review passes"]),
        (run("skipped"), []),
        (run("success", state="closed"), []),
        (run("success", event="issues"), []),
    ],
)
def test_it_is_told_how_the_checks_of_an_open_pull_request_went(one, told):
    assert list(checked([one])) == told
