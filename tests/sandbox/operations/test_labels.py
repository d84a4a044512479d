def names(answer):
    return [label["name"] for label in answer.json()]


def test_a_label_that_is_there_in_another_case_already_exists(ana):
    refused = ana("POST", "/labels", name="BUG", color="ffffff")
    assert refused.status_code == 422
    assert refused.json()["errors"] == [{"resource": "Label", "field": "name", "code": "already_exists"}]


def test_adding_an_unknown_label_makes_it_grey(ana):
    ana("POST", "/issues", title="Down")
    assert names(ana("POST", "/issues/1/labels", labels=["status/identified"])) == ["status/identified"]
    assert ana.get("/labels/status%2Fidentified").json()["color"] == "ededed"


def test_adding_twice_leaves_one_entry_and_removing_what_is_not_there_answers_404(ana):
    ana("POST", "/issues", title="Down")
    ana("POST", "/issues/1/labels", labels=["bug"])
    ana("POST", "/issues/1/labels", labels=["bug"])
    assert [entry["event"] for entry in ana.get("/issues/1/events").json()] == ["labeled"]
    assert names(ana("DELETE", "/issues/1/labels/bug")) == []
    assert ana("DELETE", "/issues/1/labels/bug").status_code == 404


def test_a_reader_cannot_label(ana, eve):
    ana("POST", "/issues", title="Down")
    assert eve("POST", "/issues/1/labels", labels=["bug"]).status_code == 404
    assert names(ana.get("/issues/1/labels")) == []


def test_an_entry_keeps_the_name_of_a_label_that_is_deleted(ana):
    ana("POST", "/issues", title="Down", labels=["new"])
    ana("DELETE", "/labels/new")
    entries = ana.get("/issues/1/events").json()
    assert [(entry["event"], entry["label"]["name"]) for entry in entries] == [
        ("labeled", "new"),
        ("unlabeled", "new"),
    ]


def test_names_of_51_characters_are_refused(ana):
    assert ana("POST", "/labels", name="x" * 50).status_code == 201
    assert ana("POST", "/labels", name="y" * 51).status_code == 422
