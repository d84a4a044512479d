import pytest

THREAD = """query Thread($after: String, $size: Int!) {
repository(owner: "octo", name: "shop") { issue(number: 1) {
  databaseId fullDatabaseId author { __typename login }
  timelineItems(first: $size, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes { __typename
      ... on LabeledEvent { label { name } actor { login } }
      ... on IssueComment { body viewerDidAuthor author { __typename login ... on Bot { databaseId } }
        reactionGroups { content viewerHasReacted reactors(first: 5) { totalCount nodes {
          ... on User { login } ... on Bot { login } } } } }
      ... on ClosedEvent { stateReason actor { login } }
    } } } } }"""


def timeline(client, size=100, after=None):
    answer = client.graphql(THREAD, size=size, after=after)
    return answer["data"]["repository"]["issue"]["timelineItems"]


@pytest.fixture
def comment(ana, bot):
    ana("POST", "/issues", title="Down", labels=["incident"])
    made = ana("POST", "/issues/1/comments", body="/ack").json()["id"]
    bot("POST", f"/issues/comments/{made}/reactions", content="eyes")
    bot("POST", "/issues/1/comments", body="Noted")
    ana("PATCH", "/issues/1", state="closed")
    return made


@pytest.mark.usefixtures("comment")
def test_a_thread_is_read_in_one_request_in_order(bot):
    told = timeline(bot)["nodes"]
    assert [entry["__typename"] for entry in told] == [
        "LabeledEvent",
        "IssueComment",
        "IssueComment",
        "ClosedEvent",
    ]
    assert told[0]["label"]["name"] == "incident"
    assert told[3]["stateReason"] == "COMPLETED"


@pytest.mark.usefixtures("comment")
def test_a_bot_author_has_no_suffix_and_knows_itself(bot, ana):
    entry = timeline(bot)["nodes"][2]
    assert entry["author"] == {"__typename": "Bot", "login": "github-actions", "databaseId": 41898282}
    assert (entry["viewerDidAuthor"], timeline(ana)["nodes"][2]["viewerDidAuthor"]) == (True, False)
    assert bot.graphql("{ viewer { login } }")["data"]["viewer"]["login"] == "github-actions[bot]"


@pytest.mark.usefixtures("comment")
def test_reactions_come_with_the_thread(bot, ana):
    def eyes(client):
        groups = timeline(client)["nodes"][1]["reactionGroups"]
        return next(group for group in groups if group["content"] == "EYES")

    assert eyes(bot)["reactors"] == {"totalCount": 1, "nodes": [{"login": "github-actions"}]}
    assert (eyes(bot)["viewerHasReacted"], eyes(ana)["viewerHasReacted"]) == (True, False)


@pytest.mark.usefixtures("comment")
def test_a_cursor_stays_right_when_entries_are_added_and_deleted(bot, ana, comment):
    first = timeline(bot, size=2)
    ana("POST", "/issues/1/comments", body="Late")
    ana("DELETE", f"/issues/comments/{comment}")
    rest = timeline(bot, after=first["pageInfo"]["endCursor"])["nodes"]
    assert [entry.get("body", entry["__typename"]) for entry in rest] == [
        "Noted",
        "ClosedEvent",
        "Late",
        "CommentDeletedEvent",
    ]


@pytest.mark.usefixtures("comment")
def test_an_id_beyond_31_bits_is_only_in_the_full_one(bot):
    issue = bot.graphql(THREAD, size=1)["data"]["repository"]["issue"]
    assert (issue["databaseId"], int(issue["fullDatabaseId"]) > 2**31) == (None, True)


@pytest.mark.parametrize(
    ("fields", "kind", "message"),
    [
        ("issue(number: 9) { id }", "NOT_FOUND", "Could not resolve to an Issue with the number of 9."),
        ("issues { nodes { id } }", "MISSING_PAGINATION_BOUNDARIES", "You must provide a `first` or `last`"),
        ("issues(first: 101) { totalCount }", "EXCESSIVE_PAGINATION", "Requesting 101 records"),
    ],
)
def test_a_mistake_is_answered_with_its_kind(bot, fields, kind, message):
    answer = bot.graphql(f'{{ repository(owner: "octo", name: "shop") {{ {fields} }} }}')
    (error,) = answer["errors"]
    assert (error["type"], error["message"].startswith(message)) == (kind, True)


def test_the_mere_count_needs_no_bounds(ana, bot):
    ana("POST", "/issues", title="Down")
    answer = bot.graphql('{ repository(owner: "octo", name: "shop") { issues { totalCount } } }')
    assert answer == {"data": {"repository": {"issues": {"totalCount": 1}}}}


def test_a_thousand_comments_are_read_in_ten_requests(bot, world, shop):
    from incident_actions.sandbox.operations import comments, issues
    from incident_actions.sandbox.visit import Visit

    visit = Visit(world, world.person("ana"), shop)
    issue = issues.create(visit, issues.Draft("Down"))
    for number in range(1000):
        comments.create(visit, issue, f"Comment {number}")
    bodies, after, requests = [], None, 0
    while after is not None or requests == 0:
        page = timeline(bot, after=after)
        requests += 1
        bodies += [entry["body"] for entry in page["nodes"]]
        after = page["pageInfo"]["endCursor"] if page["pageInfo"]["hasNextPage"] else None
    assert (requests, bodies) == (10, [f"Comment {number}" for number in range(1000)])


ROCKETS = """query($content: ReactionContent) { repository(owner: "octo", name: "shop") { issue(number: 1) {
  timelineItems(first: 1, itemTypes: [ISSUE_COMMENT]) { nodes { ... on IssueComment {
    reactions(first: 10, content: $content) {
      totalCount viewerHasReacted nodes { content createdAt user { login databaseId } } } } } } } } }"""


def test_who_gave_a_reaction_and_when_comes_with_the_thread(bot, ana, comment):
    ana("POST", f"/issues/comments/{comment}/reactions", content="rocket")
    bot("POST", f"/issues/comments/{comment}/reactions", content="rocket")

    def told(**asked):
        found = bot.graphql(ROCKETS, **asked)["data"]["repository"]["issue"]["timelineItems"]["nodes"]
        return found[0]["reactions"]

    rockets = told(content="ROCKET")
    assert [each["user"]["login"] for each in rockets["nodes"]] == ["ana", "github-actions[bot]"]
    assert rockets["nodes"][1]["user"]["databaseId"] == 41898282
    assert (rockets["totalCount"], rockets["viewerHasReacted"]) == (2, True)
    assert (told()["totalCount"], told(content="HEART")["totalCount"]) == (3, 0)


def test_of_a_reaction_whose_giver_has_left_no_user_is_told(bot, ana, world, comment):
    ana("POST", f"/issues/comments/{comment}/reactions", content="rocket")
    del world.users["ana"]

    answer = bot.graphql(ROCKETS, content="ROCKET")["data"]["repository"]["issue"]["timelineItems"]["nodes"]
    assert answer[0]["reactions"]["nodes"][0]["user"] is None
