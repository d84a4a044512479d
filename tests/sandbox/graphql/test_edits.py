"""Each version of what somebody wrote is kept, whole, with who made it."""

EDITS = """query Edits($first: Int!) { repository(owner: "octo", name: "shop") { issue(number: 1) {
  userContentEdits(first: $first) { ...All }
  comments(first: 1) { nodes { userContentEdits(first: $first) { ...All } } }
} } }
fragment All on UserContentEditConnection { totalCount nodes { id diff editedAt editor { login } } }"""
BY_ID = "query ByIds($ids: [ID!]!) { nodes(ids: $ids) { ... on UserContentEdit { id diff deletedAt } } }"


def edits(client, first=10):
    """Those of the issue, and those of its first comment."""
    issue = client.graphql(EDITS, first=first)["data"]["repository"]["issue"]
    return issue["userContentEdits"], issue["comments"]["nodes"][0]["userContentEdits"]


def told(found):
    return [(each["diff"], each["editor"]["login"]) for each in found["nodes"]]


def said(ana):
    ana("POST", "/issues", title="Down", body="- [ ] done")
    return f"/issues/comments/{ana('POST', '/issues/1/comments', body='One').json()['id']}"


def test_what_nobody_has_edited_has_no_versions(ana):
    said(ana)
    assert [found["totalCount"] for found in edits(ana)] == [0, 0]


def test_the_first_edit_keeps_how_it_was_made_too(ana, bot):
    comment = said(ana)
    bot("PATCH", comment, body="Two")
    ana("PATCH", "/issues/1", body="- [x] done")
    issue, first = edits(bot)
    assert told(issue) == [("- [x] done", "ana"), ("- [ ] done", "ana")]
    assert told(first) == [("Two", "github-actions"), ("One", "ana")]


def test_the_newest_are_given_first_and_found_again_by_their_id(ana, bot):
    comment = said(ana)
    for body in ("Two", "Three", "Four"):
        ana("PATCH", comment, body=body)
    _, newest = edits(bot, first=2)
    again = bot.graphql(BY_ID, ids=[each["id"] for each in newest["nodes"]])["data"]["nodes"]
    assert [each["diff"] for each in again] == ["Four", "Three"]
    assert newest["totalCount"] == 4
