from incident_actions.sandbox.operations import issues
from incident_actions.sandbox.visit import Visit


def test_an_issue_opened_by_a_triager_keeps_its_labels_assignees_and_milestone(ana, bob):
    ana("POST", "/milestones", title="Q4")
    opened = bob("POST", "/issues", title="Down", labels=["bug"], assignees=["ana"], milestone=1).json()
    assert [label["name"] for label in opened["labels"]] == ["bug"]
    assert [person["login"] for person in opened["assignees"]] == ["ana"]
    assert opened["milestone"]["title"] == "Q4"


def test_labels_assignees_and_milestone_of_a_reader_are_silently_dropped(ana, eve):
    ana("POST", "/milestones", title="Q4")
    opened = eve("POST", "/issues", title="Down", labels=["bug"], assignees=["ana"], milestone=1)
    assert opened.status_code == 201
    assert (opened.json()["labels"], opened.json()["assignees"], opened.json()["milestone"]) == ([], [], None)


def test_one_who_cannot_be_assigned_fails_the_whole_issue(ana):
    refused = ana("POST", "/issues", title="Down", assignees=["ana", "stranger"])
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["field"] == "assignees"
    assert ana.get("/issues").json() == []


def test_a_body_of_65536_characters_fits_and_one_more_does_not(ana):
    assert ana("POST", "/issues", title="Long", body="x" * 65_536).status_code == 201
    refused = ana("POST", "/issues", title="Longer", body="x" * 65_537)
    assert refused.json()["errors"][0]["message"] == "body is too long (maximum is 65536 characters)"


def test_the_limit_counts_utf_16_units(ana):
    assert ana("POST", "/issues", title="Faces", body="😀" * 32_769).status_code == 422


def test_line_ends_are_kept_as_they_were_typed(ana):
    opened = ana("POST", "/issues", title="Form", body="### What\r\n\r\nAll\r\n").json()
    assert opened["body"] == "### What\r\n\r\nAll\r\n"


def test_closing_and_reopening_stand_in_the_timeline_with_their_reason(ana):
    ana("POST", "/issues", title="Down")
    closed = ana("PATCH", "/issues/1", state="closed", state_reason="not_planned").json()
    reopened = ana("PATCH", "/issues/1", state="open").json()
    kinds = [entry["event"] for entry in ana.get("/issues/1/timeline").json()]
    assert (closed["state_reason"], reopened["state_reason"]) == ("not_planned", "reopened")
    assert kinds == ["closed", "reopened"]


def test_a_new_title_leaves_the_old_one_in_the_timeline(ana):
    ana("POST", "/issues", title="Slow")
    ana("PATCH", "/issues/1", title="Down")
    assert ana.get("/issues/1/events").json()[0]["rename"] == {"from": "Slow", "to": "Down"}


def test_a_reader_changes_their_own_issue_only(ana, eve):
    ana("POST", "/issues", title="Ana's")
    eve("POST", "/issues", title="Eve's")
    assert eve("PATCH", "/issues/1", title="Eve's too").status_code == 403
    assert eve("PATCH", "/issues/2", state="closed").json()["state"] == "closed"


def test_a_transferred_issue_answers_301_and_a_deleted_one_410(ana, world, shop):
    ana("POST", "/issues", title="Gone")
    shop.gone[7] = "octo/other#3"
    issues.delete(Visit(world, world.person("octo"), shop), shop.issues[1])
    moved = ana.get("/issues/7")
    assert (moved.status_code, moved.headers["location"]) == (301, f"{world.url}/repos/octo/other/issues/3")
    assert (ana.get("/issues/1").status_code, ana.get("/issues/99").status_code) == (410, 404)


def test_database_ids_are_beyond_31_bits_and_only_grow(ana):
    first = ana("POST", "/issues", title="One").json()["id"]
    second = ana("POST", "/issues/1/comments", body="Two").json()["id"]
    assert 2**31 < first < second
