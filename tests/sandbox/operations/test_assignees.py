def logins(answer):
    return [person["login"] for person in answer.json()["assignees"]]


def test_who_cannot_be_assigned_is_silently_left_out(ana):
    ana("POST", "/issues", title="Down")
    answer = ana("POST", "/issues/1/assignees", assignees=["bob", "stranger"])
    assert (answer.status_code, logins(answer)) == (201, ["bob"])


def test_a_reader_assigns_nobody_and_is_not_told(ana, eve):
    ana("POST", "/issues", title="Down")
    answer = eve("POST", "/issues/1/assignees", assignees=["eve"])
    assert (answer.status_code, logins(answer)) == (201, [])


def test_the_question_who_can_be_assigned_is_answered_by_status(ana):
    assert [ana.get(f"/assignees/{login}").status_code for login in ("bob", "stranger")] == [204, 404]


def test_a_person_is_assigned_once_and_taken_off_in_any_case_of_the_login(ana):
    ana("POST", "/issues", title="Down", assignees=["bob"])
    ana("POST", "/issues/1/assignees", assignees=["bob"])
    assert logins(ana("DELETE", "/issues/1/assignees", assignees=["BOB"])) == []
    assert [entry["event"] for entry in ana.get("/issues/1/events").json()] == ["assigned", "unassigned"]
