import re


def following(answer):
    found = re.search(r'<[^>]*[?&]after=([^&>]+)[^>]*>; rel="next"', answer.headers.get("link", ""))
    return found[1].replace("%3D", "=") if found else None


def test_issues_go_by_cursor_with_no_last_page(ana):
    for number in range(5):
        ana("POST", "/issues", title=f"Issue {number}")
    first = ana.get("/issues", per_page=2)
    second = ana.get("/issues", per_page=2, after=following(first))
    third = ana.get("/issues", per_page=2, after=following(second))
    numbers = [[issue["number"] for issue in page.json()] for page in (first, second, third)]
    assert numbers == [[5, 4], [3, 2], [1]]
    assert ('rel="last"' in first.headers["link"], following(third)) == (False, None)


def test_a_high_page_number_of_issues_is_refused(ana):
    assert ana.get("/issues", page=50).status_code == 422


def test_other_lists_go_by_number_and_name_the_last_page(ana):
    ana("POST", "/issues", title="Down")
    for body in "abcde":
        ana("POST", "/issues/1/comments", body=body)
    page = ana.get("/issues/1/comments", per_page=2, page=2)
    rels = re.findall(r'[?&]page=(\d+)>; rel="(\w+)"', page.headers["link"])
    assert [comment["body"] for comment in page.json()] == ["c", "d"]
    assert {rel: number for number, rel in rels} == {"prev": "1", "next": "3", "last": "3", "first": "1"}


def test_the_list_of_issues_is_filtered(ana):
    ana("POST", "/issues", title="One", labels=["incident", "severity/sev1"])
    ana("POST", "/issues", title="Two", labels=["incident"])
    ana("PATCH", "/issues/2", state="closed")
    found = {
        name: [issue["number"] for issue in ana.get("/issues", **query).json()]
        for name, query in {
            "open": {},
            "both labels": {"labels": "incident,SEVERITY/sev1", "state": "all"},
            "closed": {"labels": "incident", "state": "closed"},
            "later": {"state": "all", "since": "2999-01-01T00:00:00Z"},
        }.items()
    }
    assert found == {"open": [1], "both labels": [1], "closed": [2], "later": []}
