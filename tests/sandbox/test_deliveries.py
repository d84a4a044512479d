import requests


def told(deliveries):
    return [(each.event, each.action, each.starts_workflows) for each in deliveries]


def test_what_a_person_does_starts_workflows_and_what_a_job_does_not(ana, bot, deliveries):
    ana("POST", "/issues", title="Down", labels=["bug"])
    bot("POST", "/issues/1/comments", body="Noted")
    assert told(deliveries) == [
        ("issues", "opened", True),
        ("issues", "labeled", True),
        ("issue_comment", "created", False),
    ]


def test_an_opened_issue_is_told_with_its_labels(ana, deliveries):
    ana("POST", "/issues", title="Down", labels=["bug"])
    assert [label["name"] for label in deliveries[0].payload["issue"]["labels"]] == ["bug"]


def test_a_job_starts_workflows_by_the_two_dispatches_only(bot, deliveries):
    bot("POST", "/dispatches", event_type="alert", client_payload={"alert": {}})
    bot("POST", "/actions/workflows/incidents.yml/dispatches", ref="main", inputs={"issue": "1"})
    assert told(deliveries) == [("repository_dispatch", "alert", True), ("workflow_dispatch", None, True)]


def test_a_dispatch_holds_ten_keys_and_65535_characters(bot):
    payloads = ({str(key): 1 for key in range(11)}, {"alert": "x" * 65_535}, {"alert": "x" * 60_000})
    sent = [bot("POST", "/dispatches", event_type="alert", client_payload=payload) for payload in payloads]
    assert [answer.status_code for answer in sent] == [422, 422, 204]


def test_what_is_refused_is_not_told(eve, ana, deliveries):
    ana("POST", "/issues", title="Down")
    deliveries.clear()
    eve("PATCH", "/issues/1", title="Up")
    assert deliveries == []


def test_a_listener_may_ask_the_server(ana, world):
    seen = []
    world.listen(
        lambda delivery: seen.append(requests.get(delivery.payload["issue"]["url"], timeout=5).status_code)
    )
    ana("POST", "/issues", title="Down")
    assert seen == [200]


def test_a_disabled_workflow_cannot_be_started_by_hand(bot):
    bot("PUT", "/actions/workflows/incidents.yml/disable")
    assert bot("POST", "/actions/workflows/incidents.yml/dispatches", ref="main").status_code == 403


def switch(client, way):
    return client("PUT", f"/actions/workflows/incidents.yml/{way}")


def test_a_workflow_is_enabled_however_often_and_disabled_only_while_it_is_active(bot):
    answers = [switch(bot, way) for way in ("enable", "disable", "disable", "enable")]
    assert [answer.status_code for answer in answers] == [204, 204, 403, 204]
    assert answers[2].json()["message"] == "Unable to disable a workflow that is not active."


def test_switching_a_workflow_takes_the_permission_to_write_actions(client):
    reader = client(actions="read")
    assert [switch(reader, way).status_code for way in ("enable", "disable")] == [403, 403]
    assert reader.get("/actions/workflows/incidents.yml").json()["state"] == "active"
