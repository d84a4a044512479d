def test_a_parent_has_a_hundred_children_at_most(ana, shop):
    ana("POST", "/issues", title="Parent")
    shop.issues[1].sub_issues.extend(range(1000, 1100))
    child = ana("POST", "/issues", title="One too many").json()["id"]
    refused = ana("POST", "/issues/1/sub_issues", sub_issue_id=child)
    assert (refused.status_code, "more than 100" in refused.json()["message"]) == (422, True)


def test_a_child_has_one_parent_unless_it_is_replaced(ana):
    for title in ("One", "Two"):
        ana("POST", "/issues", title=title)
    child = ana("POST", "/issues", title="Child").json()["id"]
    assert ana("POST", "/issues/1/sub_issues", sub_issue_id=child).status_code == 201
    assert ana("POST", "/issues/2/sub_issues", sub_issue_id=child).status_code == 422
    assert ana("POST", "/issues/2/sub_issues", sub_issue_id=child, replace_parent=True).status_code == 201
    assert ana.get("/issues/3/parent").json()["number"] == 2


def test_no_issue_is_its_own_ancestor(ana):
    parent = ana("POST", "/issues", title="Parent").json()["id"]
    child = ana("POST", "/issues", title="Child").json()["id"]
    ana("POST", "/issues/1/sub_issues", sub_issue_id=child)
    assert ana("POST", "/issues/2/sub_issues", sub_issue_id=parent).status_code == 422
