import pytest

from incident_actions.sandbox.operations.mentions import references


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("see #12", [("a/b", 12, False)]),
        ("Fixes #12 and closes: #13", [("a/b", 12, True), ("a/b", 13, True)]),
        ("x/y#3 and #3", [("x/y", 3, False), ("a/b", 3, False)]),
        ("http://127.0.0.1:80/a/b/issues/7#issuecomment-1", [("a/b", 7, False)]),
        ("resolves https://github.com/x/y/pull/8", [("x/y", 8, True)]),
        ("`#12` and\n```\n#13\n```", []),
        ("no#12, 12#, #x", []),
    ],
)
def test_references(text, found):
    assert references(text, "a/b") == found


def cross_references(client, number):
    entries = client.get(f"/issues/{number}/timeline").json()
    return [entry["source"]["issue"]["number"] for entry in entries if entry["event"] == "cross-referenced"]


def test_an_issue_that_names_another_stands_in_its_timeline_once(ana, bot):
    ana("POST", "/issues", title="Incident")
    bot("POST", "/issues", title="Add limits", body="From #1")
    bot("POST", "/issues/2/comments", body="Again, #1")
    assert cross_references(ana, 1) == [2]


def test_a_full_link_in_an_edited_body_is_a_reference_too(ana, world):
    ana("POST", "/issues", title="Incident")
    ana("POST", "/issues", title="Add limits")
    ana("PATCH", "/issues/2", body=f"From {world.url}/octo/shop/issues/1")
    assert cross_references(ana, 1) == [2]


def test_a_link_from_a_repository_that_one_may_not_see_is_not_shown(ana, eve, world):
    ana("POST", "/issues", title="Incident")
    world.add_repository("octo/secret", {"ana": "write"}, private=True)
    secret = {"title": "Hush", "body": "See octo/shop#1"}
    ana.session.post(f"{world.url}/repos/octo/secret/issues", json=secret)
    query = """{ repository(owner: "octo", name: "shop") { issue(number: 1) {
        timelineItems(first: 5) { nodes { ... on CrossReferencedEvent { isCrossRepository } } } } } }"""
    seen = [who.graphql(query)["data"]["repository"]["issue"]["timelineItems"]["nodes"] for who in (ana, eve)]
    assert seen == [[{"isCrossRepository": True}], []]
