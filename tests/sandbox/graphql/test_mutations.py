import base64

import pytest

IDS = '{ repository(owner: "octo", name: "shop") { id issue(number: 1) { id } label(name: "bug") { id } } }'
COMMIT = """mutation($head: GitObjectID!, $text: Base64String!) { createCommitOnBranch(input: {
  branch: {repositoryNameWithOwner: "octo/shop", branchName: "main"}, expectedHeadOid: $head,
  message: {headline: "Post-mortem"}, fileChanges: {additions: [{path: "one.md", contents: $text}]}
}) { commit { oid } } }"""
MOVE = """mutation($repository: ID!, $before: GitObjectID, $after: GitObjectID!) { updateRefs(input: {
  repositoryId: $repository, refUpdates: [{name: "refs/heads/claim", beforeOid: $before, afterOid: $after}]
}) { clientMutationId } }"""


@pytest.fixture
def ids(ana):
    ana("POST", "/issues", title="Down")
    found = ana.graphql(IDS)["data"]["repository"]
    return {"repository": found["id"], "issue": found["issue"]["id"], "label": found["label"]["id"]}


def test_one_failing_mutation_leaves_the_others_done(bot, ids, ana):
    answer = bot.graphql(
        """mutation($issue: ID!, $repository: ID!, $label: ID!) {
          said: addComment(input: {subjectId: $issue, body: "First"}) { commentEdge { node { body } } }
          made: createLabel(input: {repositoryId: $repository, name: "BUG", color: "ffffff"}) { label { id } }
          put: addLabelsToLabelable(input: {labelableId: $issue, labelIds: [$label]}) { clientMutationId }
          closed: closeIssue(input: {issueId: $issue, stateReason: NOT_PLANNED}) {
            issue { state stateReason } }
        }""",
        **ids,
    )
    (error,) = answer["errors"]
    assert (answer["data"]["made"], error["path"], error["type"]) == (None, ["made"], "UNPROCESSABLE")
    assert answer["data"]["closed"]["issue"] == {"state": "CLOSED", "stateReason": "NOT_PLANNED"}
    kinds = [entry["event"] for entry in ana.get("/issues/1/timeline").json()]
    assert kinds == ["commented", "labeled", "closed"]


def test_a_person_without_the_right_is_forbidden(eve, ids):
    answer = eve.graphql(
        """mutation($issue: ID!, $label: ID!) {
          addLabelsToLabelable(input: {labelableId: $issue, labelIds: [$label]}) { clientMutationId } }""",
        issue=ids["issue"],
        label=ids["label"],
    )
    (error,) = answer["errors"]
    message = "eve does not have the correct permissions to execute `AddLabelsToLabelable`"
    assert (error["type"], error["message"]) == ("FORBIDDEN", message)


def test_a_job_without_the_permission_is_forbidden(client, ids):
    reader = client(issues="read")
    say = 'mutation($issue: ID!) { addComment(input: {subjectId: $issue, body: "Hi"}) { clientMutationId } }'
    (error,) = reader.graphql(say, issue=ids["issue"])["errors"]
    assert (error["type"], error["message"]) == ("FORBIDDEN", "Resource not accessible by integration")


def test_a_commit_on_a_branch_that_has_moved_on_is_stale(bot, shop):
    head, text = shop.heads["main"], base64.b64encode(b"# One\n").decode()
    first = bot.graphql(COMMIT, head=head, text=text)
    second = bot.graphql(COMMIT, head=head, text=text)
    assert first["data"]["createCommitOnBranch"]["commit"]["oid"] == shop.heads["main"]
    assert second["errors"][0]["type"] == "STALE_DATA"


def test_update_refs_is_a_compare_and_swap(bot, shop, ids):
    head, nothing = shop.heads["main"], "0" * 40
    made = bot.graphql(MOVE, repository=ids["repository"], before=nothing, after=head)
    again = bot.graphql(MOVE, repository=ids["repository"], before=nothing, after=head)
    gone = bot.graphql(MOVE, repository=ids["repository"], before=head, after=nothing)
    assert ("errors" in made, "errors" in again, "errors" in gone) == (False, True, False)
    assert bot.get("/git/ref/heads/claim").status_code == 404


def test_a_foreign_node_id_is_not_found(bot):
    asked = 'mutation { addComment(input: {subjectId: "I_foreign", body: "Hi"}) { clientMutationId } }'
    (error,) = bot.graphql(asked)["errors"]
    assert (error["type"], "Could not resolve to a node" in error["message"]) == ("NOT_FOUND", True)


def test_branch_commit_and_pull_request_go_out_in_one_document(bot, shop, ids):
    shop.actions_may_open_pulls = True
    answer = bot.graphql(
        """mutation($repository: ID!, $head: GitObjectID!) {
          createRef(input: {repositoryId: $repository, name: "refs/heads/pm", oid: $head}) { ref { name } }
          createCommitOnBranch(input: {branch: {repositoryNameWithOwner: "octo/shop", branchName: "pm"},
            expectedHeadOid: $head, message: {headline: "PM"},
            fileChanges: {additions: [{path: "pm.md", contents: "UE0K"}]}}) { ref { name } }
          createPullRequest(input: {repositoryId: $repository, baseRefName: "main", headRefName: "pm",
            title: "PM", body: "Of #1", draft: true}) {
              pullRequest { number isDraft files(first: 5) { nodes { path } } } }
        }""",
        repository=ids["repository"],
        head=shop.heads["main"],
    )
    made = answer["data"]["createPullRequest"]["pullRequest"]
    assert made == {"number": 2, "isDraft": True, "files": {"nodes": [{"path": "pm.md"}]}}


CLOSE = """mutation($issue: ID!, $original: ID) {
  closeIssue(input: {issueId: $issue, stateReason: DUPLICATE, duplicateIssueId: $original}) {
    issue { stateReason known: stateReason(enableDuplicate: true)
      timelineItems(last: 1) { nodes { ... on ClosedEvent { stateReason } } } } } }"""


@pytest.mark.parametrize("said", [True, False])
def test_an_issue_is_closed_as_a_duplicate_whether_or_not_it_is_said_of_which(ana, ids, said):
    ana("POST", "/issues", title="Down before")
    other = ana.get("/issues/2").json()["node_id"]
    closed = ana.graphql(CLOSE, issue=ids["issue"], original=other if said else None)["data"]["closeIssue"]
    assert closed["issue"] == {
        "stateReason": "NOT_PLANNED",
        "known": "DUPLICATE",
        "timelineItems": {"nodes": [{"stateReason": "DUPLICATE"}]},
    }


def test_a_duplicate_of_what_is_not_there_is_refused(ana, ids):
    (error,) = ana.graphql(CLOSE, issue=ids["issue"], original="I_nothing")["errors"]
    assert error["type"] == "NOT_FOUND"
    assert ana.get("/issues/1").json()["state"] == "open"
